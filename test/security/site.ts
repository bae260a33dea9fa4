// The whole front over the real routes: what a client on the wire gets, and what the log is told.

import * as audit from '#app/routes/association/audit.tsx'
import * as officers from '#app/routes/association/officers.tsx'
import * as sitting from '#app/routes/association/sitting.tsx'
import * as me from '#app/routes/holder/me.tsx'
import * as headcount from '#app/routes/platform/headcount.tsx'
import * as hours from '#app/routes/public/hours-certificate.tsx'
import * as hoursPdf from '#app/routes/public/hours-certificate-pdf.ts'
import * as login from '#app/routes/public/login.tsx'
import * as share from '#app/routes/public/share.tsx'
import { sessionsOf } from '#app/http/session.ts'
import { front } from '#app/server.ts'
import type { App } from '#app/services/app.ts'
import { buildOf } from '#test/pages.ts'

const ROUTES: readonly (readonly [id: string, path: string, module: object])[] = [
  ['login', 'login', login],
  ['share', 's/:code', share],
  ['hours', 'hours/:code', hours],
  ['hours-pdf', 'hours/:code/pdf', hoursPdf],
  ['me', 'me', me],
  ['officers', 'association/officers', officers],
  ['sitting', 'association/sittings/:sitting', sitting],
  ['audit', 'association/audit', audit],
  ['headcount', 'platform', headcount],
]
const build = buildOf(ROUTES.map(([id, path, module]) => ({ id, path, module })))

export const siteOf = (app: App, trustProxy = false) => front(app, { trustProxy, build, buildFolder: '/nowhere' })

/** The Cookie header of a new session. */
export const cookieOf = async (app: App, personId: string): Promise<string> =>
  (await sessionsOf(app).begin(personId)).split(';')[0] as string
