// The whole journey, in a real browser, by people who have only the pages: seven people, one story.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { clean, items, rationales, requiredLessons, rightOf } from './content.ts'
import { expect, root, test, Visitor, type Served } from './served.ts'

const NEWCOMER = { name: '卫晓岚', document: '110101199003070011', email: 'newcomer@example.cn', password: 'Paper-and-ink-7' }
const APPLICANT = '许清和'

/** A moment in Asia/Shanghai as a datetime-local field wants it. */
const local = (minutesFromNow: number) => new Date(Date.now() + minutesFromNow * 60_000 + 8 * 3600_000).toISOString().slice(0, 16)
const inSheet = (page: Page, text: string) => page.locator('li, tr, article, section.sheet, details').filter({ hasText: text }).last()

test.describe.configure({ mode: 'serial' })

test('a newcomer signs up, studies, sits, is certified, is found, and joins a platform', async ({ browser, served }) => {
  test.setTimeout(900_000)
  const newcomer = await Visitor.come(browser, served)
  const sittingUrl = await theTrainingOfficerOpensASitting(browser, served)

  await test.step('the newcomer signs up, and is told what is wrong with a mistyped number', async () => {
    const { page } = newcomer
    await page.goto('/signup')
    await page.fill('input[name=legalName]', NEWCOMER.name)
    await page.fill('input[name=documentNumber]', '110101199003070012')
    await page.selectOption('select[name=region]', '31')
    await page.fill('input[name=email]', NEWCOMER.email)
    await page.fill('input[name=password]', NEWCOMER.password)
    await page.check('input[name=consent]')
    await page.click('main button[type=submit]')
    await expect(page.getByRole('alert')).toContainText('校验位')
    await page.fill('input[name=documentNumber]', NEWCOMER.document)
    await page.fill('input[name=password]', NEWCOMER.password)
    await page.click('main button[type=submit]')
    await page.waitForURL('**/courses')
    await newcomer.accessible('/courses')
  })

  await test.step('before the programme is complete no sitting can be booked', async () => {
    const { page } = newcomer
    await page.goto(sittingUrl)
    await expect(page.locator('button[value=book]')).toHaveCount(0)
    await expect(page.locator('main')).toContainText('完成全部必修课程后再预约')
  })

  await test.step('the newcomer reads every required lesson and answers its questions', async () => {
    expect(requiredLessons.length).toBeGreaterThanOrEqual(8)
    const { page } = newcomer
    for (const [i, lesson] of requiredLessons.entries()) {
      await page.goto(lesson.path)
      for (const question of lesson.questions) {
        const box = page.locator(`#q-${question.id}`)
        const keys = (Array.isArray(question.key) ? question.key : [question.key]).map(String)
        for (const key of keys) await box.locator(`input[name=answer][value="${key}"]`).check()
        await box.locator('button[type=submit]').click()
        await expect(box.locator('[role=status]')).toContainText('正确')
      }
      await page.click('button[name=intent][value=read]')
      await expect(page.locator('#end')).toContainText('完成')
      if (i === 0) await newcomer.accessible(lesson.path)
    }
    await page.goto('/me')
    await expect(page.locator('main')).toContainText(`已完成 ${requiredLessons.length} / ${requiredLessons.length} 课`)
    await newcomer.accessible('/me')
    await page.goto('/me/hours')
    await newcomer.accessible('/me/hours')
  })

  const attemptUrl = await test.step('the newcomer books, reads the rules and starts', async () => {
    const { page } = newcomer
    await page.goto(sittingUrl)
    await page.click('button[value=book]')
    await page.check('input[name=read]')
    await page.click('button[value=accept]')
    await newcomer.accessible('the sitting')
    await page.click('button[value=start]')
    await page.waitForURL('**/exam/attempts/**')
    return new URL(page.url()).pathname
  })

  await test.step('the newcomer answers fifty items; a reload, a second tab and a killed server lose nothing', async () => {
    const { page } = newcomer
    newcomer.received.length = 0
    await newcomer.accessible('the exam')
    const count = await page.locator('.palette button').count()
    expect(count).toBe(50)
    for (let slot = 1; slot <= count; slot++) {
      await answerRightly(page, slot)
      if (slot === 10) {
        await saved(page)
        await page.reload()
        await expect(page.locator('.palette .answered')).toHaveCount(10)
        await page.locator('.palette button').nth(slot).click()
        continue
      }
      if (slot === 20) {
        await saved(page)
        await served.kill()
        await served.start()
        await page.reload()
        await expect(page.locator('.palette .answered')).toHaveCount(20)
        await page.locator('.palette button').nth(slot).click()
        continue
      }
      if (slot < count) await page.locator('.palette button').nth(slot).click()
    }
    await saved(page)
    const second = await newcomer.context.newPage()
    await second.goto(attemptUrl)
    await expect(second.locator('.palette .answered')).toHaveCount(count)
    await expect(page.getByRole('alert')).toContainText('另一个标签页')
    await second.close()
    await page.getByRole('button', { name: '在此继续' }).click()
  })

  await test.step('no key and no rationale came with a single byte of the exam', async () => {
    const bytes = newcomer.received.join('\n')
    expect(rationales.filter((words) => bytes.includes(words))).toEqual([])
    const built = (readdirSync(join(root, 'build/client'), { recursive: true }) as string[]).filter((name) => name.endsWith('.js')).map((name) => readFileSync(join(root, 'build/client', name), 'utf8')).join('\n')
    expect(rationales.filter((words) => built.includes(words))).toEqual([])
  })

  await test.step('the newcomer hands in once it was asked, and the result is not told yet', async () => {
    const { page } = newcomer
    await page.locator('.exambar button').last().click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    await dialog.locator('button.final').click()
    await expect(page.locator('main')).toContainText('交卷成功')
    await newcomer.accessible('after the hand-in')
    await page.goto(attemptUrl.replace('/exam/attempts/', '/me/results/'))
    await expect(page.locator('main')).not.toContainText('合格线')
    await expect(page.locator('main')).not.toContainText('100')
  })

  await test.step('the officer who opened the sitting cannot release it; another can', async () => {
    const opener = await Visitor.come(browser, served)
    await opener.logIn('trainingOfficer')
    await opener.page.goto(sittingUrl.replace('/exams/', '/association/sittings/'))
    await expect(opener.page.locator('main')).toContainText(NEWCOMER.name)
    await opener.accessible('the sitting at the desk')
    await opener.leave()
    const invigilator = await Visitor.come(browser, served)
    await invigilator.logIn('invigilator')
    await invigilator.page.goto(sittingUrl.replace('/exams/', '/association/sittings/'))
    await release(invigilator.page)
    await invigilator.leave()
    const { page } = newcomer
    await page.goto(attemptUrl.replace('/exam/attempts/', '/me/results/'))
    await expect(page.locator('main')).toContainText('合格')
    await newcomer.accessible('the result')
  })

  const number = await test.step('a certifier certifies; the certificate has a number, and an entry in the log', async () => certify(browser, served, NEWCOMER.name))

  await test.step('anyone finds it by number and name; a wrong name and an unknown number look alike', async () => {
    const anyone = await Visitor.come(browser, served)
    const ask = async (name: string, of: string) => {
      await anyone.page.goto('/verify')
      await anyone.page.fill('input[name=number]', of)
      await anyone.page.fill('input[name=name]', name)
      await anyone.page.click('main form button[type=submit]')
      return anyone.page.locator('main')
    }
    const found = await ask(NEWCOMER.name, number)
    await expect(found).toContainText('有效')
    await expect(found).toContainText('考核合格')
    await anyone.accessible('/verify')
    const words = async (main: ReturnType<Page['locator']>) => {
      await expect(main.getByRole('alert')).toContainText('没有查到')
      return (await main.innerText()).replace(/\s+/g, ' ')
    }
    const misnamed = await words(await ask('欧阳不在册', number))
    const unknown = await words(await ask('欧阳不在册', 'SH-31-2026-000042-5'))
    expect(misnamed).toBe(unknown)
    await anyone.leave()
  })

  await test.step('a platform asks, the holder consents, and the headcount grows by one, on the page and by key', async () => {
    const headcount = async () => {
      const answer = await fetch(`${served.url}/api/v1/headcount`, { headers: { authorization: `Bearer ${served.demo.apiKeys.secondPlatform}` } })
      return (await answer.json()) as { rules: { id: string; counted: number; required: number | null; gap: number | null }[] }
    }
    const before = (await headcount()).rules[0]?.counted ?? 0
    const officer = await Visitor.come(browser, served)
    await officer.logIn('secondPlatformOfficer')
    await officer.page.goto('/platform/roster')
    await officer.page.fill('input[name=number]', number)
    await officer.page.fill('input[name=name]', NEWCOMER.name)
    await officer.page.locator('form').filter({ has: officer.page.locator('input[name=number]') }).locator('button[type=submit]').click()
    await expect(officer.page.locator('main')).toContainText(NEWCOMER.name)
    await officer.accessible('/platform/roster')

    const { page } = newcomer
    await page.goto('/me/roster')
    await expect(page.locator('main')).toContainText('云帆视频')
    await newcomer.accessible('/me/roster')
    await consent(page)
    expect((await headcount()).rules[0]?.counted).toBe(before + 1)

    await officer.page.goto('/platform')
    await expect(officer.page.locator('main')).toContainText('53号')
    await officer.accessible('/platform')
    await officer.leave()
    const one = await fetch(`${served.url}/api/v1/certificates/${number}?${new URLSearchParams({ name: NEWCOMER.name })}`, { headers: { authorization: `Bearer ${served.demo.apiKeys.platform}` } })
    expect(await one.json()).toMatchObject({ verdict: 'valid', route: 'examined', holder: { name: NEWCOMER.name }, checks: { log: 'pass' } })
  })
  await newcomer.leave()
})

test('a broadcaster’s reviewer claims an exemption, two officers grant it, and a certificate of that route follows', async ({ browser, served }) => {
  test.setTimeout(300_000)
  await test.step('the applicant hands the claim in; a false file is refused first', async () => {
    const applicant = await Visitor.come(browser, served)
    await applicant.logIn('exemptionApplicant')
    const { page } = applicant
    await page.goto('/me/exemption')
    await applicant.accessible('/me/exemption')
    const fill = async (bytes: string) => {
      await page.selectOption('select[name=broadcasterId]', { label: (await page.locator('select[name=broadcasterId] option').filter({ hasText: '示例市融媒体中心' }).innerText()).trim() })
      await page.selectOption('select[name=series]', 'editor')
      await page.fill('input[name=title]', '主任编辑')
      await page.fill('input[name=titleCertificate]', '样例 2026-7')
      await page.fill('input[name=titleObtainedOn]', '2018-12-20')
      await page.fill('input[name=post]', '总编室 节目审查')
      await page.fill('input[name=reviewingSince]', '2013-05-01')
      for (const name of ['title-certificate', 'employment-proof']) await page.setInputFiles(`input[name=${name}]`, { name: `${name}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(bytes) })
      await page.check('input[name=appliedPersonally]')
      await page.locator('form[enctype="multipart/form-data"] button[type=submit]').click()
    }
    await fill('<?php this is no pdf ?>')
    await expect(page.getByRole('alert').first()).toBeVisible()
    await fill('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
    await page.waitForURL('**/me/exemption/**')
    await applicant.accessible('the claim')
    await applicant.leave()
  })
  await test.step('the broadcaster’s personnel office confirms employment and post', async () => {
    const officer = await Visitor.come(browser, served)
    await officer.logIn('broadcasterOfficer')
    const { page } = officer
    await page.goto('/broadcaster')
    await officer.accessible('/broadcaster')
    const form = page.locator('form').filter({ has: page.locator('input[name=statement]') }).filter({ has: page.getByRole('button', { name: APPLICANT }) })
    await form.locator('input[name=statement]').check()
    await form.locator('button[type=submit]').click()
    await expect(page.getByRole('button', { name: APPLICANT })).toHaveCount(0)
    await officer.leave()
  })
  for (const account of ['caseOfficer', 'secondCaseOfficer']) {
    await test.step(`the ${account} decides on the four conditions`, async () => {
      const officer = await Visitor.come(browser, served)
      await officer.logIn(account)
      const { page } = officer
      await page.goto('/association/claims')
      await page.getByRole('link', { name: APPLICANT }).first().click()
      await page.waitForURL('**/association/claims/**')
      await officer.accessible('the claim at the desk')
      await page.locator('input[name=conflict]').first().check()
      for (const condition of ['broadcaster-staff', 'programme-review', 'mid-level-title', 'applied-personally']) await page.locator(`input[name="met-${condition}"]`).first().check()
      await page.locator('input[name=outcome][value=grant]').check()
      await page.check('input[name=confirm]')
      await page.locator('form button.final').click()
      await expect(page.getByRole('alert')).toHaveCount(0)
      await officer.leave()
    })
  }
  const number = await certify(browser, served, APPLICANT)
  const anyone = await Visitor.come(browser, served)
  await anyone.page.goto(`/verify?${new URLSearchParams({ number, name: APPLICANT })}`)
  await expect(anyone.page.locator('main')).toContainText('免予培训考核')
  await anyone.leave()
})

test('without JavaScript a candidate still answers and hands in', async ({ browser, served }) => {
  const candidate = await Visitor.come(browser, served, { noScript: true })
  await candidate.logIn('candidate')
  const { page } = candidate
  await page.goto(`/exams/${served.demo.sittings.open}`)
  await page.click('button[value=start]')
  await page.waitForURL('**/exam/attempts/**')
  const inputs = page.locator('input[name=response]')
  await inputs.first().check()
  await page.locator('button[name=go][value=next]:not([aria-hidden])').click()
  await page.waitForURL('**q=2**')
  await page.goto(page.url().replace('q=2', 'q=1'))
  await expect(page.locator('input[name=response]:checked')).not.toHaveCount(0)
  await page.goto(page.url().replace('q=1', 'q=1&hand-in=1'))
  await page.click('button[value=hand-in]')
  await expect(page.locator('main')).toContainText('交卷成功')
  await candidate.leave()
})

async function theTrainingOfficerOpensASitting(browser: Parameters<typeof Visitor.come>[0], served: Served): Promise<string> {
  const officer = await Visitor.come(browser, served)
  await officer.logIn('trainingOfficer')
  const { page } = officer
  await page.goto('/association/sittings')
  await officer.accessible('/association/sittings')
  await page.fill('input[name=title]', '浏览器里的一场')
  await page.fill('input[name=bookingOpens]', local(-60))
  await page.fill('input[name=bookingCloses]', local(60))
  await page.fill('input[name=startFrom]', local(-10))
  await page.fill('input[name=startUntil]', local(90))
  await page.fill('input[name=minutes]', '120')
  await page.fill('input[name=hardClose]', local(240))
  await openTheSitting(page)
  await page.waitForURL('**/association/sittings/**')
  const url = new URL(page.url()).pathname.replace('/association/sittings/', '/exams/')
  await officer.leave()
  return url
}

/** The desk shows the latest possible end first, then opens. */
async function openTheSitting(page: Page) {
  const form = page.locator('form').filter({ has: page.locator('input[name=startFrom]') })
  await form.locator('button[value=check]').click()
  await expect(page.locator('main')).toContainText('全场最晚在')
  await page.locator('button[value=open]').click()
}

async function answerRightly(page: Page, slot: number) {
  await expect(page.locator('#question-title')).toContainText(`第 ${slot} 题`)
  const stem = clean(await page.locator('main fieldset legend span').first().innerText())
  const item = items.get(stem)
  if (!item) throw new Error(`no item of the bank has the stem ${stem}`)
  const right = rightOf(item)
  for (const choice of await page.locator('main fieldset label.choice').all()) {
    const input = choice.locator('input')
    const is = item.kind === 'true-false' ? await input.getAttribute('value') : clean(await choice.innerText())
    if (right.some((text) => is === text || (item.kind !== 'true-false' && is?.endsWith(text)))) await input.check()
  }
}

const saved = (page: Page) => expect(page.locator('.exambar')).toContainText('已保存')

async function release(page: Page) {
  const button = page.locator('button[value=release]')
  if (!(await button.isVisible())) await page.locator('summary').filter({ hasText: '公布' }).click()
  const tick = page.locator('form').filter({ has: button }).locator('input[type=checkbox]')
  if ((await tick.count()) > 0) await tick.check()
  await button.click()
  await expect(page.locator('main')).toContainText('已公布')
}

async function consent(page: Page) {
  const form = page.locator('form').filter({ has: page.locator('button[value=consent]') }).first()
  const tick = form.locator('input[type=checkbox]')
  if ((await tick.count()) > 0) await tick.first().check()
  await form.locator('button[value=consent]').click()
  await expect(page.locator('button[value=consent]')).toHaveCount(0)
}

async function certify(browser: Parameters<typeof Visitor.come>[0], served: Served, name: string): Promise<string> {
  const certifier = await Visitor.come(browser, served)
  await certifier.logIn('certifier')
  const { page } = certifier
  await page.goto('/association/certify')
  await certifier.accessible('/association/certify')
  await inSheet(page, name).getByRole('link').first().click()
  await page.check('input[name=yes]')
  await page.locator('form button.final').click()
  const link = page.locator('main a[href^="/association/certificates/SH-31-"]').first()
  await expect(link).toBeVisible()
  const number = (await link.getAttribute('href'))?.split('/').at(-1) ?? ''
  await certifier.leave()
  return number
}
