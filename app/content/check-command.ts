// npm run content:check [-- FOLDER] [--watch] [--notes]: every fault as `file:line: what`, then the figures; 1 if any fault.
// --notes lists the notes too, --watch checks again whenever a file changes.

import { existsSync, type FSWatcher, readdirSync, watch } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkContent } from '#app/content/check.ts'
import { reportOf } from '#app/content/report.ts'
import { dayOf, instantOf } from '#app/domain/instant.ts'

/** An editor saves in several steps: one check for all that changes within this time. */
const SETTLE_MS = 200

const given = process.argv.slice(2).find((argument) => !argument.startsWith('-'))
const root = given ? resolve(given) : fileURLToPath(new URL('../..', import.meta.url))

async function run() {
  const checked = await checkContent(root, dayOf(instantOf(Date.now())))
  process.stdout.write(`${reportOf(checked, process.argv.includes('--notes'))}\n`)
  process.exitCode = checked.faults.length > 0 ? 1 : 0
}

let running = Promise.resolve()
const watched = new Map<string, FSWatcher>()
let timer: NodeJS.Timeout | undefined

/** Watches each folder by itself: a recursive watch loses a file that an editor saves by putting a new one in its place. */
function follow() {
  const inside = readdirSync(join(root, 'content'), { recursive: true, withFileTypes: true })
  const folders = inside.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name))
  for (const folder of [join(root, 'content'), ...folders]) if (!watched.has(folder)) watched.set(folder, watching(folder))
}

function watching(folder: string): FSWatcher {
  const gone = () => {
    watched.get(folder)?.close()
    watched.delete(folder)
  }
  return watch(folder, () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (!existsSync(folder)) gone()
      follow()
      running = running.then(run)
    }, SETTLE_MS)
  }).on('error', gone)
}

// The watch begins before the first check, so that nothing saved meanwhile is missed.
if (process.argv.includes('--watch')) follow()
running = running.then(run)
await running
