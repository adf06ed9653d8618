import type { Language } from '../catalogue.js'

export const kinds: Language['kinds'] = { s: '标量', v: '向量', c: '行向量', m: '矩阵' }

export const reading: Language['reading'] = {
  byConvention: ({ name, kind }) => `按惯例，${name} 是${kind}`,
  fromUse: ({ name, kind, use }) => `由 ${use} 中的用法，${name} 是${kind}`,
  position: ({ name }) => `${name} 是一个固定的位置（指标）`,
  size: ({ size, of, axis }) =>
    `${size} 表示 ${of} 的${{ size: '大小', range: '取值范围', length: '长度' }[axis]}`,
  sizes: ({ sizes, of }) => `${sizes.join('、')} 表示 ${of} 的大小`,
  half: ({ a, b, c }) => `${a}/${b}${c} 读作 (${a}/${b})${c}；另一种读法是 ${a}/(${b}${c})`,
  asProduct: ({ name, of }) =>
    `${name}(${of}) 读作乘积，即 ${name} 乘以 ${of}；若是函数，请声明，如 ${name}: R^n -> R`,
  undeclared: ({ name, close }) => `${name} 没有声明，声明的是 ${close}`,
  startsAt: ({ index, first }) => `${index} 从 ${first} 开始，使每个下标都存在`,
  runsTo: ({ index, last }) => `${index} 到 ${last} 为止，使每个下标都存在`,
  toEachRow: ({ term, factor }) => `${term} 加到每一行上：完整地写是 𝟙 ${factor}ᵀ`,
  expEntrywise: ({ x, exponent }) => `e^${exponent} 按逐元素读；矩阵指数函数写作 expm(${x})`,
  norm1: ({ norm }) => `${norm} 读作所有元素的绝对值之和`,
  unequal: ({ i, j }) =>
    `对 ${i} ≠ ${j} 的求和只对 ${i} 求和；对所有的对求和写作 sum_${j} sum_{${i} != ${j}}`,
  smallTranspose: '^t 读作转置：别处没有 t；要表示幂，请声明 t',
}

export const shapes: Language['shapes'] = { scalar: '标量', index: '指标' }
