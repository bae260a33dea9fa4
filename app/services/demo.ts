// The demo: prepared at the first start, refreshed at later ones, told to whoever starts it.

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { peopleRepository } from '#db/repositories/people.ts'
import { settingsRepository } from '#db/repositories/settings.ts'
import { StartRefusal } from '../env.server.ts'
import type { App } from './app.ts'
import { Maker, type DemoNotes } from './demo-maker.ts'

/**
 * Prepares the demo's data at the first start and refreshes what has run out at later ones. Writes `demo.json`.
 * @throws StartRefusal when the database holds anything but sample data
 */
export async function prepareDemo(app: App, where: { dataDir: string; url: string }): Promise<DemoNotes> {
  const file = join(where.dataDir, 'demo.json')
  const settings = settingsRepository(app.database)
  const { done, begun, counts } = await app.database.read(async (db) => ({
    done: await settings.get(db, 'demo-made'), begun: await settings.get(db, 'demo-begun'), counts: await peopleRepository(app.database).counts(db),
  }))
  if (!done) {
    if (begun) throw new StartRefusal(`An earlier start was interrupted while it made the sample data. Remove ${where.dataDir} (and empty the database that DATABASE_URL names) and start again.`)
    if (counts.samples + counts.others > 0) throw new StartRefusal('The database holds people who are no sample data, so the demo will not touch it. Set DATA_DIR or DATABASE_URL to an empty place.')
    await app.database.write('demo', (tx) => settings.pin(tx, 'demo-begun', 'yes', app.now()))
    const notes = await new Maker(app).make(where.url)
    await app.database.write('demo', async (tx) => {
      await settings.pin(tx, 'demo-notes', app.secrets.seal('demo-notes', JSON.stringify(notes)), app.now())
      await settings.pin(tx, 'demo-made', 'yes', app.now())
    })
  }
  const kept = await app.database.read((db) => settings.get(db, 'demo-notes'))
  const made = JSON.parse(app.secrets.unseal('demo-notes', kept ?? '')) as DemoNotes
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<DemoNotes>) : {}
  const open = await new Maker(app).keepOpen(made, before.sittings?.open ?? made.sittings.open)
  const notes: DemoNotes = { ...made, url: where.url, sittings: { open } }
  writeFileSync(`${file}.new`, `${JSON.stringify(notes, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return notes
}

/** Prints what a newcomer needs. */
export function tellDemo({ url, password, accounts, apiKeys, sittings }: DemoNotes): void {
  const lines = [
    '', `Mingjian demo · 明鉴演示环境    ${url}`, '',
    `Password of every account: ${password}`,
    ...Object.entries(accounts).map(([role, address]) => `  ${role.padEnd(22)} ${address}`),
    '', 'API keys (for /api/v1, see /api/docs):', ...Object.entries(apiKeys).map(([name, key]) => `  ${name.padEnd(22)} ${key}`),
    '', 'Where to look first:',
    `  ${url}/                      what it is; check a certificate (number and name in demo.json)`,
    `  ${url}/courses               read a lesson as trainee`,
    `  ${url}/exams/${sittings.open}   sit the open exam as candidate`,
    `  ${url}/association           as certifier, caseOfficer or trainingOfficer`,
    `  ${url}/platform              the headcount, as platformOfficer`, '',
  ]
  console.log(lines.join('\n'))
}
