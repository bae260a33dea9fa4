// Which desks a person sees in the bar: derived from the authorisation table, never a second list of rights.

import type { Actor } from '#app/services/app.ts'
import { organisationsFor, type Action } from './authorise.ts'

export interface Entry {
  readonly to: string
  /** Key under `site.nav`. */
  readonly word: 'me' | 'association' | 'platform' | 'broadcaster'
}

const DESKS: readonly { entry: Entry; needs: readonly Action[] }[] = [
  { entry: { to: '/association', word: 'association' }, needs: ['sitting.see', 'claim.decide', 'certificate.see', 'item.see', 'officer.appoint', 'audit.see'] },
  { entry: { to: '/platform', word: 'platform' }, needs: ['roster.manage'] },
  { entry: { to: '/broadcaster', word: 'broadcaster' }, needs: ['claim.confirm'] },
]

export function navigationOf(actor: Actor | undefined): Entry[] {
  if (!actor) return []
  const desks = DESKS.filter(({ needs }) => needs.some((action) => organisationsFor(actor, action).length > 0)).map(({ entry }) => entry)
  return [...desks, { to: '/me', word: 'me' }]
}
