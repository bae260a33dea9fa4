// Signals of integrity: what a consenting candidate's page and door noticed. They are hints for a person to look at; no
// rule reads them, nothing is refused or marked because of one.

import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Signal } from './sitting-event.ts'

/** Those that the page tells; the address is the server's own observation. */
export type ReportedSignal = Exclude<Signal, 'address-changed'>
const REPORTED: readonly string[] = ['window-left', 'paste', 'second-window']

/** Several of one kind in a short time are one entry with a count. `ms`: how long the window was away in all. */
export type Noticed = { readonly signal: ReportedSignal; readonly count: number; readonly ms: number }

/** A window that comes back sooner was not left: a notice, a switch of the input method. In milliseconds. */
export const SHORT_MS = 2000
/** How long a page gathers before it tells, in milliseconds. */
export const GATHER_MS = 20_000
/** How many reports one page sends, and how many signals of one attempt are kept. Whoever makes more makes no difference. */
export const MOST_REPORTS = 60
export const MOST_SIGNALS = 200

/** Adds what was noticed to what is gathered: one entry for each kind. */
export function gathered(all: readonly Noticed[], one: { readonly signal: ReportedSignal; readonly ms?: number }): readonly Noticed[] {
  const before = all.find(({ signal }) => signal === one.signal)
  const sum: Noticed = { signal: one.signal, count: (before?.count ?? 0) + 1, ms: (before?.ms ?? 0) + Math.max(0, Math.round(one.ms ?? 0)) }
  return [...all.filter(({ signal }) => signal !== one.signal), sum]
}

/** Whether an absence counts. @param awayMs how long it lasted */
export const countsAsLeft = (awayMs: number): boolean => awayMs >= SHORT_MS

const whole = (value: unknown, most: number): value is number => Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most

/** A page's report. Refuses what our page would not send: an unknown kind, more than one entry for a kind, wild numbers. */
export function readSignals(sent: unknown): Result<readonly Noticed[], 'signals-malformed'> {
  if (!Array.isArray(sent) || sent.length > REPORTED.length) return refuse('signals-malformed')
  const all: Noticed[] = []
  for (const one of sent as readonly unknown[]) {
    const { signal, count, ms = 0 } = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>
    if (typeof signal !== 'string' || !REPORTED.includes(signal) || all.some((before) => before.signal === signal)) return refuse('signals-malformed')
    if (!whole(count, 10_000) || count === 0 || !whole(ms, 86_400_000)) return refuse('signals-malformed')
    all.push({ signal: signal as ReportedSignal, count, ms })
  }
  return ok(all)
}

/**
 * The network of an address, for comparing: the first 24 bits of IPv4, the first 48 of IPv6. More is not kept of anybody.
 * Null for what is no address.
 */
export function networkOf(address: string): string | null {
  const four = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/i.exec(address)
  if (four) return `${four[1]}.${four[2]}.${four[3]}.0/24`
  if (!/^[0-9a-f:]{2,39}$/i.test(address) || !address.includes(':')) return null
  const [head = '', tail] = address.toLowerCase().split('::')
  const groups = head === '' ? [] : head.split(':')
  const behind = tail === undefined || tail === '' ? [] : tail.split(':')
  const filled = tail === undefined ? groups : [...groups, ...Array<string>(Math.max(0, 8 - groups.length - behind.length)).fill('0'), ...behind]
  if (filled.length !== 8) return null
  return `${filled.slice(0, 3).map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/48`
}
