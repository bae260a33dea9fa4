// The columns of the item sheet: one model for XLSX and CSV, for reading and writing. Names are stable; labels are shown.

import type { Kind, Level } from '#app/domain/exam/item.ts'
import { LETTERS } from './found.ts'

export type Column = { readonly name: string; readonly label: string; readonly width: number; readonly about: string }

const option = (letter: string): Column[] => [
  {
    name: `option-${letter}`,
    label: `选项${letter.toUpperCase()}`,
    width: 24,
    about:
      letter === 'a' ? '选项的文字，从 A 起依次填写，最多到 H。判断题留空；排序题填各步骤；匹配题填左边的各项。' : '',
  },
  {
    name: `why-${letter}`,
    label: `选项${letter.toUpperCase()}的理由`,
    width: 24,
    about: letter === 'a' ? '这个选项为什么对或者为什么不对。有选项就要有理由。' : '',
  },
]

export const COLUMNS: readonly Column[] = [
  { name: 'mark', label: '标记', width: 6, about: '写“例”的行是示例，不会导入。其他行留空。' },
  {
    name: 'item',
    label: '题目编号',
    width: 12,
    about: '新题留空，由系统编号。填写题库里已有的编号，就是给那道题提交新版本。',
  },
  {
    name: 'topic',
    label: '专题',
    width: 22,
    about: '从下拉列表选择专题的名称，也可以写专题的代码。留空则用导入页上选择的专题。',
  },
  { name: 'level', label: '层次', width: 12, about: '识记、应用、判断与处置之一。留空则用导入页上的选择。' },
  { name: 'kind', label: '题型', width: 10, about: '单项选择、多项选择、判断、排序、匹配之一。' },
  {
    name: 'case',
    label: '案例编号',
    width: 12,
    about: '同一案例的三至五道题写同一个编号（小写字母、数字、连字符）。不是案例题的留空。',
  },
  { name: 'part', label: '第几题', width: 14, about: '案例题写“第1题，共3题”，不可缺题。' },
  { name: 'situation', label: '案例情境', width: 40, about: '案例的情境。同一案例只写一次也可以，其余行留空。' },
  { name: 'stem', label: '题干', width: 48, about: '问题本身。' },
  ...LETTERS.flatMap(option),
  ...LETTERS.map((letter) => ({
    name: `target-${letter}`,
    label: `右项${letter.toUpperCase()}`,
    width: 18,
    about: letter === 'a' ? '只用于匹配题：右边的各项，可以比左边多。' : '',
  })),
  {
    name: 'key',
    label: '答案',
    width: 14,
    about: '单项选择写 b；多项选择写 a,c；判断写“对”或“错”；排序按先后写 c>a>b；匹配写 a-c; b-a。',
  },
  { name: 'shuffle', label: '打乱选项', width: 9, about: '只用于单项和多项选择：是（默认）或否。' },
  { name: 'rationale', label: '题解', width: 40, about: '答案为什么是答案，写明依据的条款。' },
  {
    name: 'articles',
    label: '依据条款',
    width: 30,
    about: '文件和条款，几条之间用分号隔开：guangfa-2012-53 3-1-1; 53号文 五（三）1。',
  },
  { name: 'from', label: '生效日期', width: 12, about: '这道题从哪天起可以考，写 2026-11-21 这样的日期。' },
  { name: 'to', label: '失效日期', width: 12, about: '到哪天为止；没有终止日期的留空。' },
  { name: 'facility', label: '预计答对率', width: 11, about: '有准备的考生预计答对的百分比，20 至 95。' },
  { name: 'enemies', label: '不同卷', width: 16, about: '不与这道题同卷的题目或案例编号，用分号隔开。' },
  {
    name: 'order',
    label: '选项次序',
    width: 12,
    about: '一般留空，选项按 A 到 H 排列。次序不同的题写 c,a,b；匹配题右项的次序写在竖线后：a,b|c,a。',
  },
]

export const KIND_LABELS: Readonly<Record<Kind, string>> = {
  single: '单项选择',
  multiple: '多项选择',
  'true-false': '判断',
  ordering: '排序',
  matching: '匹配',
}
export const LEVEL_LABELS: Readonly<Record<Level, string>> = {
  recall: '识记',
  application: '应用',
  judgement: '判断与处置',
}
/** Other words that people write. */
export const KIND_WORDS: Readonly<Record<string, Kind>> = {
  单选: 'single',
  单选题: 'single',
  多选: 'multiple',
  多选题: 'multiple',
  判断题: 'true-false',
  是非: 'true-false',
  排序题: 'ordering',
  匹配题: 'matching',
  连线: 'matching',
}

export const SHEET = '题目'
export const GUIDE = '说明'
export const VALUES = '可选值'
export const EXAMPLE = '例'
export const YES = '是'
export const NO = '否'
export const RIGHT = '对'
export const WRONG = '错'

/** `A`, `B`, … `Z`, `AA` for 1, 2, … 26, 27. */
export const columnLetters = (n: number): string =>
  (n > 26 ? columnLetters(Math.floor((n - 1) / 26)) : '') + String.fromCharCode(65 + ((n - 1) % 26))

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe before it, one that already has it another, so
 * that nothing runs and every text comes back as it was. In Chinese settings the full-width signs are signs, too.
 */
export const guarded = (text: string): string => (/^'*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text)
export const unguarded = (text: string): string => (/^'+[=+\-@＝＋－＠]/.test(text) ? text.slice(1) : text)
