// Words of studies that set a cut score.
import type model from '../zh-CN/studies.ts'
import type { refusals as modelRefusals } from '../zh-CN/studies.ts'

const words: typeof model = {}
export default words

export const refusals: typeof modelRefusals = {}
