// Words of the parts of a lesson that a reader works with, and the two tools that stand on pages of their own.
import type model from '../zh-CN/components.ts'
import type { refusals as modelRefusals } from '../zh-CN/components.ts'

const words: typeof model = {
  title: '',
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals: typeof modelRefusals = {}
