// Words of the area “exemption”, zh-CN: the model for the other language.
const words = {}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals = {}
