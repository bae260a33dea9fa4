// What somebody may be, for whom, and what excludes what (ISO/IEC 17024 clauses 4.3 and 5.2; GB/T 22239 三权分立).

import { ok, refuse, type Result } from '#app/domain/result.ts'

export const ROLES = [
  'trainee',
  'training-officer',
  'item-author',
  'item-reviewer',
  'invigilator',
  'case-officer',
  'certifier',
  'auditor',
  'association-administrator',
  'platform-officer',
  'broadcaster-officer',
  'supervisor',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]

export const ORGANISATION_KINDS = ['association', 'platform', 'broadcaster', 'authority'] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

const KIND: Record<Role, OrganisationKind | null> = {
  trainee: null,
  'training-officer': 'association',
  'item-author': 'association',
  'item-reviewer': 'association',
  invigilator: 'association',
  'case-officer': 'association',
  certifier: 'association',
  auditor: 'association',
  'association-administrator': 'association',
  'platform-officer': 'platform',
  'broadcaster-officer': 'broadcaster',
  supervisor: 'authority',
  administrator: null,
}

/** The kind of organisation in which a role is held; null for a role that stands alone. */
export const organisationKindOf = (role: Role): OrganisationKind | null => KIND[role]

/** Roles whose holder decides something about a candidate, an item or a certificate. */
export const DECIDING: readonly Role[] = [
  'training-officer',
  'item-reviewer',
  'invigilator',
  'case-officer',
  'certifier',
]

// Who certifies took no part in teaching or examining; who audits or hands out roles decides nothing.
const EXCLUDES: Partial<Record<Role, readonly Role[]>> = {
  certifier: ['training-officer', 'item-author', 'item-reviewer', 'invigilator'],
  auditor: [...DECIDING, 'association-administrator', 'administrator'],
  'association-administrator': DECIDING,
  administrator: DECIDING,
}

/** Whether one person may not hold both in one organisation. */
export const exclude = (a: Role, b: Role): boolean =>
  (EXCLUDES[a]?.includes(b) ?? false) || (EXCLUDES[b]?.includes(a) ?? false)

/**
 * Whether a person who holds `existing` in an organisation may be given `wanted` there as well. Roles that stand alone
 * (`trainee`, `administrator`) belong to every organisation of the person.
 * Refuses a role already held, and one that another role excludes (named in the detail).
 */
export function mayHold(existing: readonly Role[], wanted: Role): Result<null, 'role-held' | 'role-excluded'> {
  if (existing.includes(wanted)) return refuse('role-held', { role: wanted })
  const other = existing.find((held) => exclude(held, wanted))
  return other ? refuse('role-excluded', { held: other, wanted }) : ok(null)
}

/** Text from outside as a role; undefined when there is no such role. */
export const asRole = (text: string): Role | undefined => ROLES.find((role) => role === text)
