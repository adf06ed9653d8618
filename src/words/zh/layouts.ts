import type { Language } from '../catalogue.js'

export const layouts: Language['layouts'] = {
  numerator: '分子布局',
  denominator: '分母布局',
  mixed: '混合布局',
}

export const compare: Language['compare'] = {
  line: ({ title, layout }) => `${title}，${layout}`,
  same: '两种布局下相同',
  noAxes: '数没有布局之分：两种布局下相同',
  onlyNumerator: '只有分子布局需要这一行',
  onlyDenominator: '只有分母布局需要这一行',
  swapped: '因子交换位置：转置使乘积的次序颠倒，(A B)ᵀ = Bᵀ Aᵀ',
  transposed: '一个是另一个的转置',
  turned: ({ shape, other }) => `分母布局下为 ${shape}，分子布局下为 ${other}`,
  order: '同一个量，各按其布局的次序书写',
  numbers: ({ f, x }) => `${f} 与 ${x} 都是数，∂${f}/∂${x} 也是：两种布局只在中间步骤上不同`,
  gradient: ({ f, x, own }) =>
    `分母布局下 ∂${f}/∂${x} 是梯度 ∇${f}：形状与 ${x} 相同，为 ${own}，因此可以沿它走一步，${x} − η ∇${f}。`,
  derivativeByVector: ({ f, x, turned }) =>
    `分子布局下它是导数，即一个线性映射：一个行向量，${turned}，d${f} = ∂${f}/∂${x} d${x} 是不需要转置的乘积。`,
  derivativeByMatrix: ({ f, x, turned }) =>
    `分子布局下它是导数，形状与 ${x}ᵀ 相同，为 ${turned}：第 (j, i) 个元素属于 ${x}_ij，且 d${f} = tr(∂${f}/∂${x} d${x})。`,
  tangent: ({ f, x, own, turned }) =>
    `${x} 是数：分子布局下 ∂${f}/∂${x} 的形状与 ${f} 相同，为 ${turned}；分母布局下转置，为 ${own}。`,
  jacobian: ({ f, x, own, turned }) =>
    `分子布局下 ∂${f}/∂${x} 是雅可比矩阵，${turned}：第 (i, j) 个元素是 ∂${f}_i/∂${x}_j，且 d${f} = ∂${f}/∂${x} d${x}。分母布局下是它的转置，${own}：第 (i, j) 个元素是 ∂${f}_j/∂${x}_i。`,
  differential: ({ f, x }) => `∂${f}/∂${x} 多于两个轴：哪种布局都不是矩阵，而微分 d${f} 在两种布局下相同。`,
  chain: ({ left, numerator, denominator }) =>
    `链式法则：分子布局下因子按复合的次序书写，最外层在前，${left} = ${numerator}；分母布局下每个因子都转置，因此次序相反，${left} = ${denominator}。`,
  mixed: ({ left, mixed }) =>
    `机器学习中常混用两者：梯度是列向量，雅可比矩阵的行仍对应函数的分量。这时纸面上要转置雅可比矩阵，${left} = ${mixed}。`,
  components: ({ numerator, denominator }) =>
    `逐个元素地看，每个因子都是数，而数的乘法可交换：这些行在两种布局下相同。直到把元素收集起来时两种布局才分开：分子布局下变量的下标沿行排列，${numerator}；分母布局下沿列排列，${denominator}。`,
  oneAnswer: '答案等于自身的转置：两种布局给出同样的结果。',
  twoAnswers: '两个答案互为转置，没有哪个更正确。请说明所用的是哪一种。',
}
