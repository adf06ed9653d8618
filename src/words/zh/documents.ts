import type { Language } from '../catalogue.js'

export const labels: Language['labels'] = {
  read: '读作：',
  shapes: '形状：',
  assumed: '假定：',
  note: '说明：',
  where: '其中：',
  checked: '已检验：',
  failed: '检验未通过：',
  notVerified: '未能检验：',
  derivative: '导数是：',
  slip: '错处：',
  corrected: '改正：',
  example: '例如：',
  hint: '提示：',
}

export const documents: Language['documents'] = {
  derivative: ({ of, by }) => `${of} 对 ${by.join('、')} 的导数`,
  layouts: {
    both: '分子布局与分母布局',
    numerator: '分子布局',
    denominator: '分母布局',
    mixed: '混合布局',
  },
  given: ({ layout }) => `已知，${layout}`,
  assumed: ({ remarks }) => `假定：${remarks.join('；')}。`,
  notes: ({ remarks }) => `说明：${remarks.join('；')}。`,
  index: ({ name }) => `${name}，指标`,
  derivation: '推导',
  answer: '答案',
  where: '其中',
  step: ({ number, title }) => `第 ${number} 步，${title}`,
  shape: ({ shape }) => `形状 ${shape}`,
  by: ({ titles }) => `所用规则：${titles.join('、')}`,
  appliedIn: ({ line }) => `在 ${line} 中`,
  appliedTo: ({ terms }) => `作用于 ${terms.join('、')}`,
  proof: ({ title }) => `证明：${title}`,
  source: ({ source }) => `见 ${source}。`,
}

export const lists: Language['lists'] = {
  shape: ({ name, shape }) => `${name}：${shape}`,
  shapes: ({ shapes }) => shapes.join('；'),
  more: ({ count }) => `……还有 ${count} 项`,
  where: ({ equation }) => `其中 ${equation}`,
  sentence: ({ text }) => `${text}。`,
  clauses: ({ clauses }) => clauses.join('；'),
  judged: ({ verdict, why }) => `${verdict}：${why}`,
  of: ({ derivative, what }) => `${derivative}：${what}`,
}
