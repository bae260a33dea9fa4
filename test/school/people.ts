import type { PersonId } from '#app/domain/ids.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import type { TestWorld } from '#test/database/worlds.ts'

let made = 0

/** A trainee in the database, without the cost of hashing a password. */
export async function newTrainee({ app }: TestWorld): Promise<PersonId> {
  const [id, n] = [app.id<'person'>(), ++made]
  const people = peopleRepository(app.database)
  await app.database.write(`person:${id}`, async (tx) => {
    await people.add(tx, {
      id,
      legalName: '陈一心',
      email: `trainee-${n}@example.cn`,
      emailKey: `trainee-${n}@example.cn`,
      documentType: 'passport',
      documentSealed: 'sealed',
      documentHash: `hash-${n}`,
      documentMasked: 'E****',
      region: '31',
      passwordHash: 'none',
      consentVersion: '2026-11',
      consentedAt: app.now(),
      sample: true,
      createdAt: app.now(),
    })
    await people.grant(tx, {
      id: app.id(),
      personId: id,
      role: 'trainee',
      organisationId: null,
      grantedBy: null,
      grantedAt: app.now(),
      endedAt: null,
    })
  })
  return id
}
