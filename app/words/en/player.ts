// Words of position, notes, bookmarks, the pinned version of the course and what is to be read again.
import type model from '../zh-CN/player.ts'
import type { refusals as modelRefusals } from '../zh-CN/player.ts'

const words: typeof model = {
  title: '',
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals: typeof modelRefusals = {}
