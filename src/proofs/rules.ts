import { line, type Proof, proof } from './proof.js'

/** The rules of derivations that are no operator's. */
export const ruleProofs: readonly Proof[] = [
  proof('chain-rule', 'f: R^n -> R^m; g: R^m -> R^p; x: n', 'z = f(x); y = g(z)', [
    line('dy = J_g(z) dz', 'jacobianIs'),
    line('dz = J_f(x) dx', 'jacobianIs'),
    line('dy = J_g(z) J_f(x) dx', 'putIn'),
  ]),
  proof('linear', 'A: m×n; x: n; b: m', 'z = A x + b', [
    line('A (x + dx) + b - (A x + b) = A dx', 'grow'),
    line('dz = A dx', 'constantOut'),
  ]),
  {
    ...proof('linear', 'W: m×n; x: n; g: m', 'z = W x', [
      line('dz = dW x', 'linear', 'product'),
      line("⟨g, dz⟩ = g' dW x = tr(g' dW x)", 'ownTrace'),
      line("tr(g' dW x) = tr(x g' dW)", 'cyclic', 'cyclic'),
      line("⟨g, dz⟩ = ⟨g x', dW⟩", 'readTrace'),
    ]),
    name: 'linear-matrix',
    kind: 'matrix',
  },
  proof('read-off', 'f: R^n -> R^m; x: n', 'y = f(x)', [
    line('dy = J_f(x) dx', 'jacobianIs'),
    line('dx = sum_j dx_j e_j', 'unitVectors'),
    line('dy = sum_j dx_j J_f(x) e_j', 'columnsOfJacobian'),
  ]),
  proof('read-gradient', 'G: m×n; X: m×n', "f = tr(G' X)", [
    line("df = tr(G' dX)", 'linear', 'trace'),
    line("dX = sum_k sum_l dX_{kl} e_k e_l'", 'unitVectors'),
    line('df = sum_k sum_l G_{kl} dX_{kl}', 'entriesOfFactor'),
  ]),
  proof('entrywise', 'z: n', 'y = f(z)', [
    line("dy = f'(z) ⊙ dz", 'entrySlopes'),
    line("dy = diag(f'(z)) dz", 'rearrange'),
  ]),
  proof('entries', 'W: m×n; x: n; i: index', 'q = W x; r = q_i', [
    line('r = sum_l W_{il} x_l', 'entryOfProduct'),
    line('dr = sum_l dW_{il} x_l', 'onlyRow', 'linear'),
    line("dq = sum_k sum_l dW_{kl} e_k e_l' x", 'ofEntries'),
    line('dq = sum_k sum_l dW_{kl} x_l e_k', 'entryOfX'),
  ]),
  proof('vectorise', 'A: m×n; B: n×p; x: n; i, j: index', 'C = A B; c = C_{ij}; q = A x; r = q_i', [
    line('sum_k A_{ik} B_{kj} = c', 'entryOfProduct'),
    line('sum_k A_{ik} x_k = r', 'entryOfProduct'),
    line('sum_k A_{ik} = (A ones(n))_i', 'sumAlone'),
  ]),
  proof('cyclic', 'A: m×n; B: n×m', 't = tr(A B)', [
    line('tr(A B) = sum_i sum_j A_{ij} B_{ji}', 'traceAsSum', 'trace'),
    line('t = sum_j sum_i B_{ji} A_{ij} = tr(B A)', 'swapSums'),
  ]),
  proof('stack', 'A: m×n; X: n×p; B: p×q', 'Y = A X B', [
    line("X = sum_l (X e_l) e_l'", 'columnByColumn'),
    line("vec(A X B) = sum_l vec((A X e_l) (B' e_l)')", 'vecLinear'),
    line("vec(A X B) = sum_l kron(B' e_l, A X e_l)", 'vecOfOuter'),
    line("vec(A X B) = kron(B', A) sum_l kron(e_l, X e_l)", 'mixedProduct'),
    line("vec(Y) = kron(B', A) vec(X)", 'vecOfOuter'),
  ]),
]
