import type { Language } from '../catalogue.js'

export const check: Language['check'] = {
  points: ({ samples, sizes, error }) =>
    `${samples} 个随机点${sizes.length > 0 ? `（${sizes.join('，')}）` : ''}，最大相对误差 ${error}，每一行都检验了`,
  passed: ({ verdict }) => `已检验：${verdict}`,
  left: '未检验',
  failed: ({ step, title, equation, excess }) => `第 ${step} 步，${title}：${equation}（${excess}）`,
  answerFailed: ({ excess }) => `答案与有限差分不符（${excess}）`,
  excess: ({ error, allowed }) => `相对误差 ${error}，允许 ${allowed}`,
  tooLarge: '元素这么多的数组需要太长的时间；用名称表示的大小（以 n 代替 784）会用小的数来检验',
  valuesTooLarge: '在每个抽取的点上数值都太大',
  kink: ({ operator }) => `每个抽取的点都在 ${operator} 的不光滑处`,
  rounding: '在试过的每个点上，舍入误差都掩盖了导数',
  noSizes: '没有大小能与各维数相合',
  nowhere: ({ demand, tries }) => `试过的 ${tries} 个点都不满足：${demand}`,
  operatorFinite: ({ operator }) => `${operator} 有限`,
  valueFinite: '数值有限',
  conditionsHold: '各条件成立',
  jumps: ({ x }) => `${x} 自由变化时函数有跳跃，所以差分说明不了什么`,
}
