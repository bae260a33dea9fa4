// What each verb of a walkthrough does, on the real services.

import type { SentAnswer } from '#app/domain/exam/answering.ts'
import type { AttemptId } from '#app/domain/ids.ts'
import {
  actOnSeveral, attemptNow, beginBreak, closeAttempt, extendAttempts, extendSitting, goOn, pauseAttempt, reopenAttempt, rescueAnswers, resumeAttempt, takeOverAttempt,
} from '#app/services/attempt-acts.ts'
import { handIn, paper, saveAnswers, startAttempt } from '#app/services/attempts.ts'
import { closeOverdue } from '#app/services/closing.ts'
import { outcomeOf, releaseResults } from '#app/services/results.ts'
import { acceptRules } from '#app/services/sittings.ts'
import { doAfterwards } from './case-verbs.ts'
import type { Act, Said } from './format.ts'
import type { Stage } from './stage.ts'

/** How an act was answered, as far as a story asks: the refusal, or nothing. */
export type Outcome = { readonly ok: boolean; readonly refusal?: string; readonly detail?: unknown }
const DONE: Outcome = { ok: true }

/** The response that a word of the story stands for: the key of every question is b. */
const responseTo = (said: Said) => (said === 'right' ? 'b' : said === 'wrong' ? 'a' : said === 'none' ? null : said)
const windowName = (window: string | undefined) => (window === undefined ? undefined : `window-${window}`)

/** Does one act at the stage's present. */
export async function perform(stage: Stage, act: Act): Promise<Outcome> {
  const { app, sitting } = stage
  const { who } = act
  switch (act.does) {
    case 'accepts the rules':
      return acceptRules(app, stage.candidate(who), sitting)
    case 'starts': {
      const started = await startAttempt(app, stage.candidate(who), sitting)
      if (!started.ok || act.window === undefined) return started
      return takeOverAttempt(app, stage.candidate(who), started.value.attemptId, `window-${act.window}`)
    }
    case 'goes on in another window':
      return openWindow(stage, who, act.window)
    case 'answers':
      return send(stage, who, await written(stage, who, act.answers, act.window, act.revision), act.window)
    case 'answers offline': {
      stage.browser(who, act.window).kept.push(...(await written(stage, who, act.answers, act.window)))
      return DONE
    }
    case 'sends what was kept': {
      const { kept } = stage.browser(who, act.window)
      if (kept.length === 0) throw new Error(`${who} has kept nothing to send`)
      const sent = await send(stage, who, kept, act.window)
      if (sent.ok) kept.length = 0
      return sent
    }
    case 'begins the break':
      return beginBreak(app, stage.candidate(who), await stage.attempt(who))
    case 'ends the break':
      return goOn(app, stage.candidate(who), await stage.attempt(who))
    case 'hands in': {
      // The browser names what it believes to be on the server: everything it wrote.
      const seen: Record<string, number> = {}
      for (const [question, revision] of stage.browser(who).revisions) seen[await stage.slot(who, question)] = revision
      return handIn(app, stage.candidate(who), await stage.attempt(who), { seen, force: act['although answers are missing'] === 'yes' })
    }
    case 'looks': {
      const open = await paper(app, stage.candidate(who), await stage.attempt(who))
      if (!open.ok) return outcomeOf(app, stage.candidate(who), await stage.attempt(who))
      // The page asks where the attempt stands when it is shown again.
      return attemptNow(app, stage.candidate(who), await stage.attempt(who))
    }
    case 'closes what is overdue': {
      const { failed } = await closeOverdue(app, 100)
      if (failed > 0) throw new Error(`${failed} attempts could not be closed`)
      return DONE
    }
    case 'passes':
      return DONE
    case 'grants time': {
      const by = (await stage.officer(who)).personId
      const whom = act.whom.includes('everybody') ? ('open' as const) : await attemptsOf(stage, act.whom)
      const { done, refused } = await extendAttempts(app, by, sitting, whom, act)
      if (refused.length === 0 && done !== (whom === 'open' ? done : whom.length)) return { ok: false, refusal: 'not-open' }
      return refused[0] ?? DONE
    }
    case 'moves the hard close':
      return extendSitting(app, (await stage.officer(who)).personId, sitting, act)
    case 'pauses':
      return toEach(stage, act.whom, async (id) => pauseAttempt(app, (await stage.officer(who)).personId, id, act))
    case 'lets go on':
      return toEach(stage, act.whom, async (id) => resumeAttempt(app, (await stage.officer(who)).personId, id))
    case 'closes':
      return toEach(stage, act.whom, async (id) => closeAttempt(app, (await stage.officer(who)).personId, id, act))
    case 'reopens':
      return toEach(stage, act.whom, async (id) => reopenAttempt(app, (await stage.officer(who)).personId, id, act))
    case 'loads the rescue file': {
      const file = stage.browser(act.of).kept
      const loaded = await rescueAnswers(app, (await stage.officer(who)).personId, await stage.attempt(act.of), file, act)
      if (loaded.ok && loaded.value.unreadable.length > 0) throw new Error(`of the file of ${act.of} something could not be read`)
      return loaded
    }
    case 'releases the results':
      return releaseResults(app, (await stage.officer(who)).personId, sitting)
    default:
      return doAfterwards(stage, act)
  }
}

const attemptsOf = (stage: Stage, names: readonly string[]) => Promise.all(names.map((name) => stage.attempt(name)))

async function toEach(stage: Stage, names: readonly string[], deed: (id: AttemptId) => Promise<Outcome>): Promise<Outcome> {
  const { refused } = await actOnSeveral(await attemptsOf(stage, names), async (id) => {
    const done = await deed(id)
    return done.ok ? { ok: true as const, value: null } : { ok: false as const, refusal: done.refusal ?? '' }
  })
  return refused[0] ?? DONE
}

/** Answers as the browser writes them: each with the next revision of its question in that window. */
async function written(stage: Stage, who: string, answers: ReadonlyMap<string, Said>, window?: string, revision?: number): Promise<SentAnswer[]> {
  const { revisions } = stage.browser(who, window)
  const sent: SentAnswer[] = []
  for (const [question, said] of answers) {
    const next = revision ?? (revisions.get(question) ?? 0) + 1
    revisions.set(question, Math.max(next, revisions.get(question) ?? 0))
    sent.push({ slot: await stage.slot(who, question), revision: next, response: responseTo(said) })
  }
  return sent
}

const send = async (stage: Stage, who: string, answers: readonly SentAnswer[], window?: string): Promise<Outcome> =>
  saveAnswers(stage.app, stage.candidate(who), await stage.attempt(who), answers, windowName(window))

/** Another window reads the paper with what stands, and counts its revisions on from there. */
async function openWindow(stage: Stage, who: string, window: string): Promise<Outcome> {
  const { app } = stage
  const [person, attempt] = [stage.candidate(who), await stage.attempt(who)]
  const taken = await takeOverAttempt(app, person, attempt, `window-${window}`)
  if (!taken.ok) return taken
  const read = await paper(app, person, attempt)
  if (!read.ok) return read
  const { revisions } = stage.browser(who, window)
  for (let n = 1; n <= 10; n++) {
    const standing = read.value.answers[await stage.slot(who, `Q${n}`)]
    if (standing) revisions.set(`Q${n}`, standing.revision)
  }
  return DONE
}
