// What the calls answer: OpenAPI describes these schemas, and the tests read every answer through them.

import { z } from '@hono/zod-openapi'
import { CATEGORIES, RULE_IDS } from '#app/domain/staffing/rules.ts'

/** A day in an answer. */
const dayText = z.string().openapi({ format: 'date', example: '2026-11-21' })
export const instantText = z.string().openapi({ format: 'date-time', example: '2026-11-21T13:04:10.000Z' })
const whole = z.number().int()

/** Every no looks like this (RFC 9457). */
export const problemAnswer = z
  .object({
    type: z.string().openapi({ example: '/problems/certificate-not-found' }),
    title: z.string(),
    status: whole,
    detail: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    instance: z.string().openapi({ description: 'the request’s id' }),
  })
  .openapi('Problem')

const check = z.enum(['pass', 'fail'])
const state = z.enum(['valid', 'not-yet-valid', 'expired', 'suspended', 'revoked', 'withdrawn'])
export const verdictAnswer = z
  .object({
    certificateNumber: z.string().openapi({ example: 'SH-31-2026-000042-5' }),
    asOf: dayText,
    checkedAt: instantText,
    verdict: state,
    holder: z.object({ name: z.string() }),
    route: z.enum(['examined', 'exempted']),
    issuer: z.object({ code: z.string(), name: z.string() }),
    issuedOn: dayText,
    validFrom: dayText,
    validUntil: dayText.openapi({ description: 'the last valid day' }),
    since: dayText.openapi({ description: 'the first day of the state told' }),
    checks: z.object({ record: check, issuer: check, status: check, validity: check, log: check }),
    log: z.object({ index: whole, size: whole, proof: z.string() }),
  })
  .openapi('Verdict')
const notFound = z.object({ certificateNumber: z.string(), verdict: z.literal('not-found') }).openapi('NotFound')
const results = z.array(z.union([verdictAnswer, notFound]))

export const batchAnswer = z
  .object({
    asOf: dayText,
    checkedAt: instantText,
    results,
    summary: z.object({
      valid: whole,
      notYetValid: whole,
      expired: whole,
      suspended: whole,
      revoked: whole,
      withdrawn: whole,
      notFound: whole,
    }),
  })
  .openapi('VerificationAnswer')

const article = z
  .object({ document: z.string(), number: z.string(), clause: z.string(), url: z.string() })
  .openapi('Article')
/** The business categories, in answers and in bodies. */
export const category = z.enum(CATEGORIES).openapi('Category')
const rule = z
  .object({
    id: z.enum(RULE_IDS),
    article,
    basis: z.string(),
    required: whole.nullable(),
    counted: whole,
    gap: whole.nullable(),
    satisfied: z.boolean().nullable(),
  })
  .openapi('RuleFigure')
const figures = {
  asOf: dayText,
  platform: z.object({ name: z.string(), creditCode: z.string().nullable(), permit: z.string().nullable() }),
  business: z.object({
    categories: z.array(category),
    dailyNewClips: whole.nullable(),
    liveRooms: whole.nullable(),
    from: dayText.nullable(),
    declaredAt: instantText.nullable(),
  }),
  rulesVersion: z.string(),
  rules: z.array(rule),
  lapsing: z
    .object({ in30: whole, in60: whole, in90: whole })
    .openapi({ description: 'counted reviewers whose last valid day is at most so many days away; cumulative' }),
  suspended: whole,
  reviewers: z.array(z.string()).openapi({ description: 'the certificates counted' }),
}
const snapshot = z.object({ id: z.string(), hash: z.string(), index: whole, url: z.string() })
export const assessmentAnswer = z.object(figures).openapi('Assessment')
export const headcountAnswer = z.object({ ...figures, snapshot }).openapi('Headcount')
export const snapshotAnswer = z
  .object({ ...figures, snapshot, frozenAt: instantText, salt: z.string(), proof: z.string() })
  .openapi('Snapshot')

export const panelAnswer = z
  .object({
    satisfied: z.boolean(),
    required: whole,
    counted: whole,
    reasons: z.array(
      z.object({
        code: z.enum(['too-few-reviewers', 'reviewer-repeated', 'reviewer-not-valid', 'content-manager-in-panel']),
        message: z.string(),
        article: article.nullable(),
      }),
    ),
    reviewers: results,
  })
  .openapi('PanelAnswer')

export const entryAnswer = z
  .object({
    id: z.string(),
    certificateNumber: z.string(),
    name: z.string(),
    state: z.enum(['invited', 'active', 'declined', 'ended']),
    startsOn: dayText,
    endsOn: dayText.optional(),
    consentedAt: instantText.optional(),
  })
  .openapi('RosterEntry')
export const rosterAnswer = z.object({ entries: z.array(entryAnswer), nextCursor: z.string().optional() })

const change = z
  .object({
    index: whole.openapi({ description: 'the entry of the public log' }),
    certificateNumber: z.string(),
    event: z.enum(['certified', 'suspended', 'reinstated', 'revoked', 'withdrawn', 'renewed', 'reissued']),
    at: instantText,
    effectiveOn: dayText.nullable(),
    verdict: state.openapi({ description: 'today' }),
    proof: z.string(),
  })
  .openapi('Change')
export const changesAnswer = z.object({ changes: z.array(change), nextCursor: z.string() })

const endpoint = z.object({ id: z.string(), url: z.string(), createdAt: instantText }).openapi('WebhookEndpoint')
export const endpointsAnswer = z.object({ endpoints: z.array(endpoint) })
