// Words of rulings on items and what they change.
import type model from '../zh-CN/rulings.ts'
import type { refusals as modelRefusals } from '../zh-CN/rulings.ts'

const words: typeof model = {}
export default words

export const refusals: typeof modelRefusals = {}
