// Words of the parts of a lesson that a reader works with, and the two tools that stand on pages of their own.
const words = {
  title: '',
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals = {}
