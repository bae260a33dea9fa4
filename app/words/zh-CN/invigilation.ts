// Words of the invigilator’s desk and an attempt’s timeline.
const words = {}
export default words

export const refusals = {}
