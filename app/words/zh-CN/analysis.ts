// Words of the analysis of a sitting: figures, charts, verdicts, collusion.
const words = {}
export default words

export const refusals = {}
