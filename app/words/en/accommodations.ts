// Words of standing accommodations.
import type model from '../zh-CN/accommodations.ts'
import type { refusals as modelRefusals } from '../zh-CN/accommodations.ts'

const words: typeof model = {}
export default words

export const refusals: typeof modelRefusals = {}
