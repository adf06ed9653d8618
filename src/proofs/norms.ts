import { line, type Proof, proof } from './proof.js'

/** Norms of vectors, and of matrices by their singular values. */
export const normProofs: readonly Proof[] = [
  proof('squared_norm', 'u: n', 's = ‖u‖²', [
    line("s = u' u", 'definition'),
    line("ds = du' u + u' du", 'productRule', 'product'),
    line("ds = 2 u' du", 'ownTranspose'),
  ]),
  proof('norm', 'u: n', 'r = ‖u‖', [
    line("r^2 = u' u", 'squareOfNorm'),
    line("2 r dr = 2 u' du", 'differentiate', 'squared_norm'),
    line("dr = u' du/r = u' du/‖u‖", 'solve'),
  ]),
  proof('norm_1', 'u: n', 'r = ‖u‖_1', [
    line("r = sign(u)' u", 'signTimes', 'abs'),
    line("dr = sign(u)' du", 'signedSum'),
  ]),
  proof('norm_inf', 'u: n', 'r = ‖u‖_∞; e = argmax(|u|)', [
    line("r = e' |u|", 'selects', 'max_of'),
    line("dr = e' (sign(u) ⊙ du)", 'linear', 'abs'),
    line("dr = (argmax(|u|) ⊙ sign(u))' du", 'rearrange'),
  ]),
  proof('p_norm', 'u: n; p: scalar; p - 1 > 0', 'r = ‖u‖_p; s = sum_i |u_i|^p', [
    line('r = s^(1/p)', 'definition'),
    line('dr = 1/p s^(1/p - 1) ds', 'powerOutside', 'power'),
    line("ds = p (|u|.^(p - 1) ⊙ sign(u))' du", 'powersInside', 'power'),
    line('s^(1/p - 1) = r^(1 - p)', 'normAgain'),
    line("dr = r^(1 - p) (|u|.^(p - 1) ⊙ sign(u))' du", 'putIn'),
  ]),
  proof('nuclear_norm', 'X: m×n', 'r = ‖X‖_*; U = polar(X)', [
    line("r = tr(U' X)", 'polarTrace'),
    line("dr = tr(dU' X) + tr(U' dX)", 'productRule', 'product'),
    line("tr(dU' X) = 0", 'orthonormalStays'),
    line("dr = tr(U' dX)", 'putIn'),
  ]),
  proof('spectral_norm', 'X: m×n', 's = ‖X‖_2; L = leading_pair(X)', [
    line("s = tr(L' X)", 'leadingTrace'),
    line("ds = tr(dL' X) + tr(L' dX)", 'productRule', 'product'),
    line("tr(dL' X) = s tr(dL' L) = 0", 'unitStays'),
    line("ds = tr(L' dX)", 'putIn'),
  ]),
  proof('polar', 'X: (n + p)×n', "U = polar(X); P = U' X", [
    line('X = U P', 'polarDefinition'),
    line('dX = dU P + U dP', 'productRule', 'product'),
    line("U dX' U = U P dU' U + U dP U' U = U P dU' U + U dP", 'symmetricFactor'),
    line("dX - U dX' U = dU P - U P dU' U", 'subtract'),
    line("dU' U = -U' dU", 'orthonormalVaries'),
    line("X U' dU + dU U' X = dX - U dX' U", 'putIn'),
    line("dU = sylvester(X U', U' X, dX - U dX' U)", 'solveSylvester', 'sylvester'),
  ]),
  proof('leading_pair', 'X: m×n', "L = leading_pair(X); s = ‖X‖_2; E = I_m - L L'; F = I_n - L' L", [
    line("X L' L = L L' X = s L", 'leadingPairs'),
    line('dL = E dL + dL F', 'rightAngles'),
    line("s E dL = E dX L' L + E X F dL' L", 'differentiateRight', 'product'),
    line("s dL F = L L' dX F + L dL' E X F", 'differentiateLeft', 'product'),
    line("(s^2 I - X X') E dL = E (s dX L' L + X dX' L)", 'putOneIntoOther'),
    line("E dL = (s^2 I - X X' + s^2 L L')^-1 E (s dX L' L + X dX' L)", 'invertApart'),
    line("dL F = (s L L' dX + L dX' X) F (s^2 I - X' X + s^2 L' L)^-1", 'likewise'),
    line(
      "dL = (s^2 I - X X' + s^2 L L')^-1 E (s dX L' L + X dX' L) + (s L L' dX + L dX' X) F (s^2 I - X' X + s^2 L' L)^-1",
      'putIn',
    ),
  ]),
]
