// Words of the daily review, and certificates of study hours.
import type model from '../zh-CN/recall.ts'
import type { refusals as modelRefusals } from '../zh-CN/recall.ts'

const words: typeof model = {
  title: '',
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals: typeof modelRefusals = {}
