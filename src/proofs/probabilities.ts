import { line, type Proof, proof } from './proof.js'

/** Softmax and its kin. */
export const probabilityProofs: readonly Proof[] = [
  proof('softmax', 'z: n', 's = softmax(z); u = exp(z); t = sum(u)', [
    line('s = u/t', 'softmaxQuotient'),
    line('ds = du/t - u dt/t^2', 'quotientRule', 'quotient'),
    line('du = u ⊙ dz', 'chainRule', 'exp'),
    line("dt = ones(n)' du = u' dz", 'linear', 'sum'),
    line("ds = s ⊙ dz - s (s' dz)", 'softmaxName'),
    line("ds = (diag(s) - s s') dz", 'collect'),
  ]),
  {
    ...proof('softmax', 'Z: m×n', 'S = softmax(Z); U = exp(Z); t = U ones(n)', [
      line('S = diag(t)^-1 U', 'rowsAlone'),
      line('dS = diag(t)^-1 dU - diag(t)^-1 diag(dt) diag(t)^-1 U', 'productRule', 'inverse'),
      line('dU = U ⊙ dZ', 'chainRule', 'exp'),
      line('diag(t)^-1 dt = (S ⊙ dZ) ones(n)', 'putIn'),
      line('dS = S ⊙ dZ - diag((S ⊙ dZ) ones(n)) S', 'softmaxName'),
    ]),
    name: 'softmax-rows',
    kind: 'matrix',
  },
  proof('log_softmax', 'z: n', 'l = log_softmax(z); s = softmax(z)', [
    line('l = z - logsumexp(z) ones(n)', 'logOfQuotient'),
    line("dl = dz - ones(n) (s' dz)", 'sumRule', 'logsumexp'),
  ]),
  proof('logsumexp', 'z: n', "f = logsumexp(z); t = ones(n)' exp(z)", [
    line('f = log(t)', 'definition'),
    line('df = dt/t', 'logRule', 'log'),
    line("dt = exp(z)' dz", 'chainRule', 'exp'),
    line("df = (exp(z)/t)' dz = softmax(z)' dz", 'softmaxQuotient'),
  ]),
  proof('cross_entropy', 'y, p: n positive', 'c = cross_entropy(y, p)', [
    line('c = -sum_i y_i log(p_i)', 'definition'),
    line('dc = -sum_i (dy_i log(p_i) + y_i dp_i/p_i)', 'entriesInTurn', 'log'),
    line('dc = -⟨log(p), dy⟩ - ⟨y ⊘ p, dp⟩', 'collectEntries'),
  ]),
  proof('kl', 'p, q: n positive', 'c = kl(p, q)', [
    line('c = sum_i p_i log(p_i/q_i) = sum_i p_i (log(p_i) - log(q_i))', 'definition'),
    line('dc = sum_i (dp_i log(p_i/q_i) + p_i (dp_i/p_i - dq_i/q_i))', 'entriesInTurn', 'log'),
    line('dc = ⟨log(p ⊘ q) + ones(n), dp⟩ - ⟨p ⊘ q, dq⟩', 'collectEntries'),
  ]),
]
