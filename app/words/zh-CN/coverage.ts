// Words of which article is taught and examined where, and what rests on it.
const words = {
  title: '',
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals = {}
