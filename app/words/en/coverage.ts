// Words of which article is taught and examined where, and what rests on it.
import type model from '../zh-CN/coverage.ts'
import type { refusals as modelRefusals } from '../zh-CN/coverage.ts'

const words: typeof model = {
  title: '',
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals: typeof modelRefusals = {}
