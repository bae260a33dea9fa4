// Words of the syllabus desk.
import type model from '../zh-CN/syllabus.ts'
import type { refusals as modelRefusals } from '../zh-CN/syllabus.ts'

const words: typeof model = {
  title: '',
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals: typeof modelRefusals = {}
