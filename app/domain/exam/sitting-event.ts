// What happens around a sitting besides the steps of its attempts: messages, incidents, identities confirmed, signals.
// Each is written once and stays. A signal is evidence for a person to weigh and decides nothing.

import { ok, refuse, type Result } from '#app/domain/result.ts'

/** Consented signals: the window was left, something was pasted, the network address changed, a second window opened. */
export const SIGNALS = ['window-left', 'paste', 'address-changed', 'second-window'] as const
export type Signal = (typeof SIGNALS)[number]

/** What an invigilator enters in the record of a sitting. */
export const INCIDENTS = ['network', 'equipment', 'illness', 'disturbance', 'left-seat', 'suspicion', 'other'] as const
export type Incident = (typeof INCIDENTS)[number]

/** Against what an identity was confirmed. */
export const IDENTITY_CHECKS = ['document-and-photo', 'document', 'photo'] as const
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number]

export type EventBody =
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'incident'; readonly incident: Incident; readonly text: string }
  | { readonly kind: 'identity'; readonly against: IdentityCheck }
  /** `times`: several in a short while are told together. `ms`: how long the window was away in all. */
  | { readonly kind: 'signal'; readonly signal: Signal; readonly times: number; readonly ms: number }
  | { readonly kind: 'seb-override'; readonly reason: string }
  /** The hard close was moved, for everybody. */
  | { readonly kind: 'close-moved'; readonly minutes: number; readonly reason: string }
  /** The candidate said that a message was read. */
  | { readonly kind: 'message-read' }
  /** The candidate's choice, before the start or later. */
  | { readonly kind: 'signals-consent'; readonly consents: boolean }
  /** The network a consenting candidate's page came from; of an address no more is kept. */
  | { readonly kind: 'address-seen'; readonly network: string }
  /** Of a kind that is not told here: only that it happened, never what was kept with it. */
  | { readonly kind: 'other'; readonly name: string }

/** How long a text may be that is told to candidates or entered in the record, in characters. */
export const MOST_TEXT = 500

/** The text as it is kept. Refusals: `text-missing`; `text-too-long` with `most`. */
export function eventText(text: string): Result<string, 'text-missing' | 'text-too-long'> {
  const clean = text.replace(/\r\n?/g, '\n').trim()
  if (!clean) return refuse('text-missing')
  return [...clean].length > MOST_TEXT ? refuse('text-too-long', { most: MOST_TEXT }) : ok(clean)
}

const textIn = (detail: Readonly<Record<string, unknown>>, name: string): string =>
  typeof detail[name] === 'string' ? detail[name] : ''
const numberIn = (detail: Readonly<Record<string, unknown>>, name: string, otherwise: number): number =>
  typeof detail[name] === 'number' && Number.isFinite(detail[name]) ? detail[name] : otherwise
const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined => all.find((one) => one === value)

/** A kept event as it is told. @param detail as it was written; what it should not hold is not told */
export function eventOf(kind: string, detail: Readonly<Record<string, unknown>>): EventBody {
  switch (kind) {
    case 'message':
      return { kind, text: textIn(detail, 'text') }
    case 'incident':
      return { kind, incident: oneOf(INCIDENTS, detail.incident) ?? 'other', text: textIn(detail, 'text') }
    case 'signal': {
      const signal = oneOf(SIGNALS, detail.signal)
      return signal ? { kind, signal, times: numberIn(detail, 'count', 1), ms: numberIn(detail, 'ms', 0) } : { kind: 'other', name: kind }
    }
    case 'identity':
      return { kind, against: oneOf(IDENTITY_CHECKS, detail.against) ?? 'document' }
    case 'seb-override':
      return { kind, reason: textIn(detail, 'reason') }
    case 'close-moved':
      return { kind, minutes: numberIn(detail, 'minutes', 0), reason: textIn(detail, 'reason') }
    case 'message-read':
      return { kind }
    case 'signals-consent':
      return { kind, consents: detail.consents === true }
    case 'address-seen':
      return { kind, network: textIn(detail, 'network') }
    default:
      return { kind: 'other', name: kind }
  }
}
