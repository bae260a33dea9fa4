// Which organisation's desk a person works at, and which of its pages.

import type { OrganisationId } from '#app/domain/ids.ts'
import { asId } from '#app/domain/ids.ts'
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
 * The organisation a desk page works for: `?organisation=` when the actor may act there, else the first where they may.
 * @throws Response 403 when there is none
 */
export function deskFor(actor: Actor, action: Action, request: Request): OrganisationId {
  const allowed = organisationsFor(actor, action)
  const wanted = asId<'organisation'>(new URL(request.url).searchParams.get('organisation') ?? '')
  const found = allowed.find((id) => id === wanted) ?? allowed[0]
  if (!found) throw new Response('not-allowed', { status: 403 })
  return found
}

const ASSOCIATION_PAGES: readonly { to: string; word: AssociationPage; needs: readonly Action[] }[] = [
  { to: '/association/sittings', word: 'sittings', needs: ['sitting.see'] },
  { to: '/association/items', word: 'items', needs: ['item.see'] },
  { to: '/association/claims', word: 'claims', needs: ['claim.decide', 'claim.see'] },
  { to: '/association/certify', word: 'certify', needs: ['certificate.issue'] },
  { to: '/association/certificates', word: 'certificates', needs: ['certificate.see'] },
  { to: '/association/officers', word: 'officers', needs: ['officer.appoint'] },
  { to: '/association/audit', word: 'audit', needs: ['audit.see'] },
]
export type AssociationPage = 'sittings' | 'items' | 'claims' | 'certify' | 'certificates' | 'officers' | 'audit'

/** The association desk's pages that are open to the actor. */
export const associationPages = (actor: Actor): { to: string; word: AssociationPage }[] =>
  ASSOCIATION_PAGES.filter(({ needs }) => needs.some((action) => organisationsFor(actor, action).length > 0)).map(({ to, word }) => ({ to, word }))
