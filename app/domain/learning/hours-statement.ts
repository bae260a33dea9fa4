// What a certificate of study hours (学时证明) states, as it stood when it was made, and the code it is found under.

import { type Result, ok, refuse } from '#app/domain/result.ts'
import type { Id } from '#app/domain/ids.ts'
import type { Day } from '#app/domain/instant.ts'

export type HoursStatement = {
  readonly name: string
  /** Document number with all but its ends hidden. */
  readonly documentMasked: string
  /** First and last day with counted study. */
  readonly from: Day
  readonly to: Day
  readonly seconds: number
  readonly minutesPerHour: number
  readonly modules: readonly {
    /** Empty: lessons that are no longer taught. */
    readonly module: string
    readonly title: string
    readonly titleEn: string
    readonly seconds: number
  }[]
  /** Required lessons done, and how many there were. */
  readonly done: number
  readonly of: number
}

/** How many a person may make on one day in Asia/Shanghai: each stays for good. The association's own policy. */
export const CERTIFICATES_PER_DAY = 20

/** Counted seconds as study hours, to one decimal, rounded down, by the length of an hour that the statement names. */
export const statedHours = ({ seconds, minutesPerHour }: Pick<HoursStatement, 'seconds' | 'minutesPerHour'>): number =>
  Math.floor(seconds / (minutesPerHour * 6)) / 10

export type StudyFact = { readonly day: Day; readonly module: string | null; readonly seconds: number }
export type NamedModule = { readonly id: string; readonly title: string; readonly titleEn: string }

/** A module that stands for lessons which the programme no longer has. */
const GONE: NamedModule = { id: '', title: '已下线的课', titleEn: 'Lessons no longer taught' }

/**
 * The statement of a person's counted study; modules without any are left out.
 * Refuses when nothing was counted: there is nothing to certify.
 * @param modules in the order of the programme
 */
export function statementOf(
  person: Pick<HoursStatement, 'name' | 'documentMasked'>,
  facts: readonly StudyFact[],
  modules: readonly NamedModule[],
  rest: Pick<HoursStatement, 'minutesPerHour' | 'done' | 'of'>,
): Result<HoursStatement, 'hours-none'> {
  const counted = facts.filter(({ seconds }) => seconds > 0)
  const days = counted.map(({ day }) => day).sort()
  const [from, to] = [days[0], days.at(-1)]
  if (from === undefined || to === undefined) return refuse('hours-none')
  const known = new Set(modules.map(({ id }) => id))
  const idOf = (module: string | null) => (module !== null && known.has(module) ? module : GONE.id)
  return ok({
    name: person.name,
    documentMasked: person.documentMasked,
    from,
    to,
    seconds: sumOf(counted),
    minutesPerHour: rest.minutesPerHour,
    modules: [...modules, GONE]
      .map(({ id, title, titleEn }) => ({
        module: id,
        title,
        titleEn,
        seconds: sumOf(counted.filter(({ module }) => idOf(module) === id)),
      }))
      .filter(({ seconds }) => seconds > 0),
    done: rest.done,
    of: rest.of,
  })
}

/**
 * Whether what was stated is still borne out by today's record of the same days. More study on the last of them does no
 * harm; less than was stated means that the record was corrected since.
 */
export const stillStands = (
  { from, to, seconds }: Pick<HoursStatement, 'from' | 'to' | 'seconds'>,
  facts: readonly StudyFact[],
): boolean => sumOf(facts.filter(({ day }) => from <= day && day <= to)) >= seconds

const sumOf = (facts: readonly { readonly seconds: number }[]): number =>
  facts.reduce((sum, { seconds }) => sum + seconds, 0)

// ── the code ─────────────────────────────────────────────────────────────────────────────────────────────

/** Twelve characters in groups of four: `7KQM-2XWD-9HTU`. Whoever has it may see the certificate. */
export type HoursCode = Id<'hours-code'>

/** Without 0 O, 1 I L, which a reader mistakes for each other. Thirty-one, a prime: see `checkOf`. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const DRAWN = 11
const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * The character that makes the sum of all twelve, weighted 12 to 1, a multiple of 31. Weights differ and none is a
 * multiple of 31, so that one wrong character is always found, and two exchanged ones are, side by side or not.
 */
function checkOf(drawn: string): string {
  const sum = [...drawn].reduce((total, c, i) => total + (DRAWN + 1 - i) * ALPHABET.indexOf(c), 0)
  return ALPHABET[(ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length] as string
}

const grouped = (text: string): HoursCode => text.replace(/(.{4})(?=.)/g, '$1-') as HoursCode

/** A code from a fresh, unguessable id of at least twenty characters: 54 bits of its chance. */
export function hoursCodeFrom(id: string): HoursCode {
  if (!/^[A-Za-z0-9_-]{20,}$/.test(id)) throw new RangeError('too little chance for a code')
  const size = BigInt(ALPHABET.length)
  let rest = [...id].reduce((sum, c) => sum * 64n + BigInt(ID_ALPHABET.indexOf(c)), 0n)
  let drawn = ''
  for (let i = 0; i < DRAWN; i++) {
    drawn += ALPHABET[Number(rest % size)]
    rest /= size
  }
  return grouped(drawn + checkOf(drawn))
}

/** A code as it was typed: lower case, full width, any dashes and spaces are understood. Refuses a wrong check character. */
export function parseHoursCode(text: string): Result<HoursCode, 'hours-code-malformed'> {
  const code =
    text.length > 64
      ? ''
      : text
          .normalize('NFKC')
          .replace(/[\s\p{Pd}\u2212]/gu, '')
          .toUpperCase()
  const wellFormed = code.length === DRAWN + 1 && [...code].every((c) => ALPHABET.includes(c))
  if (!wellFormed || checkOf(code.slice(0, DRAWN)) !== code[DRAWN]) return refuse('hours-code-malformed')
  return ok(grouped(code))
}
