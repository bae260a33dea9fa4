// Words of cases: reviews, violations, passes at stake, appeals.
const words = {}
export default words

export const refusals = {}
