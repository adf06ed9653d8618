import type { Language } from '../catalogue.js'

export const structures: Language['structures'] = {
  within: '限制在该结构之内',
  symmetric: {
    adjective: '对称矩阵',
    text: '在对称矩阵之内变化时，只有梯度 G 的对称部分起作用：sym(G) = (G + Gᵀ)/2',
    note: ({ x }) =>
      `${x} 是对称矩阵：这里的梯度是在对称矩阵空间中的梯度 sym(G)，其中 G 把 ${x} 的各元素看作独立的；常见的 2G − G∘I 列出的是对对角线上及以下的元素的偏导数，它不是梯度`,
  },
  antisymmetric: {
    adjective: '反对称矩阵',
    text: '在反对称矩阵之内变化时，只有梯度 G 的反对称部分起作用：(G − Gᵀ)/2',
    note: ({ x }) => `${x} 是反对称矩阵：这里的梯度是在反对称矩阵空间中的梯度 (G − Gᵀ)/2`,
  },
  diagonal: {
    adjective: '对角矩阵',
    text: '在对角矩阵之内变化时，只有梯度 G 的对角线起作用：I ∘ G',
    note: ({ x }) => `${x} 是对角矩阵：这里的梯度是在对角矩阵空间中的梯度 I ∘ G`,
  },
  lower: {
    adjective: '下三角矩阵',
    text: '在下三角矩阵之内变化时，只有梯度 G 的这个三角部分起作用：tril(G)',
    note: ({ x }) =>
      `${x} 是下三角矩阵：这里的梯度是在这类矩阵的空间中的梯度 tril(G)，其中 G 把 ${x} 的所有元素看作独立的`,
  },
  upper: {
    adjective: '上三角矩阵',
    text: '在上三角矩阵之内变化时，只有梯度 G 的这个三角部分起作用：triu(G)',
    note: ({ x }) =>
      `${x} 是上三角矩阵：这里的梯度是在这类矩阵的空间中的梯度 triu(G)，其中 G 把 ${x} 的所有元素看作独立的`,
  },
}

export const notes: Language['notes'] = {
  mixed: ({ x, y }) =>
    `各行对应 ${x} 的分量，各列对应 ${y} 的分量：元素 (i, j) 是对 ${x}_i 和 ${y}_j 的导数，在每种布局中都如此`,
  linearMap: ({ differential }) =>
    `${differential} 是写成线性映射的导数，在每种布局中都相同：它给出函数变化的一阶部分`,
  stacked: ({ f, x, side }) =>
    side === 'numerator'
      ? `各行对应 ${f} 的元素，各列对应 ${x} 的元素，两者都按列拉直（分子布局）`
      : `各行对应 ${x} 的元素，各列对应 ${f} 的元素，两者都按列拉直（分母布局）`,
  components: ({ f, x }) =>
    `${f} 的元素对 ${x} 的元素的导数：在每种布局中都相同，布局只说明谁的位置在前，是 ${f} 的（分子布局）还是 ${x} 的（分母布局）`,
  within: ({ x, structure }) => `${x} 是${structure}：它的微分 d${x} 也是，导数对其他方向不作说明`,
  row: ({ f }) => `${f} 是行向量：按列向量 ${f}ᵀ 求导`,
  constant: ({ f, x }) => `${f} 不依赖 ${x}：导数为 0`,
  standIns: ({ sizes }) => `检验时所用的大小：${sizes.join('，')}`,
  noCode: ({ target, why }) => `没有 ${target} 代码：${why}`,
  misspelt: ({ field, meant }) => `字段“${field}”未被读取；是否应为“${meant}”？`,
}

/** what a property says */
export const properties: Language['properties'] = {
  symmetric: ({ of }) => `${of} 是对称矩阵`,
  antisymmetric: ({ of }) => `${of} 是反对称矩阵`,
  diagonal: ({ of }) => `${of} 是对角矩阵`,
  orthogonal: ({ of }) => `${of} 是正交矩阵`,
  positive: ({ of }) => `${of} 为正`,
  negative: ({ of }) => `${of} 为负`,
  onehot: ({ of }) => `${of} 是独热向量`,
  'sums-to-one': ({ of }) => `${of} 的元素之和为 1`,
  'unit-length': ({ of }) => `${of} 的长度为 1`,
}
