// Words of position, notes, bookmarks, the pinned version of the course and what is to be read again.
const words = {
  title: '',
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals = {}
