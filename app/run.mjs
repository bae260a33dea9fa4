// What a fresh clone needs only Node, npm and git for: installs and builds when needed, then starts.
//   node app/run.mjs build | demo | serve | dev | admin <verb …> | bench <name> | content-check

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [verb = 'serve', ...rest] = process.argv.slice(2)

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Mingjian needs Node 20.19 or newer; this is ${process.version}.`)
  process.exit(1)
}

/** Runs a command in the project's folder; ends with its status when it fails. */
export function run(command, args, quiet = false) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: quiet ? ['ignore', 'ignore', 'inherit'] : 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) process.exit(status ?? 1)
}

export function installIfNeeded() {
  const [lock, done] = [join(root, 'package-lock.json'), join(root, 'node_modules/.package-lock.json')]
  const stamp = join(root, 'node_modules/.mingjian-install')
  const lockHash = () => createHash('sha256').update(readFileSync(existsSync(lock) ? lock : join(root, 'package.json'))).digest('hex')
  if (existsSync(done) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return
  console.log('Installing packages (the first time takes a few minutes) …')
  // Not `npm ci`: it refuses a lock file that was written where packages for other platforms were out of reach.
  run('npm', ['install', '--include=dev', '--no-fund', '--no-audit'])
  writeFileSync(stamp, lockHash())
}

const SOURCES = ['app', 'db', 'content', 'public', 'package.json', 'vite.config.ts', 'remix.config.js', 'package-lock.json']

function fingerprint() {
  const hash = createHash('sha256')
  const add = (path) => {
    const file = join(root, path)
    if (!existsSync(file)) return
    if (statSync(file).isDirectory()) for (const name of readdirSync(file).sort()) add(`${path}/${name}`)
    else hash.update(path).update('\0').update(readFileSync(file))
  }
  for (const source of SOURCES) add(source)
  return hash.digest('hex')
}

export function buildIfNeeded() {
  const stamp = join(root, 'build/.stamp')
  const now = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  const content = spawnSync('npx', ['tsx', 'app/content/check-command.ts'], { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
  if (content.status !== 0) {
    console.error(`${content.stdout ?? ''}${content.stderr ?? ''}The content has faults, so nothing was built.`)
    process.exit(1)
  }
  console.log('Building …')
  mkdirSync(join(root, 'build'), { recursive: true })
  run('npx', ['remix', 'vite:build', '--logLevel', 'warn'], false)
  const entries = ['app/command.ts']
  run('npx', ['esbuild', ...entries, '--bundle', '--platform=node', '--format=esm', '--target=node20', '--packages=external', '--outdir=build/server', '--log-level=warning'])
  writeFileSync(stamp, now)
}

installIfNeeded()
if (verb === 'install') process.exit(0)
if (verb === 'content-check') run('npx', ['tsx', 'app/content/check-command.ts', ...rest])
else if (verb === 'bench') {
  const known = readdirSync(join(root, 'test/bench')).filter((name) => name.endsWith('.ts')).map((name) => name.slice(0, -3))
  const [what = '', ...more] = rest
  if (!known.includes(what)) {
    console.error(`Name a benchmark: npm run bench ${known.join(' | ')}`)
    process.exit(1)
  }
  run('npx', ['tsx', `test/bench/${what}.ts`, ...more])
} else if (verb === 'dev') {
  const { develop } = await import('./develop.mjs')
  await develop(root)
} else {
  buildIfNeeded()
  if (verb !== 'build') {
    process.argv = [process.argv[0], 'mingjian', verb, ...rest]
    await import(pathToFileURL(join(root, 'build/server/command.js')).href)
  }
}
