// Words of the item bank desk.
import type model from '../zh-CN/bank.ts'
import type { refusals as modelRefusals } from '../zh-CN/bank.ts'

const words: typeof model = {
  title: '',
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals: typeof modelRefusals = {}
