// Words of bringing items in from files and taking them out.
import type model from '../zh-CN/exchange.ts'
import type { refusals as modelRefusals } from '../zh-CN/exchange.ts'

const words: typeof model = {
  title: '',
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals: typeof modelRefusals = {}
