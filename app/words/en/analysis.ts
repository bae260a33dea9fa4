// Words of the analysis of a sitting: figures, charts, verdicts, collusion.
import type model from '../zh-CN/analysis.ts'
import type { refusals as modelRefusals } from '../zh-CN/analysis.ts'

const words: typeof model = {}
export default words

export const refusals: typeof modelRefusals = {}
