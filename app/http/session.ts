// Lucia over our own adapter. Its author has retired it as a package: this narrow door is all that knows it.

import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia'
import { sha256 } from '#app/domain/canonical.ts'
import { trustedId } from '#app/domain/ids.ts'
import { instantOf } from '#app/domain/instant.ts'
import { actorFrom } from '#app/services/account.ts'
import type { Actor, App } from '#app/services/app.ts'
import { sessionsRepository } from '#db/repositories/sessions.ts'

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Record<never, never>, { actor: Actor }>
    DatabaseUserAttributes: { actor: Actor }
  }
}

/** Only the hash of a session id is at rest: a stolen database logs nobody in. */
const atRest = (sessionId: string) => sha256(sessionId).toString('base64url')

function adapter(app: App): Adapter {
  const sessions = sessionsRepository(app.database)
  const back = (id: string, row: { personId: string; expiresAt: string }): DatabaseSession => ({
    id, userId: row.personId, expiresAt: new Date(row.expiresAt), attributes: {},
  })
  return {
    getSessionAndUser: (id) =>
      app.database.read(async (db) => {
        const found = await sessions.holder(db, atRest(id))
        if (!found) return [null, null]
        const { session, person, roles } = found
        return [back(id, session), { id: person.id, attributes: { actor: actorFrom(person, roles) } }]
      }),
    getUserSessions: (userId) =>
      app.database.read(async (db) => (await sessions.ofPerson(db, trustedId(userId))).map((row) => back(row.id, row))),
    setSession: (session) =>
      app.database.write(`session:${atRest(session.id)}`, (tx) =>
        sessions.add(tx, {
          id: atRest(session.id),
          personId: trustedId(session.userId),
          expiresAt: instantOf(session.expiresAt.getTime()),
          createdAt: instantOf(Date.now()),
        })),
    updateSessionExpiration: (id, expiresAt) =>
      app.database.write(`session:${atRest(id)}`, (tx) => sessions.extend(tx, atRest(id), instantOf(expiresAt.getTime()))),
    deleteSession: (id) => app.database.write(`session:${atRest(id)}`, (tx) => sessions.remove(tx, atRest(id))),
    deleteUserSessions: (userId) => app.database.write(`person:${userId}`, (tx) => sessions.removeOfPerson(tx, trustedId(userId))),
    deleteExpiredSessions: () => app.database.write('sessions', (tx) => sessions.removeExpired(tx, instantOf(Date.now()))),
  }
}

export interface Sessions {
  /** Begins a session; the Set-Cookie line to send. */
  begin(personId: string): Promise<string>
  /** Ends the session of a request; the Set-Cookie line that clears it. */
  end(cookieHeader: string | null): Promise<string>
  /** Who asks, and a Set-Cookie line when the session was extended. */
  actor(cookieHeader: string | null): Promise<{ actor: Actor | undefined; setCookie?: string }>
}

/** Sessions last twelve hours and are extended by use in their second half. */
export function sessionsOf(app: App): Sessions {
  const lucia = new Lucia(adapter(app), {
    sessionExpiresIn: new TimeSpan(12, 'h'),
    getUserAttributes: ({ actor }) => ({ actor }),
    sessionCookie: {
      name: 'mj_session',
      attributes: { sameSite: 'lax', path: '/', secure: app.publicUrl.startsWith('https:') },
    },
  })
  // Read here and not by Lucia, whose reader throws at a cookie that is not well-formed.
  const idIn = (cookieHeader: string | null) => /(?:^|;\s*)mj_session=([a-z0-9]{20,60})(?:;|$)/.exec(cookieHeader ?? '')?.[1] ?? null
  return {
    begin: async (personId) => {
      const session = await lucia.createSession(personId, {})
      return lucia.createSessionCookie(session.id).serialize()
    },
    end: async (cookieHeader) => {
      const id = idIn(cookieHeader)
      if (id) await lucia.invalidateSession(id)
      return lucia.createBlankSessionCookie().serialize()
    },
    actor: async (cookieHeader) => {
      const id = idIn(cookieHeader)
      if (!id) return { actor: undefined }
      const { session, user } = await lucia.validateSession(id)
      if (!session) return { actor: undefined }
      const { actor } = user
      return session.fresh ? { actor, setCookie: lucia.createSessionCookie(session.id).serialize() } : { actor }
    },
  }
}
