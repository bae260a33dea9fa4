// npm run content:check [-- FOLDER] [--watch]: every fault as `file:line: what`, then the figures; 1 if any fault.

import { watch } from 'node:fs'
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
  process.stdout.write(`${reportOf(checked)}\n`)
  process.exitCode = checked.faults.length > 0 ? 1 : 0
}

await run()
if (process.argv.includes('--watch')) {
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  watch(join(root, 'content'), { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(run)
    }, SETTLE_MS)
  })
}
