// What a walkthrough may say. Anything else in a file is an error: a word that nobody reads would prove nothing.

import { parse } from 'yaml'
import { z } from 'zod'
import { addDays, type Day, type Instant, parseDay, parseInstant, startOfDay } from '#app/domain/instant.ts'
import { addMs } from '#app/domain/instant.ts'

export const EXAM_DAY = parseDay('2026-11-21') as Day
export const QUESTIONS = Array.from({ length: 10 }, (_, i) => `Q${i + 1}`)

/** `09:10`, `09:10:05` on the day of the exam, `day 4, 10:00` on a later one (the exam is day 1). Asia/Shanghai. */
const TIME = /^(?:day (\d{1,3}), )?(\d{2}):(\d{2})(?::(\d{2}))?$/
export function timeOf(text: string): Instant {
  const [, day = '1', h, m, s = '0'] = TIME.exec(text) ?? []
  if (h === undefined || Number(h) > 23 || Number(m) > 59 || Number(s) > 59) throw new Error(`“${text}” is no time: write 09:10, 09:10:05 or "day 4, 10:00"`)
  const at = addMs(startOfDay(addDays(EXAM_DAY, Number(day) - 1)), (Number(h) * 3600 + Number(m) * 60 + Number(s)) * 1000)
  return parseInstant(at) as Instant
}
const time = z.string().regex(TIME)
const minutes = z.string().regex(/^\d{1,3} minutes?$/).transform((text) => Number.parseInt(text, 10))
const percent = z.string().regex(/^\d{1,3} %$/).transform((text) => Number.parseInt(text, 10))
const reason = z.string().min(2)

/** `Q1-Q6: right, Q7: wrong`, or an option's letter, `none` for no answer. */
const said = z.enum(['right', 'wrong', 'a', 'b', 'c', 'd', 'none'])
export type Said = z.output<typeof said>
const answers = z.record(z.string().regex(/^Q\d{1,2}(-Q\d{1,2})?$/), said).transform((record) => {
  const all = new Map<string, Said>()
  for (const [names, what] of Object.entries(record)) {
    const [from = 0, to = from] = names.split('-').map((name) => Number(name.slice(1)))
    for (let n = from; n <= to; n++) {
      const name = `Q${n}`
      if (!QUESTIONS.includes(name) || all.has(name)) throw new Error(`${names}: there are Q1 to Q10, each once`)
      all.set(name, what)
    }
  }
  return all
})

/** What must be so afterwards, of one candidate. */
const expectation = z.strictObject({
  state: z.enum(['not started', 'open', 'paused', 'closed']).optional(),
  deadline: time.optional(),
  finished: time.optional(),
  'ended by': z.enum(['candidate', 'deadline', 'invigilator']).optional(),
  /** All of them: a question that is not named has none. */
  'answers that count': answers.optional(),
  /** How many answers are kept as history and do not count. */
  'kept as history': z.number().int().optional(),
  mark: z.string().regex(/^\d+ of \d+$/).optional(),
  passed: z.enum(['yes', 'no']).optional(),
  void: z.enum(['yes', 'no']).optional(),
  /** On the candidate's own page. */
  sees: z.enum(['no result yet', 'passed', 'failed']).optional(),
  /** Where the candidate's latest case stands. */
  case: z.enum(['none', 'hearing', 'deciding', 'appealable', 'appealed', 'final']).optional(),
  /** How many cases the candidate has. */
  cases: z.number().int().optional(),
  debarred: z.enum(['yes', 'no']).optional(),
}).refine((e) => Object.keys(e).length > 0, 'an expectation that expects nothing')
export type Expectation = z.output<typeof expectation>

const step = <D extends string, S extends z.ZodRawShape>(does: D, shape: S) =>
  z.strictObject({
    at: time,
    who: z.string(),
    does: z.literal(does),
    ...shape,
    /** The refusal that must come; without it the act must succeed. */
    refused: z.string().optional(),
    // biome-ignore lint/suspicious/noThenProperty: the word of the stories; what it holds is no function, so nothing awaits it
    then: z.record(z.string(), expectation).optional(),
    note: z.string().optional(),
  })
const whom = z.union([z.string(), z.array(z.string()).min(1)]).transform((names) => (typeof names === 'string' ? [names] : names))
const window = z.enum(['phone', 'laptop', 'tablet']).optional()

const verdict = z.union([
  z.literal('the first decision stands'),
  z.strictObject({ violation: z.array(z.string()), effect: z.string(), opinion: z.string().default('') }),
  z.strictObject({ pass: z.enum(['keep', 'take-away']) }),
  z.strictObject({ review: z.partialRecord(z.enum(['sums', 'registration', 'answers']), z.strictObject({ right: z.enum(['yes', 'no']), note: z.string() })) }),
])

const act = z.discriminatedUnion('does', [
  // the candidate
  step('accepts the rules', {}),
  step('starts', { window }),
  step('answers', { answers, window, revision: z.number().int().optional() }),
  step('answers offline', { answers, window }),
  step('sends what was kept', { window }),
  step('goes on in another window', { window: z.enum(['phone', 'laptop', 'tablet']) }),
  step('begins the break', {}),
  step('ends the break', {}),
  step('hands in', { 'although answers are missing': z.literal('yes').optional() }),
  step('looks', {}),
  // the invigilator
  step('grants time', { whom, minutes, reason }),
  step('moves the hard close', { minutes, reason }),
  step('pauses', { whom, reason }),
  step('lets go on', { whom }),
  step('closes', { whom, reason }),
  step('reopens', { whom, minutes, reason }),
  step('loads the rescue file', { of: z.string(), reason }),
  // the machine and the clock
  step('closes what is overdue', {}),
  step('passes', {}),
  // results, and what comes after them
  step('releases the results', {}),
  step('gives notice of a violation', { of: z.string(), grounds: z.array(z.string()).min(1), facts: reason }),
  step('makes a statement', { text: reason }),
  step('waives the statement', {}),
  step('asks for a review', { of: z.array(z.enum(['sums', 'registration', 'answers'])).min(1), text: reason }),
  step('appeals', { text: reason }),
  step('decides the case', { of: z.string(), verdict, reasons: reason, 'has an interest': z.literal('yes').optional() }),
  step('proposes a ruling', { on: z.string().regex(/^Q\d{1,2}$/), ruling: z.enum(['drop', 'full credit', 'key is a', 'key is c']), reason }),
  step('applies the ruling', { 'as shown': z.enum(['yes', 'no']).default('yes') }),
])
export type Act = z.output<typeof act>
export type ActOf<D extends Act['does']> = Extract<Act, { does: D }>

const walkthrough = z.strictObject({
  title: z.string().min(4),
  /** What an examiner is to learn from it. */
  shows: z.string().min(10),
  sitting: z.strictObject({
    'start from': time,
    'start until': time,
    'time limit': minutes,
    'hard close': time,
    'planned breaks': z.array(minutes).default([]),
    'to pass': percent.default(60),
  }),
  candidates: z.record(z.string(), z.strictObject({ 'extra time': percent.optional() })),
  steps: z.array(act).min(3),
})
export type Walkthrough = z.output<typeof walkthrough>

/** Reads a walkthrough. @throws with the place of the first thing that is not understood */
export function readWalkthrough(text: string): Walkthrough {
  const parsed = walkthrough.safeParse(parse(text))
  if (parsed.success) return inOrder(parsed.data)
  const [issue] = parsed.error.issues
  throw new Error(`${(issue?.path ?? []).join(' → ')}: ${issue?.message}`)
}

/** Steps in the order of time, about people who are there, and not one that proves nothing. */
function inOrder(story: Walkthrough): Walkthrough {
  let last: Instant | undefined
  for (const [i, { at, then, refused }] of story.steps.entries()) {
    const now = timeOf(at)
    if (last && now < last) throw new Error(`steps → ${i}: ${at} comes before the step above it`)
    last = now
    for (const name of Object.keys(then ?? {})) if (!(name in story.candidates)) throw new Error(`steps → ${i}: there is no candidate ${name}`)
    if (i === story.steps.length - 1 && !then && !refused) throw new Error('the last step must say what comes of it')
  }
  return story
}
