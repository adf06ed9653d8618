import type { Language } from '../catalogue.js'

export const claims: Language['claims'] = {
  verdicts: {
    equal: '相等',
    transposed: '转置',
    scaled: '差一个常数因子',
    'equal-if': '有条件相等',
    'wrong-shape': '形状不符',
    different: '不相等',
  },

  equal: ({ points, symbolic }) =>
    `在 ${points} 个随机点上与导数相等${symbolic ? '，并可由规则化为同一形式' : ''}`,
  transposed: ({ layout, asked }) => `它是转置：在${layout}中是对的，而要求的是${asked}`,
  asTranspose: ({ layout }) => `所给答案是按${layout}写的`,
  scaled: ({ factor }) => `导数是所给答案乘以 ${factor}`,
  scaledTransposed: ({ factor }) => `导数是所给答案的转置乘以 ${factor}`,
  wrongSign: '正负号错了',
  wrongSignTransposed: '导数是所给答案的转置的相反数',
  equalIf: ({ conditions }) => `只在这一条件下正确：${conditions.join('，且 ')}`,
  bothShapes: ({ claim, derivative }) => `所给答案的形状是 ${claim}，导数的形状是 ${derivative}`,
  noShape: ({ part, derivative }) => `${part} 的各部分形状不合，无法运算；导数的形状是 ${derivative}`,
  fitting: ({ claim }) => `${claim} 的形状才合适`,
  missingFactor: ({ factor }) => `缺少因子 ${factor}`,
  different: '两者不相等',
  noPoint: '没有找到两者都有定义的点',

  terms: {
    missing: ({ term }) => `缺少 ${term} 这一项`,
    extra: ({ term }) => `多了 ${term} 这一项`,
    sign: ({ term }) => `${term} 这一项的正负号错了`,
    coefficient: ({ term }) => `${term} 这一项的系数不对`,
  },

  edits: {
    sign: '有一处正负号错了',
    'missing-transpose': '少了一个转置',
    'extra-transpose': '多了一个转置',
    order: '因子的次序错了',
    'elementwise-product': '这里应是逐元素乘积，却写成了矩阵乘积',
    'matrix-product': '这里应是矩阵乘积，却写成了逐元素乘积',
    diag: '少了一个 diag',
    inverse: '逆或除法用反了',
    exponent: '有一个指数错了',
    'missing-factor': '少了一个因子',
    'extra-factor': '多了一个因子',
    'missing-term': '少了一项',
    'extra-term': '多了一项',
    coefficient: '有一个数错了',
    letter: '有一个字母写成了另一个',
    'not-differentiated': '这里应是函数的导数，却写成了函数本身',
  },
  extraDiag: '多了一个 diag',
  instead: ({ what, wrote, meant }) => `${what}：${wrote} 应为 ${meant}`,
  insteadEverywhere: ({ what, wrote, meant }) => `${what}：各处的 ${wrote} 都应为 ${meant}`,
  spoilt: ({ what, wrote, meant }) => `${what}：把导数中的 ${meant} 换成 ${wrote} 就得到所给答案`,
  spoiltEverywhere: ({ what, wrote, meant }) =>
    `${what}：把导数中各处的 ${meant} 都换成 ${wrote} 就得到所给答案`,

  rules: {
    sign: ({ on }) => `${on} 的导数的正负号错了`,
    signOfPart: ({ on, what }) => `在 ${on} 的导数中，来自 ${what} 的部分正负号错了`,
    coefficient: ({ on }) => `${on} 的导数中的系数错了`,
    'not-differentiated': ({ on }) => `${on} 没有求导，这里应是它的导数`,
    'mean-or-sum': ({ on }) => `在 ${on} 中把平均与求和弄混了`,
    'product-rule': ({ on, what }) => `乘积法则中每个变化的因子各有一项：在 ${on} 中，${what} 被当成了常数`,
    oneFactorOnly: ({ on }) => `乘积法则中每个变化的因子各有一项：在 ${on} 中只对一个因子求了导`,
    termTwice: ({ on, what }) => `乘积法则中每个变化的因子各有一项：在 ${on} 中，来自 ${what} 的一项算了两次`,
    diagonalAlone: '这只是导数的对角线：缺少对角线以外的元素',
    'sum-rule': ({ on, what }) => `和要逐项求导：在 ${on} 中漏掉了 ${what}`,
    'inner-derivative': ({ on, what }) => `链式法则没有用完：在 ${on} 中缺少 ${what} 的导数`,
    'outer-derivative': ({ on }) => `链式法则中每个函数各有一环：漏掉了 ${on} 这一环`,
    'inverse-rule': ({ on }) => `d(X⁻¹) = −X⁻¹ dX X⁻¹，dX 在两者之间：${on} 被当成数来求导了`,
    'transposed-differential': ({ on, what }) => `读出 ${on} 中 ${what} 的微分时多了或少了转置`,
    'derivative-of-part': ({ on }) => `这只是 ${on} 的导数：缺少外层的部分`,
    'derivative-by-part': ({ on }) => `链式法则停得太早：这是对 ${on} 的导数`,
    'other-variable': ({ on }) => `这是对 ${on} 的导数`,
    'symmetric-variable': ({ on }) => `${on} 被当成了对称矩阵；未声明对称时，它的各元素是独立的`,
    'free-entries': ({ on }) => `这是对 ${on} 的自由元素的偏导数，不是对称矩阵空间中的梯度`,
  },

  powers: {
    'not-lowered': ({ on }) => `幂法则要把指数减去一：在 ${on} 中指数没有变`,
    raised: ({ on }) => `幂法则要把指数减去一：在 ${on} 中指数反而加了一，−2 应变为 −3`,
    'not-brought-down': ({ on }) => `幂法则要把指数提到前面作因子：在 ${on} 中漏掉了它`,
  },

  example: ({ inputs, derivative, claim }) =>
    `取 ${inputs.join('，')}，导数等于 ${derivative}，所给答案等于 ${claim}`,
  exampleEntry: ({ inputs, entry, derivative, claim }) =>
    `取 ${inputs.join('，')}，导数的元素 ${entry} 等于 ${derivative}，所给答案的等于 ${claim}`,

  line: {
    right: '正确',
    answer: '正确，并且就是所求的导数',
    definition: '为一部分命名',
    follows: '错误，但由前面的错行可以推出',
    wrongSide: ({ side, reason }) => `${side} 错了：${reason}`,
  },
  work: {
    wrong: ({ line }) => `第 ${line} 行是最先出错的一行`,
    complete: ({ all }) => `${all ? '每一行都正确' : '能读懂的每一行都正确'}，并且得到了导数`,
    incomplete: ({ all }) => `${all ? '没有错行' : '能读懂的各行中没有错行'}；但没有得到导数`,
    unread: ({ count }) => `有 ${count} 行无法判断`,
  },
}
