// The forms of the invigilator's desk: an act that was chosen, and an act that was filled in.

import { z } from 'zod'
import { IDENTITY_CHECKS, INCIDENTS } from '#app/domain/exam/sitting-event.ts'
import { asId, type BookingId, type PersonId, type SittingId } from '#app/domain/ids.ts'
import { refuse, type Result } from '#app/domain/result.ts'
import type { App } from '#app/services/app.ts'
import { extendSitting } from '#app/services/attempt-acts.ts'
import { actAtDesk, bookingByTicket, chosenCandidates, concernedBy, type DeskAct, type Whom } from '#app/services/invigilation.ts'
import { ACT_FORMS, ACTS, type ActName, type Filling } from '#app/ui/invigilation/acts.ts'
import type { Outcome } from '#app/ui/invigilation/act-form.tsx'

/** No sitting has more candidates on one desk. */
const MOST = 2000
const ids = z.union([z.string(), z.array(z.string()).max(MOST)]).default([])
const schema = z.object({
  choose: z.enum(ACTS).optional(),
  intent: z.enum(ACTS).optional(),
  whom: z.enum(['some', 'all']).default('some'),
  who: ids,
  /** The number of a ticket that is shown: instead of a choice. */
  ticket: z.string().max(100).default(''),
  text: z.string().max(5000).default(''),
  reason: z.string().max(5000).default(''),
  minutes: z.string().max(10).default(''),
  incident: z.enum(INCIDENTS).default('other'),
  against: z.enum(IDENTITY_CHECKS).default('document-and-photo'),
  confirmed: z.string().optional(),
})
export type ActPosted = z.output<typeof schema>
export const actSchema = schema

const whomIn = ({ whom, who }: Pick<ActPosted, 'whom' | 'who'>): Whom =>
  whom === 'all' ? 'all' : [who].flat().flatMap((text) => asId<'booking'>(text) ?? ([] as BookingId[]))

type FillingRefusal = 'act-unknown' | 'nobody-chosen' | 'ticket-malformed' | 'ticket-unknown'

/** The act that is to be filled in, with whom it is for. Refusals: see `FillingRefusal`. */
export async function fillingOf(app: App, by: PersonId, sittingId: SittingId, act: ActName | undefined, posted: ActPosted): Promise<Result<Filling, FillingRefusal>> {
  if (!act) return refuse('act-unknown')
  if (act === 'move-close') return { ok: true, value: { act, whom: null } }
  const shown = posted.ticket === '' ? undefined : await bookingByTicket(app, sittingId, posted.ticket)
  if (shown && !shown.ok) return shown
  const whom = shown ? [shown.value] : whomIn(posted)
  if (whom === 'all') {
    const all = act === 'message' || act === 'incident' ? null : await concernedBy(app, sittingId, act)
    return all === 0 ? refuse('nobody-chosen') : { ok: true, value: { act, whom: { all } } }
  }
  const some = await chosenCandidates(app, by, sittingId, whom, act === 'identity')
  return some.length === 0 ? refuse('nobody-chosen') : { ok: true, value: { act, whom: { some }, ...(shown ? { ticket: posted.ticket.trim() } : {}) } }
}

function deskActOf(act: Exclude<ActName, 'move-close'>, { text, reason, minutes, incident, against }: ActPosted): DeskAct {
  const whole = /^\d{1,4}$/.test(minutes.trim()) ? Number(minutes) : Number.NaN
  switch (act) {
    case 'message':
      return { act, text }
    case 'incident':
      return { act, incident, text }
    case 'identity':
      return { act, against }
    case 'extend':
    case 'reopen':
      return { act, minutes: whole, reason }
    case 'resume':
      return { act }
    default:
      return { act, reason }
  }
}

/** Does a filled-in act. Refusals: `act-unconfirmed` for a final one that was not ticked; see `actAtDesk`, `extendSitting`. */
export async function doAct(app: App, by: PersonId, sittingId: SittingId, act: ActName, posted: ActPosted): Promise<Result<Outcome, string>> {
  if (ACT_FORMS[act].final && posted.confirmed !== 'on') return refuse('act-unconfirmed')
  if (act === 'move-close') {
    const minutes = /^\d{1,4}$/.test(posted.minutes.trim()) ? Number(posted.minutes) : Number.NaN
    const moved = await extendSitting(app, by, sittingId, { minutes, reason: posted.reason })
    if (moved.ok) return { ok: true, value: { act, all: true, done: 1, refused: [] } }
    return moved.refusal === 'minutes-malformed' ? refuse('grant-malformed', { least: 1 }) : moved.refusal === 'reason-missing' ? refuse('act-reason-missing') : moved
  }
  const whom = whomIn(posted)
  const done = await actAtDesk(app, by, sittingId, whom, deskActOf(act, posted))
  return done.ok ? { ok: true, value: { act, all: whom === 'all' && (act === 'message' || act === 'incident'), ...done.value } } : done
}
