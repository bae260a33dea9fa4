// The exam door as the player calls it. Nothing here throws: every outcome is one of a few.

import type { Answer } from '#app/domain/exam/attempt.ts'
import type { DayNow } from '#app/domain/exam/day-now.ts'
import type { Response as Answered, ServedItem } from '#app/domain/exam/item.ts'
import type { Noticed } from '#app/domain/exam/signals.ts'

export interface Sending {
  readonly slot: number
  readonly revision: number
  readonly response: Answered
}

export interface Receipt {
  readonly saved: readonly { readonly slot: number; readonly revision: number }[]
  readonly stale: readonly Sending[]
  readonly deadline: string
  readonly now: string
}

/**
 * `unreachable`: no answer, or one that may be another the next time. `refused`: this will never be taken.
 * `taken-over`: another window is the live one. `no-browser`: the sitting asks for Safe Exam Browser.
 */
export type No =
  | { readonly kind: 'closed'; readonly submittedAt: string | null }
  | { readonly kind: 'logged-out' | 'paused' | 'taken-over' | 'no-browser' | 'unreachable' }
  | { readonly kind: 'refused'; readonly slot: number | null }
export type Saved = { readonly kind: 'receipt'; readonly receipt: Receipt } | No
export type HandedIn =
  | { readonly kind: 'done'; readonly submittedAt: string }
  | { readonly kind: 'missing'; readonly missing: readonly number[] }
  | No
export type Pictured = { readonly kind: 'day'; readonly day: DayNow } | No
export interface PaperNow {
  readonly items: readonly ServedItem[]
  readonly answers: Readonly<Record<number, Answer>>
  readonly deadline: string
  readonly now: string
}

/** The calls of one attempt that carry answers. */
export interface ExamDoor {
  save(answers: readonly Sending[]): Promise<Saved>
  /** Sends without waiting for the answer: the page is being left. */
  saveOnLeaving(answers: readonly Sending[]): void
  handIn(seen: Readonly<Record<number, number>>, force: boolean): Promise<HandedIn>
  paper(): Promise<{ readonly kind: 'paper'; readonly paper: PaperNow } | No>
  /** Makes this window the live one. From then on it names itself when it saves. */
  claim(): Promise<Pictured>
}

/** The calls around the answers. */
export interface DayDoor {
  /** This page's own name. */
  readonly window: string
  state(): Promise<Pictured>
  takeBreak(): Promise<Pictured>
  endBreak(): Promise<Pictured>
  confirm(message: string): Promise<boolean>
  report(signals: readonly Noticed[]): void
}

const PATIENCE_MS = 15_000

/** @param window the page's own name, made anew for each page */
export function examDoor(attemptId: string, window: string): ExamDoor & DayDoor {
  let claimed = false
  const call = (method: string, path: string, body?: unknown, keepalive = false) =>
    fetch(`/exam/attempts/${attemptId}/${path}`, {
      method,
      keepalive,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      signal: keepalive ? null : AbortSignal.timeout(PATIENCE_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  const ask = async <Yes>(asking: Promise<Response>, yes: (body: unknown) => Yes): Promise<Yes | No | { kind: 'missing'; missing: number[] }> => {
    try {
      const answer = await asking
      const body: unknown = answer.status === 204 ? null : await answer.json()
      return answer.ok ? yes(body) : noOf(answer.status, body as Record<string, unknown>)
    } catch {
      return { kind: 'unreachable' }
    }
  }
  const plain = <Yes>(answer: Yes | No | { kind: 'missing'; missing: number[] }): Yes | No =>
    typeof answer === 'object' && answer !== null && 'missing' in answer ? { kind: 'unreachable' } : answer
  const picture = async (asking: Promise<Response>): Promise<Pictured> => plain(await ask(asking, (body) => ({ kind: 'day' as const, day: body as DayNow })))
  const sent = (answers: readonly Sending[]) => ({ answers, ...(claimed ? { window } : {}) })

  return {
    window,
    save: async (answers) => plain(await ask(call('PUT', 'answers', sent(answers)), (body) => ({ kind: 'receipt' as const, receipt: body as Receipt }))),
    saveOnLeaving: (answers) => void call('PUT', 'answers', sent(answers), true).catch(() => {}),
    handIn: (seen, force) =>
      ask(call('POST', 'submission', { seen, force }), (body) => ({ kind: 'done' as const, submittedAt: (body as { submittedAt: string }).submittedAt })),
    paper: async () => plain(await ask(call('GET', 'paper'), (body) => ({ kind: 'paper' as const, paper: body as PaperNow }))),
    claim: async () => {
      const pictured = await picture(call('POST', 'window', { window }))
      if (pictured.kind === 'day') claimed = true
      return pictured
    },
    state: () => picture(call('GET', 'state')),
    takeBreak: () => picture(call('POST', 'break', {})),
    endBreak: () => picture(call('POST', 'break/end', {})),
    confirm: async (message) => (await ask(call('POST', 'confirmations', { message }), () => true)) === true,
    report: (signals) => void call('POST', 'signals', { signals }, true).catch(() => {}),
  }
}

const KINDS: Readonly<Record<string, 'paused' | 'taken-over' | 'no-browser'>> = {
  'attempt-paused': 'paused', 'taken-over': 'taken-over', 'exam-browser-needed': 'no-browser',
}

function noOf(status: number, body: Record<string, unknown>): No | { kind: 'missing'; missing: number[] } {
  const code = String(body.type ?? '').replace('/problems/', '')
  if (code === 'attempt-closed') return { kind: 'closed', submittedAt: typeof body.submittedAt === 'string' ? body.submittedAt : null }
  if (code === 'answers-missing') return { kind: 'missing', missing: Array.isArray(body.missing) ? body.missing.map(Number) : [] }
  const known = KINDS[code]
  if (known) return { kind: known }
  // Also when somebody else has logged in here: to them the attempt is not there.
  if (status === 401 || status === 403 || status === 404) return { kind: 'logged-out' }
  // A rate limit passes, a server comes back; a malformed answer stays malformed.
  if (status === 422) return { kind: 'refused', slot: typeof body.slot === 'number' ? body.slot : null }
  return { kind: 'unreachable' }
}
