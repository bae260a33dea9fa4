// Words of bringing items in from files and taking them out.
const words = {
  title: '',
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals = {}
