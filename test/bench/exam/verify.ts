// What is in the database, read past the product: every answer that was acknowledged must be there, and none changed.

import Sqlite from 'better-sqlite3'
import { type Candidate, sameJson } from './candidate.ts'
import { line } from './settings.ts'

type AnswerRow = { slot: number; revision: number; response: string }
type StepRow = { step: string }
type Saved = { type: string; slot: number; revision: number; response: unknown }

/**
 * Compares what the candidates were told with what stands, and with the history of steps; what is wrong, in words.
 */
export function verify(databaseFile: string, candidates: readonly Candidate[]): string[] {
  const database = new Sqlite(databaseFile, { readonly: true })
  const faults: string[] = []
  let [slots, saves] = [0, 0]
  try {
    const [health] = database.pragma('integrity_check') as { integrity_check: string }[]
    if (health?.integrity_check !== 'ok') faults.push(`the database file is damaged: ${health?.integrity_check}`)
    const answersOf = database.prepare('select slot, revision, response from answers where attempt_id = ?')
    const stepsOf = database.prepare('select step from attempt_steps where attempt_id = ? order by seq')
    for (const candidate of candidates) {
      const standing = new Map((answersOf.all(candidate.attemptId) as AnswerRow[]).map((row) => [row.slot, row]))
      const history = (stepsOf.all(candidate.attemptId) as StepRow[]).map(({ step }) => JSON.parse(step) as Saved).filter(({ type }) => type === 'saved')
      const kept = new Map(history.map((step) => [`${step.slot}:${step.revision}`, step]))
      for (const [slot, { revision }] of candidate.acknowledged) {
        slots++
        const row = standing.get(slot)
        const wrong = row ? candidate.standing(slot, row.revision, JSON.parse(row.response)) : `slot ${slot}: acknowledged revision ${revision} is not there`
        if (wrong) faults.push(`${candidate.attemptId}: ${wrong}`)
      }
      for (const key of candidate.everySaved) {
        saves++
        const [slot = 0, revision = 0] = key.split(':').map(Number)
        const step = kept.get(key)
        if (!step || !sameJson(candidate.sent.get(slot)?.get(revision), step.response))
          faults.push(`${candidate.attemptId}: slot ${slot}, revision ${revision} is not in the history as it was acknowledged`)
      }
      if (kept.size !== history.length) faults.push(`${candidate.attemptId}: one revision was saved twice`)
    }
  } finally {
    database.close()
  }
  console.log('\nThe database afterwards')
  line('acknowledged', `${saves} saves in ${slots} slots of ${candidates.length} candidates; lost or changed: ${faults.length}`)
  return faults
}
