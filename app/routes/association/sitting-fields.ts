// The plan of a sitting as its form posts it: for opening one and for changing one.

import { z } from 'zod'
import type { PlanRefusal } from '#app/domain/exam/opening.ts'
import { instantIn } from '#app/ui/exam/shanghai.ts'
import { breaksIn, keysIn } from '#app/ui/sittings/plan-fields.ts'

const orNever = <T>(ctx: z.RefinementCtx, value: T | undefined, what: string): T => {
  if (value !== undefined) return value
  ctx.addIssue({ code: 'custom', message: what })
  return z.NEVER
}
const time = z.string().transform((text, ctx) => orNever(ctx, instantIn(text), 'a time'))
const maybe = z.literal('').transform(() => null)
const whole = z.string().regex(/^\d{1,6}$/).transform(Number)

export const PLAN_FIELDS = {
  title: z.string().min(1).max(200),
  mode: z.enum(['online', 'on-site']).default('online'),
  place: z.string().max(500).default('').transform((text) => text || null),
  bookingOpens: time, bookingCloses: time, startFrom: time, startUntil: time, hardClose: time,
  checkInFrom: z.union([maybe, time]).default(null),
  cancelUntil: z.union([maybe, time]).default(null),
  minutes: whole,
  seats: z.union([maybe, whole]),
  breaks: z.string().max(100).default('').transform((text, ctx) => orNever(ctx, breaksIn(text), 'minutes')),
  waitingList: z.literal('on').optional().transform((on) => on === 'on'),
  sebKeys: z.string().max(4000).default('').transform(keysIn),
  latestEnd: z.string().default(''),
}

/** Which field a refusal of a plan is mended in. */
export const PLAN_FIELD: Readonly<Record<PlanRefusal | 'title-malformed', string>> = {
  'title-malformed': 'title', 'minutes-malformed': 'minutes', 'seats-malformed': 'seats', 'seats-missing': 'seats', 'place-missing': 'place',
  'breaks-malformed': 'breaks', 'seb-key-malformed': 'sebKeys', 'waiting-list-without-seats': 'seats',
  'booking-window-reversed': 'bookingCloses', 'start-window-reversed': 'startUntil', 'booking-after-start': 'bookingCloses',
  'check-in-after-start': 'checkInFrom', 'cancel-until-after-start': 'cancelUntil', 'cancel-until-before-booking': 'cancelUntil',
  'hard-close-too-early': 'hardClose', 'time-too-short': 'hardClose', 'sitting-in-past': 'startUntil',
}
