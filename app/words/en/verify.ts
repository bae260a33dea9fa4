import type model from '../zh-CN/verify.ts'
import type { refusals as modelRefusals } from '../zh-CN/verify.ts'

const words: typeof model = {}
export default words

export const refusals: Record<keyof typeof modelRefusals, string> = {}
