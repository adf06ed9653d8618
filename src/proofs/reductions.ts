import { line, type Proof, proof } from './proof.js'

/** What makes one number, or one vector, of many entries. */
export const reductionProofs: readonly Proof[] = [
  proof('sum', 'u: n', 's = sum(u)', [
    line("s = ones(n)' u", 'sumAsProduct'),
    line("ds = ones(n)' du", 'linear', 'product'),
  ]),
  proof('row_sum', 'X: m×n', 'r = row_sum(X)', [
    line('r = X ones(n)', 'sumAsProduct'),
    line('dr = dX ones(n)', 'linear', 'product'),
  ]),
  proof('col_sum', 'X: m×n', 'r = col_sum(X)', [
    line("r = X' ones(m)", 'sumAsProduct'),
    line("dr = dX' ones(m)", 'linear', 'product'),
  ]),
  proof('mean', 'u: n', 'v = mean(u)', [
    line("v = 1/n ones(n)' u", 'averageAsProduct'),
    line("dv = 1/n ones(n)' du", 'linear', 'product'),
  ]),
  proof('row_mean', 'X: m×n', 'r = row_mean(X)', [
    line('r = 1/n X ones(n)', 'averageAsProduct'),
    line('dr = 1/n dX ones(n)', 'linear', 'product'),
  ]),
  proof('col_mean', 'X: m×n', 'r = col_mean(X)', [
    line("r = 1/m X' ones(m)", 'averageAsProduct'),
    line("dr = 1/m dX' ones(m)", 'linear', 'product'),
  ]),
  proof('var', 'u: n', 'v = var(u); c = mean(u); e = u - c ones(n)', [
    line('v = 1/n ‖e‖²', 'definition'),
    line("dv = 2/n e' de", 'chainRule', 'squared_norm'),
    line('de = du - dc ones(n)', 'linear'),
    line("dv = 2/n e' du - 2/n dc e' ones(n)", 'putIn'),
    line("e' ones(n) = 0", 'deviations'),
    line("dv = 2/n e' du = 2/n (u - c ones(n))' du", 'meanDropsOut'),
  ]),
  proof('product_of', 'u: n', 'p = prod_i u_i', [
    line('dp = sum_i du_i prod_{j≠i} u_j', 'factorsInTurn', 'product'),
    line('dp = p sum_i du_i/u_i', 'wholeOverOne'),
  ]),
  ...(['max', 'min'] as const).map((name) =>
    proof(`${name}_of`, 'u: n', `m = ${name}(u); e = arg${name}(u)`, [
      line("m = e' u", 'selects'),
      line(`dm = e' du = arg${name}(u)' du`, 'linear', 'product'),
    ]),
  ),
]
