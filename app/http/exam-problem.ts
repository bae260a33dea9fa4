// How the exam door says no: RFC 9457 problems.

import type { Refused } from '#app/domain/result.ts'
import { type Code, TITLES } from './exam-call.ts'
import { problemResponse } from './problem.ts'

const STATUS: Partial<Record<Code, number>> = { 'method-not-allowed': 405, 'malformed-json': 400 }

export function problemOf({ refusal, detail }: Refused<Code>, requestId: string): Response {
  const { pointer, what, ...more } = detail ?? {}
  const status = STATUS[refusal]
  const ms = more.retryAfterMs
  return problemResponse(
    {
      code: refusal,
      title: TITLES[refusal],
      more,
      ...(status ? { status } : {}),
      ...(typeof pointer === 'string' ? { errors: [{ pointer, detail: String(what) }] } : {}),
      ...(typeof ms === 'number' ? { headers: { 'retry-after': String(Math.ceil(ms / 1000)) } } : {}),
    },
    requestId,
  )
}
