import type model from '../zh-CN/register.ts'
import type { refusals as modelRefusals } from '../zh-CN/register.ts'

const words: typeof model = {}
export default words

export const refusals: Record<keyof typeof modelRefusals, string> = {}
