// npm test: installs if needed, then types, lint, content check, unit tests on both engines, build, real browser.
// Every part runs even when an earlier one failed; the last line is `N passed, N failed`.
//   node test/run.mjs [types|lint|content|unit|browser …]

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from './browser/chromium.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const folder = mkdtempSync(join(tmpdir(), 'mingjian-run-'))
const wanted = process.argv.slice(2)
const tally = { passed: 0, failed: 0, skipped: 0 }
const env = { ...process.env, NODE_ENV: 'test' }

const call = (command, args, more = {}) => {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...env, ...more }, shell: process.platform === 'win32' })
  return status === 0
}
function part(name, work) {
  if (wanted.length > 0 && !wanted.includes(name)) return
  console.log(`\n── ${name} ──`)
  const begun = Date.now()
  const result = work()
  if (typeof result === 'boolean') tally[result ? 'passed' : 'failed']++
  else for (const key of Object.keys(tally)) tally[key] += result[key] ?? 0
  console.log(`── ${name}: ${((Date.now() - begun) / 1000).toFixed(1)} s`)
}
/** Totals out of a JSON report; a run that ended badly without saying so counts as one failure. */
function counted(file, fine, read) {
  const totals = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 }
  return fine || totals.failed > 0 ? totals : { ...totals, failed: 1 }
}

if (!call('node', ['app/run.mjs', 'install'])) process.exit(1)
part('types', () => call('npx', ['tsc', '--noEmit', '-p', '.']))
part('lint', () => call('npx', ['biome', 'lint', '--error-on-warnings']))
part('content', () => call('npx', ['tsx', 'app/content/check-command.ts']))
part('unit', () => {
  const report = join(folder, 'unit.json')
  const fine = call('npx', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  return counted(report, fine, (r) => ({ passed: r.numPassedTests, failed: r.numFailedTests + (r.numFailedTestSuites > 0 && r.numFailedTests === 0 ? 1 : 0), skipped: r.numPendingTests }))
})
part('browser', () => {
  const chromium = findChromium()
  if (!chromium) {
    console.error('No Chromium was found and none could be installed. Install one (apt-get install chromium) or set PLAYWRIGHT_CHROMIUM to its path.')
    return false
  }
  if (!call('node', ['app/run.mjs', 'build'], { NODE_ENV: 'production' })) return false
  const report = join(folder, 'browser.json')
  const fine = call('npx', ['playwright', 'test', '--config', 'test/browser/playwright.config.ts'], { PLAYWRIGHT_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report })
  return counted(report, fine, ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }))
})

rmSync(folder, { recursive: true, force: true })
console.log(`\n${tally.passed} passed, ${tally.failed} failed${tally.skipped ? `, ${tally.skipped} skipped` : ''}`)
process.exit(tally.failed > 0 ? 1 : 0)
