// Where the browser tests find a Chromium: named, Playwright's own, on the PATH, else installed.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

const works = (file) => Boolean(file) && existsSync(file)
const onPath = (name) => {
  const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}

function playwrightsOwn() {
  try {
    return createRequire(import.meta.url)('@playwright/test').chromium.executablePath()
  } catch {
    return undefined
  }
}

const look = () => [process.env.PLAYWRIGHT_CHROMIUM, playwrightsOwn(), onPath('chromium'), onPath('google-chrome')].find(works)

/** The path of a Chromium, or undefined when there is none and none can be installed. */
export function findChromium() {
  const found = look()
  if (found) return found
  console.log('Installing Chromium for the browser tests …')
  const attempts = [['npx', ['playwright', 'install', '--with-deps', 'chromium']]]
  if (process.getuid?.() === 0 && onPath('apt-get')) attempts.push(['sh', ['-c', 'apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk']])
  for (const [command, args] of attempts) {
    spawnSync(command, args, { stdio: 'inherit', timeout: 600_000 })
    const now = look()
    if (now) return now
  }
  return undefined
}
