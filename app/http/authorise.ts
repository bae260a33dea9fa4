// Who may do what, to whose things: the one table. What is not in it is denied.

import type { OrganisationId, PersonId } from '#app/domain/ids.ts'
import type { Role } from '#app/domain/people/roles.ts'
import type { Actor, HeldRole } from '#app/services/app.ts'

/** own: one's own things · organisation: things of the organisation where the role is held · province: of its region · all. */
export type Scope = 'own' | 'organisation' | 'province' | 'all'

export type Action =
  | 'lesson.study' | 'hours.read'
  | 'sitting.book' | 'attempt.sit' | 'result.read'
  | 'sitting.open' | 'sitting.see' | 'result.release'
  | 'sitting.invigilate' | 'accommodation.decide' | 'case.open' | 'case.see' | 'case.decide'
  | 'ruling.see' | 'ruling.propose' | 'ruling.apply' | 'study.see' | 'study.run' | 'study.sign' | 'analysis.see'
  | 'item.see' | 'item.propose' | 'item.review' | 'item.hold'
  | 'coverage.see' | 'syllabus.see' | 'syllabus.change'
  | 'claim.submit' | 'claim.confirm' | 'claim.see' | 'claim.decide'
  | 'certificate.issue' | 'certificate.see' | 'certificate.change'
  | 'roster.manage' | 'roster.consent' | 'headcount.see' | 'api-key.manage' | 'volume.declare'
  | 'audit.see' | 'officer.appoint'

type Row = Partial<Record<Action, Scope>>

/** What everybody reads who works on the quality of the examination. */
const examReading: Row = { 'sitting.see': 'organisation', 'analysis.see': 'organisation', 'ruling.see': 'organisation', 'study.see': 'organisation' }

const deskReading: Row = { 'sitting.see': 'organisation', 'claim.see': 'organisation', 'certificate.see': 'organisation' }

const TABLE: Record<Role, Row> = {
  trainee: {
    'lesson.study': 'own', 'hours.read': 'own', 'sitting.book': 'own', 'attempt.sit': 'own', 'result.read': 'own',
    'claim.submit': 'own', 'claim.see': 'own', 'certificate.see': 'own', 'roster.consent': 'own',
  },
  'training-officer': { ...examReading, 'sitting.open': 'organisation', 'result.release': 'organisation', 'hours.read': 'organisation', 'coverage.see': 'all', 'syllabus.see': 'all', 'syllabus.change': 'organisation' },
  'item-author': { ...examReading, 'ruling.propose': 'organisation', 'study.run': 'organisation', 'item.see': 'all', 'item.propose': 'all', 'coverage.see': 'all', 'syllabus.see': 'all' },
  'item-reviewer': { ...examReading, 'ruling.propose': 'organisation', 'ruling.apply': 'organisation', 'study.sign': 'organisation', 'item.see': 'all', 'item.review': 'all', 'item.hold': 'all', 'coverage.see': 'all', 'syllabus.see': 'all', 'syllabus.change': 'organisation' },
  invigilator: { 'sitting.see': 'organisation', 'sitting.invigilate': 'organisation', 'case.open': 'organisation', 'case.see': 'organisation', 'result.release': 'organisation' },
  'case-officer': { 'sitting.see': 'organisation', 'case.open': 'organisation', 'case.see': 'organisation', 'case.decide': 'organisation', 'accommodation.decide': 'organisation', 'claim.see': 'organisation', 'claim.decide': 'organisation', 'certificate.see': 'organisation' },
  certifier: { ...deskReading, 'case.see': 'organisation', 'certificate.issue': 'organisation', 'certificate.change': 'organisation' },
  auditor: { ...deskReading, ...examReading, 'case.see': 'organisation', 'audit.see': 'organisation', 'item.see': 'all', 'coverage.see': 'all', 'syllabus.see': 'all' },
  'association-administrator': { ...deskReading, 'officer.appoint': 'organisation' },
  'platform-officer': { 'roster.manage': 'organisation', 'headcount.see': 'organisation', 'api-key.manage': 'organisation', 'volume.declare': 'organisation' },
  'broadcaster-officer': { 'claim.confirm': 'organisation' },
  supervisor: { 'coverage.see': 'all', 'syllabus.see': 'all', 'sitting.see': 'province', 'claim.see': 'province', 'certificate.see': 'province', 'headcount.see': 'province' },
  administrator: { 'officer.appoint': 'all', 'audit.see': 'all' },
}

/** Whose thing it is. Leave out what does not apply; an empty target is matched by scope `all` alone. */
export interface Target {
  readonly personId?: PersonId
  readonly organisationId?: OrganisationId
  readonly region?: string
}

/** Whether the actor may do this to that. Region `00` of a supervisor is the whole country. */
export function may(actor: Actor | undefined, action: Action, target: Target = {}): boolean {
  return actor?.roles.some((held) => covers(actor, held, TABLE[held.role][action], target)) ?? false
}

function covers(actor: Actor, held: HeldRole, scope: Scope | undefined, target: Target): boolean {
  switch (scope) {
    case undefined:
      return false
    case 'own':
      return target.personId === actor.personId
    case 'organisation':
      return held.organisationId !== null && target.organisationId === held.organisationId
    case 'province':
      return held.region !== null && (held.region === '00' || (target.region !== undefined && target.region === held.region))
    case 'all':
      return true
  }
}

/** The organisations for which the actor may do something: where a desk begins. */
export function organisationsFor(actor: Actor | undefined, action: Action): OrganisationId[] {
  const ids = (actor?.roles ?? []).flatMap((held) => (held.organisationId && TABLE[held.role][action] ? [held.organisationId] : []))
  return [...new Set(ids)]
}
