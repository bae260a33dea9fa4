// Words of cases: reviews, violations, passes at stake, appeals.
import type model from '../zh-CN/cases.ts'
import type { refusals as modelRefusals } from '../zh-CN/cases.ts'

const words: typeof model = {}
export default words

export const refusals: typeof modelRefusals = {}
