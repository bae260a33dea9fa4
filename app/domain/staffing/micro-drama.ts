// Which class is a micro-drama, by the version of the rule that is in force on a day? The versions are arguments
// (content/policy/micro-drama-classes.yaml fits `ClassVersion`); what no source says is told as not known.

import { addDays, inForce, type Day } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'

/** What puts a drama into the top class whatever it cost. */
export const TRIGGERS = ['special-theme', 'first-screen', 'voluntary', 'sponsored', 'paid'] as const
export type Trigger = (typeof TRIGGERS)[number]

/** Whether a work is made by artificial intelligence, or by people before a camera. */
export const MAKINGS = ['live', 'ai'] as const
export type Making = (typeof MAKINGS)[number]

export interface Amounts {
  readonly top: number
  readonly middle: number
}

export interface ClassVersion {
  readonly id: string
  readonly effectiveFrom: Day
  readonly effectiveTo: Day | null
  /** The works it is about. */
  readonly makings: readonly Making[]
  readonly triggers: readonly Trigger[]
  /** From how many 万元 on (含) a drama so made is of the top and of the middle class; null: amounts do not matter. */
  readonly amounts: { readonly [M in Making]?: Amounts | undefined } | null
  /** Whether the sources say that the amount itself belongs to the higher class; else that is only assumed here. */
  readonly boundaryStated: boolean
  /** From the top down: three with amounts, two without. */
  readonly classes: readonly { readonly id: string }[]
}

export interface Drama {
  readonly making: Making
  /** Whole yuan; null when nobody stated it. */
  readonly yuan: number | null
  readonly triggers: readonly Trigger[]
}

export interface Classified<V extends ClassVersion = ClassVersion> {
  readonly version: V
  /** Position in the version's classes: 0 is the top. */
  readonly at: number
  /** Why it is of the top class: triggers of the version that are true of it. Empty when its amount decided. */
  readonly because: readonly Trigger[]
  /** True of it, but not a trigger of this version: another rule may still count them. */
  readonly notCounted: readonly Trigger[]
  /** The investment is exactly an amount of the version, and no source says to which side it belongs. */
  readonly onUnstatedBoundary: boolean
}

export type ClassRefusal = 'micro-drama-no-rule' | 'micro-drama-investment-missing'

const YUAN_PER_WAN = 10_000

/** The version for works so made that holds on a day: of two the later, which is the narrower one. */
const versionOn = <V extends ClassVersion>(versions: readonly V[], making: Making, on: Day): V | undefined =>
  versions
    .filter((v) => v.makings.includes(making) && inForce(on, v.effectiveFrom, v.effectiveTo))
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0]

export interface Span<V extends ClassVersion = ClassVersion> {
  readonly version: V
  readonly from: Day
  readonly to: Day | null
}

/** The versions for works so made, the oldest first, each until the next one begins. */
export function spansOf<V extends ClassVersion>(versions: readonly V[], making: Making): Span<V>[] {
  const all = versions
    .filter((v) => v.makings.includes(making))
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
  return all.map((version, i) => {
    const { effectiveFrom: from, effectiveTo } = version
    const next = all[i + 1]
    const last = next && addDays(next.effectiveFrom, -1)
    return { version, from, to: last && (effectiveTo === null || last < effectiveTo) ? last : effectiveTo }
  })
}

/**
 * The class of a drama on a day.
 * @returns refused with `micro-drama-no-rule` on a day for which no version is known, and with
 * `micro-drama-investment-missing` when the class hangs on an amount that nobody stated
 */
export function classify<V extends ClassVersion>(
  versions: readonly V[],
  drama: Drama,
  on: Day,
): Result<Classified<V>, ClassRefusal> {
  const version = versionOn(versions, drama.making, on)
  if (!version) return refuse('micro-drama-no-rule')
  const because = version.triggers.filter((trigger) => drama.triggers.includes(trigger))
  const notCounted = drama.triggers.filter((trigger) => !version.triggers.includes(trigger))
  const found = (at: number, onUnstatedBoundary = false) => ok({ version, at, because, notCounted, onUnstatedBoundary })
  if (because.length > 0) return found(0)
  const amounts = version.amounts?.[drama.making]
  if (!amounts) return found(version.classes.length - 1)
  if (drama.yuan === null) return refuse('micro-drama-investment-missing')
  const [top, middle] = [amounts.top * YUAN_PER_WAN, amounts.middle * YUAN_PER_WAN]
  const exactly = drama.yuan === top || drama.yuan === middle
  return found(drama.yuan >= top ? 0 : drama.yuan >= middle ? 1 : 2, exactly && !version.boundaryStated)
}

const AMOUNT = /^(\d{1,7})(?:\.(\d{1,4}))?$/

/** An amount in 万元 with at most four decimals, `299.99`, as whole yuan; undefined when it is none. */
export function parseWan(text: string): number | undefined {
  const [, whole, part = ''] = AMOUNT.exec(text.trim()) ?? []
  return whole === undefined ? undefined : Number(whole) * YUAN_PER_WAN + Number(part.padEnd(4, '0'))
}
