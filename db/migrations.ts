import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** When the newest migration of a folder was written, in milliseconds: a database ahead of it is of a newer version. */
export function newestMigration(folder: string): number {
  const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as { entries: { when: number }[] }
  return Math.max(0, ...journal.entries.map((entry) => entry.when))
}
