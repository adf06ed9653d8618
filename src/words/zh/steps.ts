import type { Language } from '../catalogue.js'

export const steps: Language['steps'] = {
  inComponents: {
    title: '逐分量求导',
    text: '每个分量对每个分量求导，∂x_i/∂x_j = δ_ij，每个 δ 消去一个求和',
  },
  nameParts: { title: '为各部分命名', text: '每一部分只含一条法则，或是一个仿射映射' },
  vectorise: { title: '写成矩阵形式', text: '对指标的求和就是矩阵乘积，按分量写出的公式就是逐元素运算' },
  recognise: { title: '改写', text: '同一个函数，写成已有法则可用的形式' },
  chain: {
    title: '链式法则',
    text: ({ layout }) =>
      ({
        numerator: '分子布局：各因子按复合的次序排列，最外层在最前',
        denominator: '分母布局：各因子中最内层的在最前',
        mixed: '混合布局：梯度是列向量，雅可比矩阵是 k×d，所以乘梯度之前雅可比矩阵都要转置',
      })[layout],
  },
  paths: { title: '链式法则，各路径求和', text: '它在多处出现：各处的贡献相加' },
  affine: { title: '仿射映射', text: '线性映射的导数就是它自身' },
  affineTransposed: { title: '仿射映射', text: '线性映射的导数就是它自身；分母布局下写成转置' },
  identityMap: { title: '和', text: '它原样进入' },
  linearInMatrix: {
    title: '对矩阵是线性的',
    text: '把微分写成与该矩阵的微分的内积，读出另一个因子',
  },
  bilinear: { title: '乘积法则', text: '它出现在不止一个因子中：各处依次变化，其余不动' },
  varyingExponent: { title: '幂', text: '指数变化时提出的是底的对数' },
  quotient: { title: '商法则', text: '分母也在变化：d(a/b) = da/b − a db/b²' },
  substitute: { title: '代入', text: '把各个名称换成它们所代表的式子，再化简' },
  readOff: { title: '读出雅可比矩阵', text: '微分前面的系数就是导数' },
  readTransposed: { title: '读出雅可比矩阵', text: '在分母布局下，它是微分前面系数的转置' },
  differential: { title: '微分', text: '答案是一个线性映射：它的维数多于两个' },
  nameDerivative: { title: '为导数命名', text: '先化简，能写成列向量的写成列向量；接下来对它再求导' },
  symmetric: { title: '对称', text: '二阶导数与求导的次序无关：矩阵是对称的，并写成看得出对称的形式' },
  stackColumns: {
    title: '按列拉直',
    text: 'vec(A X B) = (Bᵀ ⊗ A) vec(X)：元素排成一列，各列依次相接',
  },
  movingEntry: { title: '分量', text: '只让变量的一个元素变化：它的微分是单位向量的乘积' },
  entryOf: { title: '分量', text: '逐个元素写出导数' },
  direct: { title: '导数', text: '由定义' },
  upstream: { title: '上游梯度', text: '已知：损失如何随输出变化' },

  differentialOfLinear: { title: '线性映射的微分', text: '变化的部分换成它的微分，常数不动' },
  differentialOfSum: { title: '和的微分', text: '和的微分等于微分的和' },
  productRule: { title: '乘积法则', text: '各因子依次变化，其余不动' },
  putIn: {
    title: ({ differential }) => `代入 ${differential}`,
    text: '各部分的微分换成前面求得的式子',
  },
  cyclicTrace: { title: '迹的循环性', text: 'tr(A B) = tr(B A)：轮换各因子，直到微分排在最后' },
  intoTrace: { title: '写成迹', text: '与微分的内积，⟨G, dX⟩ = tr(Gᵀ dX)' },
  takeOut: { title: '合并', text: '各项的最后一个因子都是微分：把它提出来' },
  standsLast: { title: '合并', text: 'u ⊙ v = diag(u) v，(aᵀ v) u = u aᵀ v：微分排在最后' },
  readGradient: {
    title: '读出导数',
    text: ({ side, matrix }) =>
      side === 'numerator'
        ? `导数就是微分前面的因子，分子布局中 ${matrix ? 'df = tr(G dX)' : 'df = g dx'}`
        : `导数是微分前面的因子的转置，分母布局中 ${matrix ? 'df = tr(Gᵀ dX)' : 'df = gᵀ dx'}`,
  },

  inEntries: { title: '写成分量', text: '每个元素用组成它的各元素写出' },
  chainInEntries: { title: '分量形式的链式法则', text: '中间所有元素的贡献相加' },
  pathsInEntries: {
    title: '分量形式的链式法则',
    text: '它在多处出现：各处的贡献相加，中间所有元素的贡献也相加',
  },
  collectSums: { title: '合并求和', text: '对指标的求和就是矩阵乘积的元素' },
  collectMatrices: { title: '合并成矩阵', text: '所有元素放在一起，按布局排列' },
  allEntries: { title: '所有元素', text: '没有矩阵乘积能表示它：导数仍逐元素写出' },
  totalDifferential: { title: '全微分', text: '变量的所有元素同时变化：它们的贡献相加' },
}

export const reasons: Language['reasons'] = {
  broughtForward: '微分周围的因子移到它前面：aᵀ(v ⊙ dz) = aᵀ diag(v) dz，⟨A, B ⊙ dZ⟩ = ⟨A ⊙ B, dZ⟩',
  ownTrace: '标量等于它自己的迹',
  turnedTrace: '并且矩阵的迹等于其转置的迹',
  ownTranspose: '标量等于它自己的转置',
  entryByEntry: '对每个元素用这条法则',
  independent: ({ g, x }) => `${g} 把 ${x} 的各元素当作独立变量`,
  directionWithin: ({ x, structure }) => `d${x} 与 ${x} 一样是${structure}`,
}

export const rules: Language['rules'] = {
  several: ({ titles }) => titles.join('、'),
  andOthers: ({ title }) => `${title}等`,
  reasons: ({ reasons }) => reasons.join('；'),
  since: ({ conditions }) => `因为 ${conditions.join('，且 ')}`,
}
