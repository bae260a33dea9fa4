// The screen of pairs after a sitting, for a person to weigh. Every look at it is on record.

import { type Pair, type Screen, screening, STRONG, WEAK } from '#app/domain/analysis/collusion.ts'
import { choicesIn } from '#app/domain/analysis/choices.ts'
import { isScored } from '#app/domain/analysis/sheet.ts'
import type { AttemptId, ItemHash, PersonId, SittingId } from '#app/domain/ids.ts'
import { ok } from '#app/domain/result.ts'
import { analysisRepository } from '#db/repositories/analysis.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { settledSitting } from './analysis.ts'
import { type Gathered, gather } from './analysis-facts.ts'
import { inTurns } from './analysis-turns.ts'
import type { App } from './app.ts'

/** Pairs told at the most, the most striking first: more than that is not collusion of pairs but something with the paper. */
export const PAIRS_TOLD = 100

/**
 * Screens all pairs of a sitting's candidates, resits and void results too. `pairs` is null when too few sat.
 * @param options.answers whether the reader may see which answers they were
 * Refusals: `sitting-not-found`, `analysis-not-settled`.
 */
export async function collusionOf(
  app: App,
  actorId: PersonId,
  sittingId: SittingId,
  { answers }: { readonly answers: boolean },
) {
  const settled = await settledSitting(app, sittingId)
  if (!settled.ok) return settled
  const gathered = await gather(app, [settled.value], 'all')
  const settledByRuling = new Set([...gathered.facts].flatMap(([hash, facts]) => (isScored(facts) ? [] : [hash])))
  const screened = await inTurns(screening(gathered.sheets, settledByRuling))
  const told = screened?.pairs.slice(0, PAIRS_TOLD) ?? []
  const now = app.now()
  await app.database.write('audit', (tx) =>
    peopleRepository(app.database).audit(tx, {
      id: app.id(), at: now, actorId, action: 'collusion-see', object: `sitting:${sittingId}`, detail: { pairs: told.length, answers },
    }),
  )
  const seated = await app.database.read((db) => analysisRepository(app.database).seated(db, sittingId))
  const { id, title, startFrom, simulated } = settled.value
  const sheet = new Map(gathered.sheets.map((one) => [one.id, one]))
  const attempt = new Map<string, Gathered['attempts'][number]>(gathered.attempts.map((one) => [one.attemptId, one]))

  const personOf = (sheetId: string) => {
    const [row, seat] = [attempt.get(sheetId), seated.get(sheetId as AttemptId)]
    return {
      attemptId: sheetId,
      name: seat?.name ?? '',
      seat: seat?.seat ?? null,
      startedAt: row?.startedAt ?? null,
      closedAt: row?.closedAt ?? null,
      score: row && row.max > 0 ? row.total / row.max : null,
    }
  }
  const answerOf = (sheetId: string, hash: ItemHash): string => {
    const kind = gathered.facts.get(hash)?.version.kind
    const response = sheet.get(sheetId)?.seen.find((one) => one.hash === hash)?.response ?? null
    return kind ? choicesIn(kind, response).join(' ') : ''
  }
  const pairOf = ({ sheets: [a, b], items, ...pair }: Pair) => ({
    ...pair,
    people: [personOf(a), personOf(b)] as const,
    items: items.map(({ hash, same, chance }) => ({
      itemId: gathered.facts.get(hash)?.version.itemId ?? '',
      same,
      chance,
      answers: answers ? ([answerOf(a, hash), answerOf(b, hash)] as const) : null,
    })),
  })
  return ok({
    sitting: { id, title, startFrom },
    simulated,
    limits: { strong: STRONG, weak: WEAK },
    screen: screened && summaryOf(screened),
    pairs: told.map(pairOf),
  })
}

const summaryOf = ({ candidates, compared, pairs }: Screen) => ({
  candidates,
  compared,
  strong: pairs.filter(({ strength }) => strength === 'strong').length,
  weak: pairs.filter(({ strength }) => strength === 'weak').length,
})
