// Where a list goes on, as text that only this server can make: a cursor of another list or another platform is none.

import type { OrganisationId } from '#app/domain/ids.ts'
import type { App } from '#app/services/app.ts'
import { sameSecret } from '#app/services/secrets.ts'

export type List = 'roster' | 'changes'
type Place = readonly (string | number)[]

const mark = (app: App, list: List, organisationId: OrganisationId, text: string) =>
  app.secrets.keyedHash('cursor', `${list}\n${organisationId}\n${text}`).slice(0, 22)

export function writeCursor(app: App, list: List, organisationId: OrganisationId, place: Place): string {
  const text = Buffer.from(JSON.stringify(place)).toString('base64url')
  return `${text}.${mark(app, list, organisationId, text)}`
}

/** The place, exactly as it was written; undefined for whatever was not written here for this list. */
export function readCursor(app: App, list: List, organisationId: OrganisationId, cursor: string): Place | undefined {
  const [text = '', given = ''] = cursor.split('.')
  if (!sameSecret(given, mark(app, list, organisationId, text)) || cursor !== `${text}.${given}`) return undefined
  return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Place
}
