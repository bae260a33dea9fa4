// What the calls of the exam door have in common: who asks what, in which form, and what the door says no with.

import type { z } from 'zod'
import { asId, type Id } from '#app/domain/ids.ts'
import { ok, refuse, type Refused, type Result } from '#app/domain/result.ts'
import type { Actor, App } from '#app/services/app.ts'
import type { BrowserShown } from '#app/services/exam-browser.ts'

/** What the door says no with: code → title. The codes end the problem types. */
export const TITLES = {
  'login-needed': 'Log in first; what you answered is kept in your browser and can be sent again afterwards.',
  'not-allowed': 'This account may not sit examinations.',
  'method-not-allowed': 'This address does not know that method.',
  'not-json': 'Send JSON in UTF-8 as application/json, not compressed.',
  'malformed-json': 'The body is not well-formed JSON in UTF-8.',
  'body-malformed': 'The body does not have the form of this call.',
  'seen-missing': 'A hand-in names what was seen: `seen` with the revision of each slot, `{}` if nothing was answered.',
  'sitting-not-found': 'There is no such sitting.',
  'attempt-not-found': 'There is no such attempt of yours.',
  'message-not-found': 'There is no such message to you.',
  'not-eligible': 'You cannot start in this sitting.',
  'rules-not-accepted': 'Read and accept the rules of the examination first.',
  'not-started': 'The sitting has not begun yet.',
  'blueprint-unfillable': 'No paper can be made for you at present; tell the association.',
  'exam-browser-needed': 'This sitting is sat in Safe Exam Browser with the settings of the sitting; an invigilator can let you in without.',
  'attempt-closed': 'This attempt is closed; nothing was changed.',
  'taken-over': 'Another window goes on with this attempt; what this one sent is kept as history and does not count.',
  'attempt-paused': 'This attempt is paused; nothing is saved until it goes on.',
  'results-released': 'The results of this sitting are released; nothing was changed.',
  'window-malformed': 'A window names itself with 8 to 64 letters, digits, hyphens or underscores.',
  'already-paused': 'The attempt is paused already.',
  'not-paused': 'The attempt is not paused.',
  'no-break-left': 'No planned break is left.',
  'paused-by-invigilator': 'An invigilator paused this attempt; only an invigilator lets it go on.',
  'signals-malformed': 'Signals are one entry for each kind that a page notices.',
  'too-many-streams': 'Too many windows of this account follow examinations at once; this one can ask for the state instead.',
  'answers-missing': 'The server lacks answers that you name; send them, or hand in with `force`.',
  'too-many-answers': 'More answers than the paper has slots.',
  'unknown-slot': 'The paper has no such slot.',
  'revision-malformed': 'A revision is a whole number from 1.',
  'response-malformed': 'The response does not have the form of this kind of item.',
  'unknown-option': 'The item has no such option.',
} as const
export type Code = keyof typeof TITLES

export interface Asked {
  readonly app: App
  readonly actor: Actor
  /** The address's id as text. */
  readonly id: string
  readonly body: unknown
  /** What the request shows of the browser it came from. */
  readonly browser: BrowserShown
  /** The network address it came from. */
  readonly address: string
}
/** `cookie`: a Set-Cookie line. */
export type Answered = { readonly status?: number; readonly body: unknown; readonly cookie?: string } | Refused<Code>

export interface Call {
  readonly path: string
  readonly method: 'GET' | 'PUT' | 'POST'
  readonly body: 'none' | 'optional' | 'needed'
  readonly answer: (asked: Asked) => Promise<Answered>
}

/** An id that cannot be one is not there. */
export function withId<K extends string>(missing: Code, work: (asked: Asked, id: Id<K>) => Promise<Answered>) {
  return async (asked: Asked): Promise<Answered> => {
    const id = asId<K>(asked.id)
    return id ? work(asked, id) : refuse(missing)
  }
}

/** A body in the form of a call. Refusal: `body-malformed` with where and what. */
export function shaped<S extends z.ZodType>(schema: S, body: unknown): Result<z.output<S>, 'body-malformed'> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  return refuse('body-malformed', { pointer: `/${(issue?.path ?? []).map(String).join('/')}`, what: issue?.message ?? '' })
}
