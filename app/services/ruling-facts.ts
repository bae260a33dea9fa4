// Which rulings hold for whom. The national association sets the standard for all (广发〔2012〕53号 四（一）): its rulings
// hold for every sitting; those of a province hold for its own.

import { isWorthless, type Ruling } from '#app/domain/grading/ruling.ts'
import type { FormId, ItemHash, OrganisationId } from '#app/domain/ids.ts'
import type { Reader } from '#db/database.ts'
import { rulingsRepository } from '#db/repositories/rulings.ts'
import type { App } from './app.ts'
import { associationId } from './organisations.ts'

/** Whose rulings hold everywhere. */
const NATIONAL = associationId('00')

/** The sittings that an association's rulings touch: its own, or null for all. */
export const scopeOf = (organisationId: OrganisationId): OrganisationId | null =>
  organisationId === NATIONAL ? null : organisationId

/** The rulings that hold for an association's sittings, in the order applied. */
export const rulingsFor = (app: App, db: Reader, organisationId: OrganisationId): Promise<Ruling[]> =>
  rulingsRepository(app.database).inForce(db, [...new Set([organisationId, NATIONAL])])

/** The rulings that hold for everybody. */
export const nationalRulings = (app: App, db: Reader): Promise<Ruling[]> => rulingsFor(app, db, NATIONAL)

/** The rulings that hold for the sitting a form was made for, in the order applied. */
export const rulingsForForm = (app: App, db: Reader, formId: FormId): Promise<Ruling[]> =>
  rulingsRepository(app.database).forForm(db, formId, NATIONAL)

/** Item versions that some ruling in force dropped or gave to everybody: they stand on no new form, wherever. */
export async function worthlessVersions(app: App, db: Reader): Promise<ReadonlySet<ItemHash>> {
  const latest = new Map((await rulingsRepository(app.database).holding(db)).map((ruling) => [`${ruling.organisationId} ${ruling.itemHash}`, ruling]))
  return new Set([...latest.values()].flatMap(({ itemHash, effect }) => (isWorthless(effect) ? [itemHash] : [])))
}
