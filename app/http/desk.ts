// Which organisation's desk a person works at, and which of its pages.

import type { OrganisationId } from '#app/domain/ids.ts'
import type { OrganisationKind } from '#app/domain/people/roles.ts'
import type { Actor, HeldRole } from '#app/services/app.ts'
import { organisationsFor, type Action } from './authorise.ts'

export interface DeskOrganisation {
  readonly id: OrganisationId
  readonly name: string
  readonly region: string
}

/** The organisations of a kind where the actor holds a role, each once, in the order of the roles. */
export function desksOf(actor: Actor, kinds: readonly OrganisationKind[]): DeskOrganisation[] {
  const held = actor.roles.filter((role): role is HeldRole & { organisationId: OrganisationId } => role.organisationId !== null && role.organisationKind !== null && kinds.includes(role.organisationKind))
  return [...new Map(held.map((role) => [role.organisationId, { id: role.organisationId, name: role.organisationName ?? '', region: role.region ?? '' }])).values()]
}

/**
 * The organisation a desk page works for: `?organisation=`, and without it the first where the actor may act.
 * @throws Response 403 when there is none, or the one named is none of them: a page never acts for another than it shows
 */
export function deskFor(actor: Actor, action: Action, request: Request): OrganisationId {
  const allowed = organisationsFor(actor, action)
  const wanted = new URL(request.url).searchParams.get('organisation')
  const found = wanted ? allowed.find((id) => id === wanted) : allowed[0]
  if (!found) throw new Response('not-allowed', { status: 403 })
  return found
}

const ASSOCIATION_PAGES: readonly { to: string; word: AssociationPage; needs: readonly Action[] }[] = [
  { to: '/association/sittings', word: 'sittings', needs: ['sitting.see'] },
  { to: '/association/accommodations', word: 'accommodations', needs: ['accommodation.decide'] },
  { to: '/association/cases', word: 'cases', needs: ['case.see'] },
  { to: '/association/rulings', word: 'rulings', needs: ['ruling.see'] },
  { to: '/association/studies', word: 'studies', needs: ['study.see'] },
  { to: '/association/items', word: 'items', needs: ['item.see'] },
  { to: '/association/coverage', word: 'coverage', needs: ['coverage.see'] },
  { to: '/association/syllabus', word: 'syllabus', needs: ['syllabus.see'] },
  { to: '/association/claims', word: 'claims', needs: ['claim.decide', 'claim.see'] },
  { to: '/association/certify', word: 'certify', needs: ['certificate.issue'] },
  { to: '/association/certificates', word: 'certificates', needs: ['certificate.see'] },
  { to: '/association/officers', word: 'officers', needs: ['officer.appoint'] },
  { to: '/association/audit', word: 'audit', needs: ['audit.see'] },
]
export type AssociationPage = 'sittings' | 'accommodations' | 'cases' | 'rulings' | 'studies' | 'items' | 'coverage' | 'syllabus' | 'claims' | 'certify' | 'certificates' | 'officers' | 'audit'

/** The association desk's pages that are open to the actor. */
export const associationPages = (actor: Actor): { to: string; word: AssociationPage }[] =>
  ASSOCIATION_PAGES.filter(({ needs }) => needs.some((action) => organisationsFor(actor, action).length > 0)).map(({ to, word }) => ({ to, word }))
