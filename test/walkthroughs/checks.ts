// What a walkthrough expects, held against what is stored and what the candidate is shown.

import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { replay } from '#app/domain/exam/attempt.ts'
import { ownCase, ownCases } from '#app/services/cases.ts'
import { attemptState } from '#app/services/closing.ts'
import { outcomeOf } from '#app/services/results.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { good } from '../exam-room/room.ts'
import { type Expectation, QUESTIONS, type Said, timeOf } from './format.ts'
import type { Stage } from './stage.ts'

/** Everything that is so of a candidate, as the rows stand: reading here closes nothing. */
async function stored(stage: Stage, name: string) {
  const { app, sitting } = stage
  const attempts = attemptsRepository(app.database)
  const { grades } = app.database.tables
  return app.database.read(async (db) => {
    const row = await attempts.ofCandidate(db, sitting, stage.candidate(name))
    if (!row) return undefined
    const standing = await attempts.answers(db, row.id)
    const steps = await attempts.steps(db, row.id)
    const history = replay(steps)
    // Whatever a story is about, the row and the answers are the sum of the steps.
    expect({ ...attemptState(row, standing), closedBy: null }).toEqual({ ...history, closedBy: null })
    const [grade] = await db.select().from(grades).where(eq(grades.attemptId, row.id)).limit(1)
    return { row, standing, steps, history, grade }
  })
}

const casesOf = (stage: Stage, name: string) => ownCases(stage.app, stage.candidate(name))

type Stored = NonNullable<Awaited<ReturnType<typeof stored>>>

/** How each expectation is checked. The record has every one of them: a new word without its check does not compile. */
const CHECKS: { readonly [K in keyof Expectation]-?: (stage: Stage, name: string, expected: NonNullable<Expectation[K]>, is: Stored) => void | Promise<void> } = {
  state: (_, __, expected, { row }) => expect(row.closedAt !== null ? 'closed' : row.pausedSince !== null ? 'paused' : 'open').toBe(expected),
  deadline: (_, __, expected, { row }) => expect(row.deadline).toBe(timeOf(expected)),
  finished: (_, __, expected, { row }) => expect(row.closedAt).toBe(timeOf(expected)),
  'ended by': (_, __, expected, { history }) => expect(history.closedBy).toBe(expected),
  'answers that count': async (stage, name, expected, { standing }) => {
    const otherwise: string[] = []
    for (const question of QUESTIONS) {
      const said = expected.get(question) ?? 'none'
      const is = inWords(standing.get(await stage.slot(name, question))?.response ?? null, said)
      if (is !== said) otherwise.push(`${question} is ${is}, not ${said}`)
    }
    expect(otherwise.join(', ')).toBe('')
  },
  'kept as history': (_, __, expected, { steps }) => expect(steps.filter(({ type }) => type === 'stale').length).toBe(expected),
  mark: (_, __, expected, { grade }) => expect(grade && `${grade.total / 100} of ${grade.max / 100}`).toBe(expected),
  passed: (_, __, expected, { grade }) => expect(grade?.passed).toBe(expected === 'yes'),
  void: (_, __, expected, { grade }) => expect(grade && grade.voidedBy !== null).toBe(expected === 'yes'),
  sees: async (stage, name, expected, { row }) => {
    const { result } = good(await outcomeOf(stage.app, stage.candidate(name), row.id))
    expect(result === null ? 'no result yet' : result.passed ? 'passed' : 'failed').toBe(expected)
  },
  case: async (stage, name, expected) => expect((await casesOf(stage, name))[0]?.standing.status ?? 'none').toBe(expected),
  cases: async (stage, name, expected) => expect((await casesOf(stage, name)).length).toBe(expected),
  debarred: async (stage, name, expected) => {
    const own = await Promise.all((await casesOf(stage, name)).map(({ id }) => ownCase(stage.app, stage.candidate(name), id)))
    expect(own.some((one) => one?.debarred)).toBe(expected === 'yes')
  },
}

/** A response in the words that the story used for it. */
function inWords(response: unknown, asked: Said): string {
  if (response === null) return 'none'
  if (asked === 'right' || asked === 'wrong') return response === 'b' ? 'right' : 'wrong'
  return String(response)
}

/** Holds one candidate to what the story says. */
export async function check(stage: Stage, name: string, expectation: Expectation): Promise<void> {
  const is = await stored(stage, name)
  if (!is) {
    expect(expectation).toEqual({ state: 'not started' })
    return
  }
  for (const [word, expected] of Object.entries(expectation) as [keyof Expectation, never][]) await CHECKS[word](stage, name, expected, is)
}
