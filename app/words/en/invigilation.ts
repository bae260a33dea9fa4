// Words of the invigilator’s desk and an attempt’s timeline.
import type model from '../zh-CN/invigilation.ts'
import type { refusals as modelRefusals } from '../zh-CN/invigilation.ts'

const words: typeof model = {}
export default words

export const refusals: typeof modelRefusals = {}
