// What comes after the exam: notices, hearings, decisions and appeals; reviews; rulings on a question.

import { itemHash, type ItemVersion } from '#app/domain/exam/item.ts'
import type { AskedEffect, RulingId } from '#app/domain/grading/ruling.ts'
import { never } from '#app/domain/result.ts'
import { may } from '#app/http/authorise.ts'
import type { Actor } from '#app/services/app.ts'
import { decideCase, type VerdictInput } from '#app/services/case-decisions.ts'
import { type Saying, ownCases, sayInCase } from '#app/services/cases.ts'
import { carryOut } from '#app/services/regrade.ts'
import { requestReview } from '#app/services/result-review.ts'
import { rulingCase } from '#app/services/ruling-desk.ts'
import { applyRuling, proposeRuling } from '#app/services/rulings.ts'
import { giveNotice } from '#app/services/violations.ts'
import type { ActOf } from './format.ts'
import type { Stage } from './stage.ts'
import type { Outcome } from './verbs.ts'

const VERBS = [
  'gives notice of a violation', 'makes a statement', 'waives the statement', 'asks for a review', 'appeals', 'decides the case', 'proposes a ruling', 'applies the ruling',
] as const
export type AfterwardsAct = ActOf<(typeof VERBS)[number]>

/** The ruling that was proposed last in a story. */
const proposed = new WeakMap<Stage, RulingId>()

export async function doAfterwards(stage: Stage, act: AfterwardsAct): Promise<Outcome> {
  const { app } = stage
  switch (act.does) {
    case 'gives notice of a violation': {
      const actor = await stage.officer(act.who)
      return giveNotice(app, actor, await stage.attempt(act.of), { ...act, evidence: [] }, (target) => may(actor, 'case.open', target))
    }
    case 'makes a statement':
      return say(stage, act, 'statement', act.text)
    case 'waives the statement':
      return say(stage, act, 'waive', '')
    case 'appeals':
      return say(stage, act, 'appeal', act.text)
    case 'asks for a review':
      return requestReview(app, stage.candidate(act.who), await stage.attempt(act.who), { asks: act.of, text: act.text })
    case 'decides the case':
      return decide(stage, await stage.officer(act.who), act)
    case 'proposes a ruling': {
      const actor = await stage.officer(act.who)
      if (!may(actor, 'ruling.propose', { organisationId: stage.association })) return { ok: false, refusal: 'not-allowed' }
      const itemHashed = itemHash(stage.questions.get(act.on) as ItemVersion)
      const ruling = await proposeRuling(app, actor.personId, stage.association, { itemHash: itemHashed, effect: effectOf(act.ruling), reason: act.reason })
      if (ruling.ok) proposed.set(stage, ruling.value)
      return ruling
    }
    case 'applies the ruling': {
      const actor = await stage.officer(act.who)
      if (!may(actor, 'ruling.apply', { organisationId: stage.association })) return { ok: false, refusal: 'not-allowed' }
      const id = proposed.get(stage)
      const shown = id && (await rulingCase(app, actor.personId, id, true))
      if (!id || !shown) throw new Error('nobody has proposed a ruling')
      const applied = await applyRuling(app, actor.personId, id, act['as shown'] === 'yes' ? shown.previewHash : 'another preview')
      if (!applied.ok) return applied
      const { failed, finished } = await carryOut(app, id)
      if (failed > 0 || !finished) throw new Error(`${failed} attempts could not be graded anew`)
      return applied
    }
    default:
      return never(act)
  }
}

/** In the candidate's latest case. */
async function say(stage: Stage, { who }: AfterwardsAct, what: Saying, text: string): Promise<Outcome> {
  return sayInCase(stage.app, stage.candidate(who), await latestCase(stage, who), what, text)
}

async function latestCase(stage: Stage, name: string) {
  const [latest] = await ownCases(stage.app, stage.candidate(name))
  if (!latest) throw new Error(`${name} has no case`)
  return latest.id
}

async function decide(stage: Stage, actor: Actor, act: ActOf<'decides the case'>): Promise<Outcome> {
  if (!may(actor, 'case.decide', { organisationId: stage.association })) return { ok: false, refusal: 'not-allowed' }
  return decideCase(stage.app, actor, await latestCase(stage, act.of), { verdict: verdictOf(act.verdict), reasons: act.reasons, conflict: act['has an interest'] === 'yes' })
}

function verdictOf(verdict: ActOf<'decides the case'>['verdict']): VerdictInput | null {
  if (verdict === 'the first decision stands') return null
  if ('violation' in verdict) return { kind: 'violation', found: verdict.violation, effect: verdict.effect, opinion: verdict.opinion }
  if ('pass' in verdict) return { kind: 'pass-loss', outcome: verdict.pass }
  return {
    kind: 'review',
    findings: (['sums', 'registration', 'answers'] as const).flatMap((ask) => {
      const found = verdict.review[ask]
      return found ? [{ ask, right: found.right === 'yes', note: found.note }] : []
    }),
  }
}

const effectOf = (ruling: ActOf<'proposes a ruling'>['ruling']): AskedEffect =>
  ruling === 'drop' ? { type: 'drop' } : ruling === 'full credit' ? { type: 'full-credit' } : { type: 'rekey', key: ruling.slice(-1) }
