// The demo as a newcomer starts it, on a fresh data folder and a free port; one for all browser tests of a worker.

import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test'

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

export interface Demo {
  readonly url: string
  readonly password: string
  readonly accounts: Readonly<Record<string, string>>
  readonly apiKeys: Readonly<Record<string, string>>
  readonly certificates: readonly { number: string; name: string; state: string; route: string }[]
  readonly sittings: { readonly open: string }
}

export class Served {
  #child: ChildProcess | undefined
  readonly #folder = mkdtempSync(join(tmpdir(), 'mingjian-browser-'))
  url = ''
  port = 0

  async start(): Promise<void> {
    this.port ||= await freePort()
    this.url = `http://127.0.0.1:${this.port}`
    const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', PORT: String(this.port), HOST: '127.0.0.1', DATA_DIR: this.#folder, LOG_LEVEL: 'warn' }
    const child = spawn('node', ['app/run.mjs', 'demo'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
    this.#child = child
    for (let i = 0; i < 600; i++) {
      if (child.exitCode !== null) throw new Error(`the demo ended with ${child.exitCode}`)
      const ready = await fetch(`${this.url}/readyz`).catch(() => undefined)
      if (ready?.ok) return
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    throw new Error('the demo did not come up')
  }

  get demo(): Demo {
    return JSON.parse(readFileSync(join(this.#folder, 'demo.json'), 'utf8')) as Demo
  }

  /** As a power cut would: no time for anything. */
  async kill(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }

  async end(): Promise<void> {
    await this.kill()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (!address || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** A visitor's browser: everything the console complains of, and every byte that came, is kept for the test to judge. */
export class Visitor {
  readonly complaints: string[] = []
  readonly received: string[] = []

  private constructor(readonly context: BrowserContext, readonly page: Page, readonly served: Served) {}

  static async come(browser: Browser, served: Served, more: { width?: number; language?: string; noScript?: boolean } = {}): Promise<Visitor> {
    const context = await browser.newContext({
      baseURL: served.url, viewport: { width: more.width ?? 1280, height: 900 }, locale: more.language ?? 'zh-CN', timezoneId: 'Asia/Shanghai', javaScriptEnabled: !more.noScript,
    })
    const visitor = new Visitor(context, await context.newPage(), served)
    context.on('page', (page) => visitor.listen(page))
    visitor.listen(visitor.page)
    return visitor
  }

  private listen(page: Page) {
    if (page !== this.page && this.context.pages()[0] === page) return
    page.on('console', (message) => {
      // The browser itself reports a page's 4xx as an error; that answer is what the test asked for.
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) this.complaints.push(message.text())
    })
    page.on('pageerror', (fault) => this.complaints.push(fault.message))
    page.on('response', async (response) => {
      const body = await response.body().catch(() => undefined)
      if (body && this.received.length < 3000) this.received.push(body.toString('utf8'))
    })
  }

  async logIn(account: string): Promise<void> {
    const { accounts, password } = this.served.demo
    await this.logInAs(accounts[account] ?? account, password)
  }

  async logInAs(email: string, password: string): Promise<void> {
    await this.page.goto('/login')
    await this.page.fill('input[name=email]', email)
    await this.page.fill('input[name=password]', password)
    await this.page.click('main button[type=submit]')
    await this.page.waitForURL((url) => !url.pathname.startsWith('/login'))
  }

  /** No accessibility fault that axe can find on the page as it is now. */
  async accessible(where: string): Promise<void> {
    const { violations } = await new AxeBuilder({ page: this.page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
    expect(violations.map((v) => `${where}: ${v.id} ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`)).toEqual([])
  }

  /** The page is no wider than the screen. */
  async fits(where: string): Promise<void> {
    const over = await this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(over, `${where} is wider than the screen`).toBeLessThanOrEqual(1)
  }

  async leave(): Promise<void> {
    expect(this.complaints).toEqual([])
    await this.context.close()
  }
}

export const test = base.extend<object, { served: Served }>({
  served: [
    // Playwright reads a fixture's needs from this pattern.
    // biome-ignore lint/correctness/noEmptyPattern: see above
    async ({}, use) => {
      const served = new Served()
      await served.start()
      await use(served)
      await served.end()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
})
export { expect }
