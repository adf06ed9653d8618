import { line, type Proof, proof } from './proof.js'

/** What neural networks apply entry by entry, and what passes one of several on. */
export const activationProofs: readonly Proof[] = [
  proof('sigmoid', 'u: scalar', 'y = σ(u)', [
    line('y = 1/(1 + exp(-u))', 'definition'),
    line('dy = exp(-u)/(1 + exp(-u))^2 du', 'quotientRule', 'quotient'),
    line('1 - y = exp(-u)/(1 + exp(-u))', 'oneMinusSigmoid'),
    line('dy = y (1 - y) du', 'putIn'),
  ]),
  proof('softplus', 'u: scalar', 'y = softplus(u)', [
    line('y = log(1 + exp(u))', 'definition'),
    line('dy = exp(u)/(1 + exp(u)) du', 'chainRule', 'log'),
    line('dy = 1/(1 + exp(-u)) du = σ(u) du', 'sigmoidAgain'),
  ]),
  proof('silu', 'u: scalar', 'y = silu(u); s = σ(u)', [
    line('y = u s', 'definition'),
    line('dy = s du + u ds', 'productRule', 'product'),
    line('ds = s (1 - s) du', 'chainRule', 'sigmoid'),
    line('dy = (s + y (1 - s)) du', 'collect'),
  ]),
  proof('relu', 'u: scalar', 'y = relu(u)', [
    line('y = u [u > 0]', 'definition'),
    line('dy = [u > 0] du', 'indicatorStays'),
  ]),
  proof('leaky_relu', 'u, a: scalar', 'y = leaky_relu(u, a)', [
    line('y = [u > 0] u + [u <= 0] a u', 'definition'),
    line('dy = [u > 0] du + [u <= 0] (a du + u da)', 'indicatorStays', 'product'),
    line('dy = ([u > 0] + a [u <= 0]) du + min(0, u) da', 'collect'),
  ]),
  proof('elu', 'u, a: scalar', 'y = elu(u, a)', [
    line('y = cases(u if u >= 0; a (exp(u) - 1) if u < 0)', 'definition'),
    line('dy = cases(du if u >= 0; a exp(u) du + (exp(u) - 1) da if u < 0)', 'branches', 'exp'),
  ]),
  proof('Phi', 'u: scalar', 'y = Φ(u)', [
    line('y = 1/2 + erf(u/√2)/2', 'erfOfScaled'),
    line('dy = exp(-(u/√2)^2) du/(√π √2)', 'chainRule', 'erf'),
    line('dy = exp(-u^2/2)/√(2 π) du', 'rearrange'),
  ]),
  proof('gelu', 'u: scalar', 'y = gelu(u)', [
    line('y = u Φ(u)', 'definition'),
    line('dy = Φ(u) du + u exp(-u^2/2)/√(2 π) du', 'productRule', 'Phi'),
  ]),
  proof('max_of_two', 'a, b: scalar', 'y = max(a, b)', [
    line('y = [a >= b] a + [b > a] b', 'definition'),
    line('dy = [a >= b] da + [b > a] db', 'indicatorStays'),
  ]),
  proof('min_of_two', 'a, b: scalar', 'y = min(a, b)', [
    line('y = [a <= b] a + [b < a] b', 'definition'),
    line('dy = [a <= b] da + [b < a] db', 'indicatorStays'),
  ]),
  proof('clip', 'u, a, b: scalar; b - a > 0', 'y = clip(u, a, b)', [
    line('y = [a <= u] [u <= b] u + [u < a] a + [u > b] b', 'definition'),
    line('dy = [a <= u] [u <= b] du + [u < a] da + [u > b] db', 'indicatorStays'),
  ]),
]
