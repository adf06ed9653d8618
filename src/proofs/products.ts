import { line, type Proof, proof } from './proof.js'

/** Sums, products and their kin. */
export const productProofs: readonly Proof[] = [
  proof('product', 'A: m×n; B: n×p', 'C = A B', [
    line('(A + dA) (B + dB) - A B = dA B + A dB + dA dB', 'grow'),
    line('dC = dA B + A dB', 'firstOrder'),
  ]),
  proof('hadamard', 'a, b: n', 'c = a ⊙ b', [
    line('(a + da) ⊙ (b + db) - a ⊙ b = da ⊙ b + a ⊙ db + da ⊙ db', 'grow'),
    line('dc = da ⊙ b + a ⊙ db', 'firstOrder'),
  ]),
  proof('quotient', 'a, b: scalar; b^2 > 0', 'c = a/b', [
    line('c b = a', 'definition'),
    line('dc b + c db = da', 'productRule', 'product'),
    line('dc = da/b - c db/b = da/b - a db/b^2', 'solve'),
  ]),
  proof('dot', 'a, b: n', 'c = ⟨a, b⟩', [
    line('c = sum_i a_i b_i', 'definition'),
    line('dc = sum_i (da_i b_i + a_i db_i)', 'entriesInTurn', 'product'),
    line('dc = ⟨da, b⟩ + ⟨a, db⟩', 'collectEntries'),
  ]),
  proof('outer', 'a: m; b: n', 'C = outer(a, b)', [
    line("C = a b'", 'definition'),
    line("dC = da b' + a db'", 'productRule', 'product'),
  ]),
  proof('kron', 'A: m×n; B: p×q', 'C = A ⊗ B', [
    line('(A + dA) ⊗ (B + dB) - A ⊗ B = dA ⊗ B + A ⊗ dB + dA ⊗ dB', 'grow'),
    line('dC = dA ⊗ B + A ⊗ dB', 'firstOrder'),
  ]),
  proof('khatri_rao', 'A: m×n; B: p×n', 'C = khatri_rao(A, B)', [
    line(
      'khatri_rao(A + dA, B + dB) - C = khatri_rao(dA, B) + khatri_rao(A, dB) + khatri_rao(dA, dB)',
      'grow',
      'kron',
    ),
    line('dC = khatri_rao(dA, B) + khatri_rao(A, dB)', 'firstOrder'),
  ]),
]
