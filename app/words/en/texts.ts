// Words of official texts that were imported, and the differences between them.
import type model from '../zh-CN/texts.ts'
import type { refusals as modelRefusals } from '../zh-CN/texts.ts'

const words: typeof model = {
  title: '',
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals: typeof modelRefusals = {}
