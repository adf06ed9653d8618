import { line, type Proof, proof } from './proof.js'

/** Functions of one number, which arrays take entry by entry. */
export const elementwiseProofs: readonly Proof[] = [
  proof('exp', 'u: scalar', 'y = exp(u)', [
    line('exp(u + du) = exp(u) exp(du)', 'expOfSum'),
    line('exp(u + du) - exp(u) = y (exp(du) - 1)', 'rearrange'),
    line('dy = y du', 'expLimit'),
  ]),
  proof('log', 'u: scalar positive', 'y = log(u)', [
    line('exp(y) = u', 'inverseFunction'),
    line('exp(y) dy = du', 'differentiate', 'exp'),
    line('dy = du/exp(y) = du/u', 'solve'),
  ]),
  ...[2, 10].map((base) =>
    proof(`log${base}`, 'u: scalar positive', `y = log${base}(u)`, [
      line(`y = log(u)/log(${base})`, 'changeOfBase'),
      line(`dy = du/(u log(${base}))`, 'constantFactor', 'log'),
    ]),
  ),
  proof('log1p', 'u: scalar positive', 'y = log1p(u)', [
    line('y = log(1 + u)', 'definition'),
    line('dy = du/(1 + u)', 'chainRule', 'log'),
  ]),
  proof('expm1', 'u: scalar', 'y = expm1(u)', [
    line('y = exp(u) - 1', 'definition'),
    line('dy = exp(u) du', 'sumRule', 'exp'),
  ]),
  proof('power', 'u: scalar positive; p: scalar', 'y = u^p', [
    line('y = exp(p log(u))', 'powerByExp'),
    line('dy = exp(p log(u)) (dp log(u) + p du/u)', 'chainRule', 'exp'),
    line('dy = p u^(p - 1) du + u^p log(u) dp', 'collect'),
  ]),
  proof('sqrt', 'u: scalar positive', 'y = √(u)', [
    line('y^2 = u', 'inverseFunction'),
    line('2 y dy = du', 'differentiate', 'power'),
    line('dy = du/(2 y)', 'solve'),
  ]),
  proof('abs', 'u: scalar', 'y = |u|', [
    line('y = u sign(u)', 'signTimes'),
    line('dy = sign(u) du', 'indicatorStays'),
  ]),
  // trigonometric functions
  proof('sin', 'u: scalar', 'y = sin(u)', [
    line('sin(u + du) = sin(u) cos(du) + cos(u) sin(du)', 'additionTheorem'),
    line('dy = cos(u) du', 'sineLimit'),
  ]),
  proof('cos', 'u: scalar', 'y = cos(u)', [
    line('cos(u + du) = cos(u) cos(du) - sin(u) sin(du)', 'additionTheorem'),
    line('dy = -sin(u) du', 'sineLimit'),
  ]),
  proof('tan', 'u: scalar', 'y = tan(u)', [
    line('y = sin(u)/cos(u)', 'definition'),
    line('dy = (cos(u)^2 + sin(u)^2)/cos(u)^2 du', 'quotientRule', 'quotient'),
    line('dy = (1 + y^2) du', 'rearrange'),
  ]),
  proof('sec', 'u: scalar', 'y = sec(u)', [
    line('y = 1/cos(u)', 'definition'),
    line('dy = sin(u)/cos(u)^2 du', 'quotientRule', 'quotient'),
    line('dy = sec(u) tan(u) du', 'rearrange'),
  ]),
  proof('asin', 'u: scalar; 1 - u^2 > 0', 'y = asin(u)', [
    line('sin(y) = u', 'inverseFunction'),
    line('cos(y) dy = du', 'differentiate', 'sin'),
    line('cos(y) = √(1 - u^2)', 'pythagorasRoot'),
    line('dy = du/√(1 - u^2)', 'solve'),
  ]),
  proof('acos', 'u: scalar; 1 - u^2 > 0', 'y = acos(u)', [
    line('y = π/2 - asin(u)', 'complement'),
    line('dy = -du/√(1 - u^2)', 'sumRule', 'asin'),
  ]),
  proof('atan', 'u: scalar', 'y = atan(u)', [
    line('tan(y) = u', 'inverseFunction'),
    line('(1 + tan(y)^2) dy = du', 'differentiate', 'tan'),
    line('dy = du/(1 + u^2)', 'solve'),
  ]),
  // hyperbolic functions
  proof('sinh', 'u: scalar', 'y = sinh(u)', [
    line('y = (exp(u) - exp(-u))/2', 'definition'),
    line('dy = (exp(u) + exp(-u))/2 du', 'chainRule', 'exp'),
    line('dy = cosh(u) du', 'definition'),
  ]),
  proof('cosh', 'u: scalar', 'y = cosh(u)', [
    line('y = (exp(u) + exp(-u))/2', 'definition'),
    line('dy = (exp(u) - exp(-u))/2 du', 'chainRule', 'exp'),
    line('dy = sinh(u) du', 'definition'),
  ]),
  proof('tanh', 'u: scalar', 'y = tanh(u)', [
    line('y = sinh(u)/cosh(u)', 'definition'),
    line('dy = (cosh(u)^2 - sinh(u)^2)/cosh(u)^2 du', 'quotientRule', 'quotient'),
    line('dy = (1 - y^2) du', 'rearrange'),
  ]),
  proof('asinh', 'u: scalar', 'y = asinh(u)', [
    line('sinh(y) = u', 'inverseFunction'),
    line('cosh(y) dy = du', 'differentiate', 'sinh'),
    line('cosh(y) = √(1 + u^2)', 'hyperbolaRoot'),
    line('dy = du/√(1 + u^2)', 'solve'),
  ]),
  proof('acosh', 'u: scalar; u - 1 > 0', 'y = acosh(u)', [
    line('cosh(y) = u', 'inverseFunction'),
    line('sinh(y) dy = du', 'differentiate', 'cosh'),
    line('sinh(y) = √(u^2 - 1)', 'hyperbolaRoot'),
    line('dy = du/√(u^2 - 1)', 'solve'),
  ]),
  proof('atanh', 'u: scalar; 1 - u^2 > 0', 'y = atanh(u)', [
    line('tanh(y) = u', 'inverseFunction'),
    line('(1 - tanh(y)^2) dy = du', 'differentiate', 'tanh'),
    line('dy = du/(1 - u^2)', 'solve'),
  ]),
]
