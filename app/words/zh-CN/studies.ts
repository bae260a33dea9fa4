// Words of studies that set a cut score.
const words = {}
export default words

export const refusals = {}
