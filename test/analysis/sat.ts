// Sittings that have been sat: made-up sheets as rows of the database, graded by the real rules.

import { itemHash } from '#app/domain/exam/item.ts'
import { formHash } from '#app/domain/exam/form.ts'
import { gradeAttempt } from '#app/domain/grading/grade.ts'
import type { ItemHash, PersonId, SittingId } from '#app/domain/ids.ts'
import { addMs, type Instant } from '#app/domain/instant.ts'
import type { Sheet } from '#app/domain/analysis/sheet.ts'
import type { App } from '#app/services/app.ts'
import { attemptsRepository, UNTOUCHED } from '#db/repositories/attempts.ts'
import { formsRepository } from '#db/repositories/forms.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import { single } from '../exam/sample-items.ts'
import { addPerson, minutes, type Room, seat } from '../exam-room/room.ts'
import { hashAt } from './sheets.ts'

/** The item of a made-up sheet: `item-000` and so on, each a single choice with the key `b`. */
const versionOf = (at: number) => single(`item-${String(at).padStart(3, '0')}`, { stem: `CANARY stem ${at}` })
const versions = new Map(Array.from({ length: 200 }, (_, i) => [hashAt(i), versionOf(i)]))
export const realHash = (item: number): ItemHash => itemHash(versionOf(item))

/** Another sitting of the room's association, over and released. */
export async function earlierSitting(room: Room, id: string, startFrom: Instant): Promise<SittingId> {
  const sittings = sittingsRepository(room.app.database)
  await room.app.database.write('bookings', async (tx) => {
    const row = await sittings.byId(tx, room.sitting)
    if (!row) throw new Error('the room has no sitting')
    const hardClose = addMs(startFrom, minutes(80))
    await sittings.add(tx, { ...row, id: id as SittingId, startFrom, hardClose, releasedAt: addMs(hardClose, 1), releasedBy: room.releaser })
  })
  return id as SittingId
}

/** Has each sheet sat by somebody new, or by the people given: started at `at`, handed in a minute a right answer later. */
export async function satBy(app: App, sittingId: SittingId, sheets: readonly Sheet[], at: Instant, people: readonly PersonId[] = []): Promise<PersonId[]> {
  const [forms, attempts, sittings] = [formsRepository(app.database), attemptsRepository(app.database), sittingsRepository(app.database)]
  const sat: PersonId[] = []
  for (const [i, { seen }] of sheets.entries()) {
    const personId = people[i] ?? (await addPerson(app, `考生${i}`))
    sat.push(personId)
    await seat(app, personId, sittingId)
    await app.database.write(`attempt:${personId}`, async (tx) => {
      const sitting = await sittings.byId(tx, sittingId)
      if (!sitting) throw new Error('there is no sitting')
      const items = seen.map(({ hash, response }, at) => {
        const version = versions.get(hash) ?? versionOf(0)
        return { slot: at + 1, itemHash: itemHash(version), version, response }
      })
      const slots = items.map(({ slot, itemHash }) => ({ slot, itemHash, optionOrder: ['a', 'b', 'c', 'd'] }))
      await forms.pin(tx, items.map(({ itemHash: hash, version }) => ({ hash, version })), at)
      const form = { id: app.id<'form'>(), sittingId, personId, seed: 'x', slots, hash: formHash(slots), madeAt: at, leftOut: [] }
      await forms.add(tx, form, new Map(items.map(({ itemHash: hash, version }) => [hash, version.itemId])))
      const closedAt = addMs(at, minutes(seen.filter(({ score }) => score === 1).length))
      const id = app.id<'attempt'>()
      await attempts.add(tx, { ...UNTOUCHED, id, sittingId, personId, number: 1, formId: form.id, startedAt: at, deadline: addMs(at, minutes(60)), extraTimePercent: 0, closedAt })
      const answered = items.filter(({ response }) => response !== null)
      await attempts.stand(tx, id, answered.map(({ slot, response }) => ({ type: 'saved', at, slot, revision: 1, response })))
      const grade = gradeAttempt(items, new Map(answered.map(({ slot, response }) => [slot, { response }])), sitting.blueprint)
      await attempts.putGrade(tx, id, grade, { at: closedAt, cause: 'closed' })
    })
  }
  return sat
}
