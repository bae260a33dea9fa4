// Exam day in a real browser: no network, two devices, an invigilator who acts, a rescue file. Every story has a candidate
// of its own in the demo's open sitting.

import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { expect, test, Visitor, type Served } from './served.ts'

test.describe.configure({ mode: 'serial' })

const candidateOf = (served: Served, n: number): string => {
  const { candidates } = served.demo as unknown as { candidates: readonly string[] }
  const email = candidates[n]
  if (!email) throw new Error(`the demo has no candidate ${n}`)
  return email
}

/** A candidate of the demo in the exam, in a browser of their own. */
async function sit(browser: Browser, served: Served, n: number, more: { width?: number } = {}): Promise<Visitor> {
  const candidate = await Visitor.come(browser, served, more)
  await candidate.logInAs(candidateOf(served, n), served.demo.password)
  await enter(candidate, served)
  return candidate
}
async function enter({ page }: Visitor, served: Served): Promise<void> {
  await page.goto(`/exams/${served.demo.sittings.open}`)
  const start = page.locator('button[value=start]')
  if (await start.count()) await start.click()
  else await page.locator('main a[href^="/exam/attempts/"]').first().click()
  await page.waitForURL('**/exam/attempts/**')
  await expect(page.locator('.palette')).toBeVisible()
}
const bar = (page: Page) => page.locator('.exambar')
const go = (page: Page, slot: number) => page.locator('.palette button').nth(slot - 1).click()
/** Chooses the nth thing there is to choose, of any kind of item. */
const choose = (page: Page, n = 0) => page.locator('main fieldset input[name=response]').nth(n).check()
/** The first slots whose items have options to choose from: a form has items of other kinds too. */
async function choosable(page: Page, count: number): Promise<number[]> {
  const found: number[] = []
  const all = await page.locator('.palette button').count()
  for (let slot = 1; slot <= all && found.length < count; slot++) {
    await go(page, slot)
    await expect(page.locator('#question-title')).toContainText(`第 ${slot} 题`)
    if ((await page.locator('main fieldset input[name=response]').count()) > 1) found.push(slot)
  }
  return found
}
const state = async (page: Page) => {
  const path = new URL(page.url()).pathname
  return page.evaluate(async (address) => (await (await fetch(`${address}/state`)).json()) as { state: string; window: string | null }, path)
}

test('text size and keys are the candidate’s own, and the page stays usable at every size', async ({ browser, served }) => {
  test.setTimeout(180_000)
  const candidate = await sit(browser, served, 10)
  const { page } = candidate
  const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
  await page.getByLabel('字号').selectOption('175')
  expect(await size()).toBe('28px')
  await candidate.accessible('the exam in the largest text')
  await candidate.fits('the exam in the largest text')
  await page.reload()
  await expect(page.getByLabel('字号')).toHaveValue('175')
  expect(await size()).toBe('28px')
  await page.setViewportSize({ width: 360, height: 740 })
  await candidate.fits('the exam in the largest text on a phone')
  await page.getByLabel('字号').selectOption('100')
  await candidate.fits('the exam on a phone')
  await page.setViewportSize({ width: 1280, height: 900 })

  // Single keys do nothing until they are switched on.
  await page.locator('#question-title').focus()
  await page.keyboard.press('n')
  await expect(page.locator('#question-title')).toContainText('第 1 题')
  await page.getByText('键盘操作').click()
  await page.getByLabel(/另外启用单键/).check()
  await candidate.accessible('the exam with its keys explained')
  await page.getByText('键盘操作').click()
  await page.keyboard.press('n')
  await expect(page.locator('#question-title')).toContainText('第 2 题')
  await page.keyboard.press('f')
  const second = page.locator('.palette button').nth(1)
  await expect(second).toHaveAccessibleName(/已标记/)
  await expect(second).toContainText('▲')
  await page.keyboard.press('p')
  await expect(page.locator('#question-title')).toContainText('第 1 题')
  // With a modifier a key is the browser's or the screen reader's.
  await page.keyboard.press('Alt+n')
  await expect(page.locator('#question-title')).toContainText('第 1 题')
  await candidate.leave()
})

test('without a network the page is loud, keeps what was chosen, saves it to a file, and sends it when the network is back', async ({ browser, served }) => {
  test.setTimeout(180_000)
  const candidate = await sit(browser, served, 11)
  const { page, context } = candidate
  const [one, two] = (await choosable(page, 2)) as [number, number]
  await go(page, one)
  await choose(page)
  await expect(bar(page)).toContainText('已保存')
  await context.setOffline(true)
  await go(page, two)
  await choose(page)
  const alert = page.getByRole('alert').filter({ hasText: '没有送达服务器' })
  await expect(alert).toContainText('有 1 题没有送达服务器，从')
  await expect(bar(page)).toContainText('1 题未保存')
  await expect(page.locator('.palette button').nth(two - 1)).toContainText('*')
  await expect(page).toHaveTitle(/未保存/)
  await candidate.accessible('the exam without a network')
  const [file] = await Promise.all([page.waitForEvent('download'), alert.getByRole('button', { name: '保存应急答案文件' }).click()])
  const saved = JSON.parse(readFileSync(await file.path(), 'utf8')) as { kind: string; attempt: string }
  expect(saved).toMatchObject({ kind: 'mingjian-rescue-1', attempt: new URL(page.url()).pathname.split('/').at(-1) })
  await expect(alert).toContainText('文件已保存')

  await context.setOffline(false)
  await expect(bar(page)).toContainText('已保存')
  await expect(page.getByRole('alert').filter({ hasText: '没有送达' })).toHaveCount(0)
  await page.reload()
  await expect(page.locator('.palette .answered')).toHaveCount(2)
  await candidate.leave()
})

test('an answer that was left unsent survives a killed server, a reload, and a log-in in between', async ({ browser, served }) => {
  test.setTimeout(240_000)
  const candidate = await sit(browser, served, 12)
  const { page, context } = candidate
  const [one] = (await choosable(page, 1)) as [number]
  await served.kill()
  await go(page, one)
  await choose(page)
  await expect(page.getByRole('alert').filter({ hasText: '没有送达服务器' })).toBeVisible()
  const address = page.url()
  // The log-in ends while the server is away.
  await context.clearCookies()
  await served.start()
  page.on('dialog', (dialog) => void dialog.accept())
  await page.goto(address)
  await page.waitForURL('**/login**')
  await page.fill('input[name=email]', candidateOf(served, 12))
  await page.fill('input[name=password]', served.demo.password)
  await page.click('main button[type=submit]')
  await page.waitForURL('**/exam/attempts/**')
  expect(page.url()).toBe(address)
  await expect(page.locator('#question-title')).toContainText(`第 ${one} 题`)
  await expect(bar(page)).toContainText('已保存')
  await page.reload()
  await expect(page.locator('.palette .answered')).toHaveCount(1)
  await candidate.leave()
})

test('a second device takes over visibly; the first one shows what it had not sent, and brings it back when it goes on', async ({ browser, served }) => {
  test.setTimeout(240_000)
  const first = await sit(browser, served, 13)
  const [one, two] = (await choosable(first.page, 2)) as [number, number]
  await first.context.setOffline(true)
  await go(first.page, one)
  await choose(first.page)
  await expect(bar(first.page)).toContainText('1 题未保存')

  const second = await sit(browser, served, 13)
  await go(second.page, two)
  await choose(second.page)
  await expect(bar(second.page)).toContainText('已保存')
  await first.context.setOffline(false)
  const told = first.page.getByRole('alert').filter({ hasText: '已在另一个标签页、窗口或设备上继续作答' })
  await expect(told).toBeVisible({ timeout: 30_000 })
  await expect(told).toContainText(`第 ${one} 题：`)
  await expect(first.page.locator('main fieldset')).toHaveAttribute('disabled', '')
  await first.accessible('a window that was overtaken')

  await told.getByRole('button', { name: '在此继续' }).click()
  await expect(bar(first.page)).toContainText('已保存')
  await expect(first.page.locator('.palette .answered')).toHaveCount(2)
  await expect(second.page.getByRole('alert').filter({ hasText: '继续作答' })).toBeVisible({ timeout: 30_000 })
  await first.leave()
  await second.leave()
})

/** The candidate's line on the desk: found by the attempt, for two candidates may have one name. */
const lineOf = (desk: Page, attempt: string) => desk.getByRole('row').filter({ has: desk.locator(`a[href="/association/attempts/${attempt}"]`) })
const attemptOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) as string

/** The desk's act on one candidate: chosen in the list, then filled in. */
async function actOn(desk: Page, served: Served, attempt: string, act: string, fields: Readonly<Record<string, string>> = {}) {
  await desk.goto(`/association/sittings/${served.demo.sittings.open}/live`)
  await lineOf(desk, attempt).locator('input[name=who]').check()
  await desk.locator(`button[name=choose][value="${act}"]`).click()
  for (const [field, value] of Object.entries(fields)) await desk.locator(`.live-act [name=${field}]`).fill(value)
  const sure = desk.locator('.live-act input[name=confirmed]')
  if (await sure.count()) await sure.check()
  await desk.locator(`button[name=intent][value="${act}"]`).click()
  await expect(desk.locator('.notice.good')).toBeVisible()
}

test('what the invigilator does reaches the candidate at once, with its reason', async ({ browser, served }) => {
  test.setTimeout(300_000)
  const candidate = await sit(browser, served, 14)
  const { page } = candidate
  const attempt = attemptOf(page)
  const invigilator = await Visitor.come(browser, served)
  await invigilator.logIn('invigilator')
  const desk = invigilator.page

  await actOn(desk, served, attempt, 'extend', { minutes: '7', reason: '教室停电' })
  const news = page.getByRole('status').filter({ hasText: '延长了 7 分钟' })
  await expect(news).toContainText('教室停电')
  await news.getByRole('button', { name: '知道了' }).click()
  await expect(news).toHaveCount(0)

  await actOn(desk, served, attempt, 'message', { text: '请把手机交到前台' })
  const message = page.locator('form.notice').filter({ hasText: '请把手机交到前台' })
  await expect(message).toBeVisible()
  await candidate.accessible('a message in the exam')
  await message.getByRole('button', { name: '我已阅读' }).click()
  await expect(page.getByText('请把手机交到前台')).toHaveCount(0)
  await page.reload()
  await expect(page.locator('.palette')).toBeVisible()
  await expect(page.getByText('请把手机交到前台')).toHaveCount(0)

  await actOn(desk, served, attempt, 'pause', { reason: '消防演习' })
  await expect(page.getByRole('heading', { name: '考试已暂停' })).toBeVisible()
  await expect(page.locator('main')).toContainText('消防演习')
  await expect(page.locator('main fieldset')).toHaveCount(0)
  const standing = await page.locator('.timer').innerText()
  await page.waitForTimeout(2500)
  expect(await page.locator('.timer').innerText()).toBe(standing)
  await candidate.accessible('the exam in a pause')
  await page.reload()
  await expect(page.getByRole('heading', { name: '考试已暂停' })).toBeVisible()
  await actOn(desk, served, attempt, 'resume')
  await expect(page.locator('main fieldset')).toBeVisible()

  await actOn(desk, served, attempt, 'close', { reason: '考生要求离场' })
  await expect(page.getByRole('heading', { name: '监考员已收卷' })).toBeVisible()
  await expect(page.locator('main')).toContainText('考生要求离场')
  await actOn(desk, served, attempt, 'reopen', { minutes: '5', reason: '误操作' })
  // A closed page looks every twenty seconds whether it was opened again.
  await expect(page.locator('main fieldset')).toBeVisible({ timeout: 40_000 })
  expect((await state(page)).state).toBe('open')
  await candidate.leave()
  await invigilator.leave()
})

test('answers that never arrived come back by a rescue file, loaded by an invigilator', async ({ browser, served }) => {
  test.setTimeout(300_000)
  const candidate = await sit(browser, served, 15)
  const { page, context } = candidate
  const attempt = attemptOf(page)
  const [one] = (await choosable(page, 1)) as [number]
  await context.setOffline(true)
  await go(page, one)
  await choose(page)
  await expect(bar(page)).toContainText('1 题未保存')

  const invigilator = await Visitor.come(browser, served)
  await invigilator.logIn('invigilator')
  const desk = invigilator.page
  await actOn(desk, served, attempt, 'close', { reason: '断网，收卷后补录' })
  await context.setOffline(false)
  await expect(page.getByRole('heading', { name: '监考员已收卷' })).toBeVisible({ timeout: 30_000 })
  await expect(page.locator('main')).toContainText(`第 ${one} 题`)
  await candidate.accessible('the end with an answer that never arrived')
  // It is still there after a reload.
  await page.reload()
  const save = page.getByRole('button', { name: '保存应急答案文件' })
  const [file] = await Promise.all([page.waitForEvent('download'), save.click()])

  await desk.goto(`/association/sittings/${served.demo.sittings.open}/live`)
  await lineOf(desk, attempt).getByRole('link').first().click()
  await desk.setInputFiles('input[name=file]', { name: 'rescue.json', mimeType: 'application/json', buffer: readFileSync(await file.path()) })
  await desk.locator('button[value=check-rescue]').click()
  await desk.locator('textarea[name=reason]').fill('考场断网，考生当场交来文件')
  await desk.check('input[name=confirmed]')
  await desk.locator('button[value=load-rescue]').click()
  await desk.waitForURL('**rescued=1**')
  await candidate.leave()
  await invigilator.leave()
})
