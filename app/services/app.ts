// What every service is given: the world, as arguments. Put together once in app/main.server.ts.

import type { Catalogue } from '#app/content/load.ts'
import type { Id } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Role, OrganisationKind } from '#app/domain/people/roles.ts'
import type { OrganisationId, PersonId } from '#app/domain/ids.ts'
import type { Database } from '#db/database.ts'
import type { Passwords } from './passwords.ts'
import type { Secrets } from './secrets.ts'

export interface Log {
  info(facts: object, what: string): void
  warn(facts: object, what: string): void
  error(facts: object, what: string): void
}

export interface App {
  readonly database: Database
  readonly catalogue: Catalogue
  readonly secrets: Secrets
  readonly passwords: Passwords
  readonly log: Log
  /** The server's clock; every rule is given its answer, nothing reads another. */
  readonly now: () => Instant
  /** A fresh, unguessable id. */
  readonly id: <K extends string>() => Id<K>
  /** Where uploads are kept: outside everything that is served. */
  readonly uploadsDir: string
  /** The address under which people reach this server, without a slash at its end. */
  readonly publicUrl: string
  readonly mode: 'production' | 'demo' | 'development'
  readonly rateLimitFactor: number
}

/** Who asks: a logged-in person with the roles held now. */
export interface Actor {
  readonly personId: PersonId
  readonly name: string
  readonly email: string
  readonly region: string
  readonly roles: readonly HeldRole[]
}

export interface HeldRole {
  readonly role: Role
  /** Null for roles that stand alone: trainee, administrator. */
  readonly organisationId: OrganisationId | null
  readonly organisationKind: OrganisationKind | null
  readonly organisationName: string | null
  readonly region: string | null
}
