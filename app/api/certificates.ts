// GET /certificates/{number} and POST /verifications.

import { z } from '@hono/zod-openapi'
import { hashOf } from '#app/domain/canonical.ts'
import { parseNumber } from '#app/domain/certificate/number.ts'
import { dayOf, type Day } from '#app/domain/instant.ts'
import type { Result } from '#app/domain/result.ts'
import type { App } from '#app/services/app.ts'
import { verifyMany, type VerdictAnswer, type VerifyRefusal } from '#app/services/verification.ts'
import type { Context } from 'hono'
import { batchAnswer, verdictAnswer } from './answers.ts'
import { answer, day, offer, refused, type Api, type ApiDoor } from './door.ts'
import { sandboxVerdicts } from './sandbox.ts'

/** A number with a name, as a body gives them. */
export const numberedName = z
  .strictObject({
    certificateNumber: z.string().min(1).max(64).openapi({ example: 'SH-31-2026-000042-5' }),
    name: z
      .string()
      .max(200)
      .refine((text) => text.trim() !== '', 'a name'),
  })
  .openapi('NumberedName')

const SUMMARY = {
  valid: 'valid',
  notYetValid: 'not-yet-valid',
  expired: 'expired',
  suspended: 'suspended',
  revoked: 'revoked',
  withdrawn: 'withdrawn',
  notFound: 'not-found',
} as const
export function certificateCalls(v1: Api, app: App): void {
  const verdicts = async (
    c: Context<ApiDoor>,
    questions: readonly { number: string; name: string }[],
    asOf: Day,
  ): Promise<Result<VerdictAnswer, VerifyRefusal>[]> =>
    c.get('caller').key.environment === 'test'
      ? sandboxVerdicts(questions, asOf, app.now())
      : verifyMany(app, questions, asOf)

  offer(
    v1,
    app,
    {
      id: 'verifyCertificate',
      method: 'get',
      path: '/certificates/{number}',
      scope: 'verify',
      sandbox: true,
      params: z.object({ number: z.string().openapi({ example: 'SH-31-2026-000042-5' }) }),
      query: z.strictObject({ name: numberedName.shape.name, asOf: day.optional() }),
      answers: verdictAnswer,
      noes: { 404: 'certificate-not-found' },
    },
    async (c, { params, query }) => {
      const [found] = await verdicts(c, [{ number: params.number, name: query.name }], query.asOf ?? dayOf(app.now()))
      if (!found?.ok) return refused(c, { refusal: found?.refusal ?? 'certificate-not-found' })
      // What grows by itself (the hour, the log) is no change of the verdict.
      const { checkedAt: _, log, ...lasting } = found.value
      return answer(c, found.value, { etag: hashOf({ ...lasting, index: log.index }) })
    },
  )

  offer(
    v1,
    app,
    {
      id: 'verifyMany',
      method: 'post',
      path: '/verifications',
      scope: 'verify',
      sandbox: true,
      body: z
        .strictObject({ asOf: day.optional(), items: z.array(numberedName).min(1).max(500) })
        .openapi('VerificationBatch'),
      answers: batchAnswer,
    },
    async (c, { body }) => {
      const asOf = body.asOf ?? dayOf(app.now())
      const found = await verdicts(
        c,
        body.items.map(({ certificateNumber, name }) => ({ number: certificateNumber, name })),
        asOf,
      )
      const results = body.items.map(({ certificateNumber }, i) => {
        const one = found[i]
        if (one?.ok) return one.value
        const number = parseNumber(certificateNumber)
        return { certificateNumber: number.ok ? number.value.number : certificateNumber, verdict: 'not-found' as const }
      })
      const tally = Object.fromEntries(
        Object.entries(SUMMARY).map(([name, state]) => [name, results.filter((r) => r.verdict === state).length]),
      )
      return answer(c, { asOf, checkedAt: app.now(), results, summary: tally })
    },
  )
}
