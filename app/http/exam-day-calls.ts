// The door's calls around the answers: the picture of the day, the live window, planned breaks, messages read, signals,
// the exam browser. All are the candidate's own.

import { z } from 'zod'
import { readSignals } from '#app/domain/exam/signals.ts'
import { asId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { beginBreak, goOn, takeOverAttempt } from '#app/services/attempt-acts.ts'
import { confirmMessage, dayNow } from '#app/services/day-now.ts'
import { proveExamBrowser } from '#app/services/exam-browser.ts'
import { seen } from '#app/services/presence.ts'
import { noticeAddress, recordSignals } from '#app/services/signals.ts'
import { browserCookie } from './exam-browser.ts'
import { type Answered, type Asked, type Call, shaped, withId } from './exam-call.ts'
import type { AttemptId } from '#app/domain/ids.ts'

const windowBody = z.object({ window: z.string() })
const messageBody = z.object({ message: z.string() })
const signalsBody = z.object({ signals: z.unknown() })
const proofBody = z.object({ page: z.string().max(2000), hash: z.string().max(200) })

const DONE: Answered = { status: 204, body: null }

/** The picture as it is now, answered. */
async function pictured({ app, actor }: Asked, id: AttemptId): Promise<Answered> {
  const found = await dayNow(app, actor.personId, id)
  if (!found.ok) return found
  seen(app, found.value.sittingId, actor.personId)
  return { body: found.value.day }
}

const attempt = (work: (asked: Asked, id: AttemptId) => Promise<Answered>) => withId<'attempt'>('attempt-not-found', work)

export const DAY_CALLS: readonly Call[] = [
  { path: '/attempts/:id/state', method: 'GET', body: 'none', answer: attempt(pictured) },
  {
    path: '/attempts/:id/window',
    method: 'POST',
    body: 'needed',
    answer: attempt(async (asked, id) => {
      const { app, actor, body, address } = asked
      const named = shaped(windowBody, body)
      if (!named.ok) return named
      const taken = await takeOverAttempt(app, actor.personId, id, named.value.window)
      if (!taken.ok) return taken
      await noticeAddress(app, actor.personId, id, address)
      return pictured(asked, id)
    }),
  },
  {
    path: '/attempts/:id/break',
    method: 'POST',
    body: 'optional',
    answer: attempt(async (asked, id) => {
      const begun = await beginBreak(asked.app, asked.actor.personId, id)
      return begun.ok ? pictured(asked, id) : begun
    }),
  },
  {
    path: '/attempts/:id/break/end',
    method: 'POST',
    body: 'optional',
    answer: attempt(async (asked, id) => {
      const ended = await goOn(asked.app, asked.actor.personId, id)
      // A break that has just ended by itself is ended all the same.
      return ended.ok || ended.refusal === 'not-paused' ? pictured(asked, id) : ended
    }),
  },
  {
    path: '/attempts/:id/confirmations',
    method: 'POST',
    body: 'needed',
    answer: attempt(async ({ app, actor, body }, id) => {
      const named = shaped(messageBody, body)
      if (!named.ok) return named
      const message = asId<'sitting-event'>(named.value.message)
      const confirmed = message ? await confirmMessage(app, actor.personId, id, message) : refuse('message-not-found')
      return confirmed.ok ? DONE : confirmed
    }),
  },
  {
    path: '/attempts/:id/signals',
    method: 'POST',
    body: 'needed',
    answer: attempt(async ({ app, actor, body }, id) => {
      const sent = shaped(signalsBody, body)
      if (!sent.ok) return sent
      const signals = readSignals(sent.value.signals)
      if (!signals.ok) return signals
      const kept = await recordSignals(app, actor.personId, id, signals.value)
      return kept.ok ? DONE : kept
    }),
  },
  {
    path: '/sittings/:id/browser',
    method: 'POST',
    body: 'needed',
    answer: withId<'sitting'>('sitting-not-found', async ({ app, actor, body }, id) => {
      const sent = shaped(proofBody, body)
      if (!sent.ok) return sent
      const proven = await proveExamBrowser(app, actor.personId, id, sent.value)
      return proven.ok ? { ...DONE, cookie: browserCookie(proven.value, app.publicUrl) } : proven
    }),
  },
]
