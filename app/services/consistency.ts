// npm run admin -- check: does what is stored still fit together?

import { commitmentTo, entryBytes } from '#app/domain/register/entry.ts'
import { append, leafHash, type Hash } from '#app/domain/register/merkle.ts'
import { openNote, parseCheckpointText } from '#app/domain/register/note.ts'
import { itemHash } from '#app/domain/exam/item.ts'
import { bankRepository } from '#db/repositories/bank.ts'
import { certificatesRepository } from '#db/repositories/certificates.ts'
import { registerRepository } from '#db/repositories/register.ts'
import { createPublicKey, verify } from 'node:crypto'
import type { App } from './app.ts'
import { bankNow } from './bank-facts.ts'
import { gradeFaults } from './grade-check.ts'
import { associations } from './organisations.ts'
import { logSigner, registerHead } from './register.ts'

const BATCH = 500

/**
 * Recomputes the log from its entries, opens its head with the public key, and compares every certificate event with the
 * entry that commits to it; computes every grade anew from its steps and the rulings.
 */
export async function checkInstallation(app: App): Promise<{ told: string[]; faults: string[] }> {
  const faults: string[] = []
  const head = await registerHead(app)
  const log = registerRepository(app.database)

  const nodes = new Map<string, Hash>()
  const entries: string[] = []
  let root: Hash | undefined
  for (let from = 0; from < head.size; from += BATCH) {
    for (const entry of await app.database.read((db) => log.entries(db, from, Math.min(BATCH, head.size - from)))) {
      if (entry.index !== entries.length) faults.push(`the log lacks entry ${entries.length}`)
      const added = await append(entries.length, leafHash(entryBytes(entry.entry)), (level, index) => {
        const hash = nodes.get(`${level}/${index}`)
        if (!hash) throw new Error(`node ${level}/${index} was not computed`)
        return hash
      })
      for (const node of added.nodes) nodes.set(`${node.level}/${node.index}`, node.hash)
      root = added.root
      entries.push(entry.entry)
    }
  }
  if (entries.length !== head.size) faults.push(`the log has ${entries.length} entries, its head says ${head.size}`)
  if (root && Buffer.from(root).toString('base64') !== head.root) faults.push('the entries do not lead to the signed root')

  const { name, publicKey } = await logSigner(app)
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }, format: 'jwk' })
  const opened = openNote(head.note, [{ name, publicKey, verify: (message, signature) => verify(null, message, key, signature) }])
  const checkpoint = opened.ok ? parseCheckpointText(opened.value.text) : opened
  if (!checkpoint.ok || checkpoint.value.size !== head.size) faults.push('the head’s signature does not open it')

  const claimed = new Set<number>()
  let certificates = 0
  for (const association of await associations(app)) {
    for (const row of await app.database.read((db) => certificatesRepository(app.database).ofOrganisation(db, association.id, 1_000_000))) {
      certificates++
      for (const event of row.events) {
        const entry = entries[event.logIndex] ?? ''
        claimed.add(event.logIndex)
        if (!entry.includes(commitmentTo(event.facts, Buffer.from(event.salt, 'base64url')))) faults.push(`${row.number}: the log does not commit to its event “${event.kind}”`)
      }
    }
  }
  for (const [index, entry] of entries.entries())
    if (!claimed.has(index) && !entry.includes('"event":"snapshot"')) faults.push(`entry ${index} of the log tells of an event that no certificate has`)

  const { written, bank } = await app.database.read(async (db) => ({ written: await bankRepository(app.database).versions(db), bank: await bankNow(app, db) }))
  for (const { itemId, number, hash, body } of written)
    if (itemHash(body) !== hash || body.itemId !== itemId) faults.push(`version ${number} of item ${itemId} is not what its hash names`)
  faults.push(...(await gradeFaults(app)))
  return { told: [`register: ${head.size} entries, head signed ${head.signedAt}`, `certificates: ${certificates}`, `lessons: ${app.catalogue.lessons.length}, items: ${app.catalogue.items.length}`, `bank: ${bank.entries.length} items, ${bank.entries.filter(({ usable }) => usable).length} of them for new forms; ${written.length} versions of the desk, ${bank.revision} events`], faults }
}
