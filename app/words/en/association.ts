import type model from '../zh-CN/association.ts'
import type { refusals as modelRefusals } from '../zh-CN/association.ts'

const words: typeof model = {}
export default words

export const refusals: Record<keyof typeof modelRefusals, string> = {}
