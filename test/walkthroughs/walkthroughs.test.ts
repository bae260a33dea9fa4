// Stories of an exam day that an examiner can read, played on the real services and both engines. README.md tells how
// they are written.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '#app/env.server.ts'
import { ENGINES, openWorld, type TestWorld } from '../database/worlds.ts'
import { check } from './checks.ts'
import { readWalkthrough, timeOf, type Walkthrough } from './format.ts'
import { setStage } from './stage.ts'
import { perform } from './verbs.ts'

const folder = join(projectRoot(), 'test/walkthroughs')
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort()

function read(file: string): Walkthrough {
  try {
    return readWalkthrough(readFileSync(join(folder, file), 'utf8'))
  } catch (fault) {
    throw new Error(`${file}: ${(fault as Error).message}`, { cause: fault })
  }
}

/** Plays a story; what is not as it says is an error that names the step. */
async function play(world: TestWorld, story: Walkthrough): Promise<void> {
  const stage = await setStage(world, story)
  for (const [i, act] of story.steps.entries()) {
    stage.setClock(timeOf(act.at))
    try {
      const outcome = await perform(stage, act)
      expect(outcome.ok ? 'done' : outcome.refusal, JSON.stringify(outcome)).toBe(act.refused ?? 'done')
      for (const [name, expectation] of Object.entries(act.then ?? {})) await check(stage, name, expectation)
    } catch (fault) {
      throw new Error(`step ${i + 1}, ${act.at}: ${act.who} ${act.does}: ${(fault as Error).message}`, { cause: fault })
    }
  }
}

describe.each(ENGINES)('an exam day on %s', (engine) => {
  let world: TestWorld
  beforeAll(async () => {
    world = await openWorld(engine)
  })
  afterAll(() => world.close())

  it.each(files.map((file) => [read(file).title, read(file)] as const))('%s', { timeout: 120_000 }, async (_, story) => {
    await play(world, story)
  })
})

describe('a walkthrough', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await openWorld('sqlite')
  })
  afterAll(() => world.close())
  const first = () => readFileSync(join(folder, 'time-out.yaml'), 'utf8')

  it.each([
    ['a verb that there is not', (text: string) => text.replace('does: starts', 'does: begins'), /does/],
    ['an expectation that there is not', (text: string) => text.replace('finished:', 'ended:'), /[Uu]nrecognized/],
    ['a candidate that there is not', (text: string) => text.replace(/(then:\n\s+)\S+:/, '$1某某:'), /no candidate/],
    ['a question that there is not', (text: string) => text.replace('Q1-Q6', 'Q1-Q16'), /Q1 to Q10/],
    ['steps out of order', (text: string) => text.replace('at: "09:00"', 'at: "09:45"'), /before/],
    ['a time that is none', (text: string) => text.replace('at: "09:00"', 'at: "nine"'), /at/],
  ])('with %s is refused', (_, change, words) => {
    expect(() => readWalkthrough(first())).not.toThrow()
    const changed = change(first())
    expect(changed).not.toBe(first())
    expect(() => readWalkthrough(changed)).toThrow(words)
  })

  it.each([
    ['a deadline', (text: string) => text.replace('deadline: "10:00"', 'deadline: "10:01"'), '2026-11-21T02:01:00.000Z'],
    ['a mark', (text: string) => text.replace('mark: 6 of 10', 'mark: 7 of 10'), '7 of 10'],
    ['an answer that counts', (text: string) => text.replace('{ Q1-Q6: right, Q7: wrong }', '{ Q1-Q7: right }'), 'Q7'],
    ['a state', (text: string) => text.replace('state: closed', 'state: open'), 'open'],
    ['a refusal that does not come', (text: string) => text.replace('does: starts', 'does: starts\n    refused: not-started'), 'not-started'],
    ['a refusal that is not told', (text: string) => text.replace(/\n\s+refused: attempt-closed/, ''), 'attempt-closed'],
  ])('that says %s wrongly fails', async (_, change, words) => {
    const changed = change(first())
    expect(changed).not.toBe(first())
    await expect(play(world, readWalkthrough(changed))).rejects.toThrow(words)
  })

  it('covers what an exam day must stand', () => {
    expect(files.map((file) => file.replace('.yaml', ''))).toEqual(expect.arrayContaining([
      'time-out', 'late-start', 'extra-time-before', 'extra-time-during', 'pause', 'planned-break', 'takeover', 'offline-and-return', 'hand-in-twice',
      'reopen', 'moved-close', 'rescue-file', 'violation', 'drop-an-item', 'pass-at-stake', 'appeal-won', 'result-review',
    ]))
  })
})
