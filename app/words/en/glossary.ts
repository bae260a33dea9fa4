// Words of the glossary page.
import type model from '../zh-CN/glossary.ts'
import type { refusals as modelRefusals } from '../zh-CN/glossary.ts'

const words: typeof model = {
  title: 'Glossary', lead: '{count, number} words: what they mean and where they come from. The explanations are our own.', empty: 'The glossary has no words yet.',
  also: 'Also:', own: 'A word of this portal; no text settles it.',
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals: typeof modelRefusals = {}
