// Words of sittings, tickets, waiting lists, photographs.
import type model from '../zh-CN/sittings.ts'
import type { refusals as modelRefusals } from '../zh-CN/sittings.ts'

const words: typeof model = {}
export default words

export const refusals: typeof modelRefusals = {}
