import { line, type Proof, proof } from './proof.js'

/** Functions of square matrices, pseudo-inverses and factorisations. */
export const matrixProofs: readonly Proof[] = [
  proof('trace', 'X: n×n', 't = tr(X)', [
    line('t = sum_i X_{ii}', 'definition'),
    line('dt = sum_i dX_{ii} = tr(dX)', 'diagonalSum'),
  ]),
  {
    ...proof('trace_power', 'X: n×n', 't = tr(X^3)', [
      line('dt = tr(dX X X) + tr(X dX X) + tr(X X dX)', 'threeFactors', 'product'),
      line('dt = 3 tr(X^2 dX)', 'cyclic', 'cyclic'),
    ]),
    operands: ['X', '3'],
  },
  proof('inverse', 'X: n×n invertible', 'P = X^-1', [
    line('P X = I', 'definition'),
    line('dP X + P dX = 0', 'differentiate', 'product'),
    line('dP X = -P dX', 'solve'),
    line('dP = -P dX P', 'multiplyRight'),
  ]),
  proof('matrix_power', 'X: n×n', 'Y = X^3', [
    line('Y = X X X', 'definition'),
    line('dY = dX X X + X dX X + X X dX', 'threeFactors', 'product'),
    line('dY = dX X^2 + X dX X + X^2 dX', 'rearrange'),
  ]),
  proof('det', 'X: n×n invertible', 't = det(X); A = adj(X)', [
    line('A X = t I', 'cofactors'),
    line('dt = sum_{i,j} A_{ji} dX_{ij}', 'cofactorsFixed'),
    line('dt = tr(A dX)', 'entriesAsTrace'),
    line('A = t X^-1', 'multiplyRight'),
    line('dt = t tr(X^-1 dX)', 'putIn'),
  ]),
  proof('logdet', 'X: n×n spd', 'f = logdet(X); t = det(X)', [
    line('f = log(t)', 'definition'),
    line('df = dt/t', 'logRule', 'log'),
    line('dt = t tr(X^-1 dX)', 'chainRule', 'det'),
    line('df = tr(X^-1 dX)', 'putIn'),
  ]),
  proof('adj', 'X: n×n invertible', 'A = adj(X); t = det(X); P = X^-1', [
    line('A = t P', 'adjugateByInverse'),
    line('dA = dt P + t dP', 'productRule', 'product'),
    line('dt = t tr(P dX)', 'chainRule', 'det'),
    line('dP = -P dX P', 'chainRule', 'inverse'),
    line('dA = t tr(P dX) P - t P dX P', 'putIn'),
    line('dA = tr(X^-1 dX) A - X^-1 dX A', 'adjugateByInverse'),
  ]),
  proof('pinv', 'X: m×n', 'P = X^+; A = X P; B = P X', [
    line('P X P = P', 'penrose'),
    line('P = P A = B P', 'projectorOut'),
    line('dP = dP A + P dA', 'differentiate', 'product'),
    line('dP A = dB P - P dX P', 'ofProjectorB', 'product'),
    line("dA = (I - A) dX P + P' dX' (I - A)", 'projectorA'),
    line("dB = P dX (I - B) + (I - B) dX' P'", 'projectorB'),
    line("dP = -P dX P + (I - B) dX' P' P + P P' dX' (I - A)", 'orthogonalParts'),
  ]),
  proof('expm', 'X: n×n; t: scalar positive', 'E = expm(X)', [
    line('[X, dX; 0, X + t dX] = [I, I/t; 0, I] [X, 0; 0, X + t dX] [I, -I/t; 0, I]', 'blockSimilar'),
    line(
      'expm([X, dX; 0, X + t dX]) = [expm(X), (expm(X + t dX) - expm(X))/t; 0, expm(X + t dX)]',
      'blockFunction',
    ),
    line('expm([X, dX; 0, X]) = [E, dE; 0, E]', 'blockLimit'),
    line('dE = expm_frechet(X, dX)', 'upperRight'),
  ]),
  proof('expm_frechet', 'X, D: n×n', 'L = expm_frechet(X, D); M = [X, D; 0, X]', [
    line('expm(M) = [expm(X), L; 0, expm(X)]', 'definition', 'expm'),
    line('L = [I, 0] expm(M) [0; I]', 'pickBlock'),
    line('dM = [dX, dD; 0, dX]', 'linear'),
    line('dL = [I, 0] expm_frechet(M, dM) [0; I]', 'chainRule', 'expm'),
    line('dL = expm_frechet(X, D, dX) + expm_frechet(X, dD)', 'upperRight'),
  ]),
  {
    ...proof('power_frechet', 'X, D: n×n', 'L = power_frechet(X, 4, D); M = [X, D; 0, X]', [
      line('L = D X^3 + X D X^2 + X^2 D X + X^3 D', 'definition', 'matrix_power'),
      line('M^4 = [X^4, L; 0, X^4]', 'blockPower'),
      line('L = [I, 0] M^4 [0; I]', 'pickBlock'),
      line('dM = [dX, dD; 0, dX]', 'linear'),
      line('dL = [I, 0] power_frechet(M, 4, dM) [0; I]', 'chainRule', 'matrix_power'),
      line('dL = power_frechet(X, 4, D, dX) + power_frechet(X, 4, dD)', 'upperRight'),
    ]),
    operands: ['X', '4', 'D'],
  },
  proof('sylvester', 'A: m×m spd; B: n×n spd; C: m×n', 'Y = sylvester(A, B, C)', [
    line('A Y + Y B = C', 'definition'),
    line('dA Y + A dY + dY B + Y dB = dC', 'differentiate', 'product'),
    line('A dY + dY B = dC - dA Y - Y dB', 'rearrange'),
    line('dY = sylvester(A, B, dC - dA Y - Y dB)', 'solveSylvester'),
  ]),
  proof('chol', 'X: n×n spd', 'L = chol(X)', [
    line("L L' = X", 'choleskyDefinition'),
    line("dL L' + L dL' = dX", 'differentiate', 'product'),
    line("L^-1 dL + (L^-1 dL)' = L^-1 dX L^-T", 'multiplyBoth'),
    line('L^-1 dL = half_lower(L^-1 dX L^-T)', 'lowerPart'),
    line('dL = L half_lower(L^-1 dX L^-T)', 'multiplyFactorLeft'),
  ]),
]
