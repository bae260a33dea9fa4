// The school in a real browser: a learner's day, the item bank between author and second reader, the syllabus between two
// officers, and the lessons for whoever has no JavaScript or a narrow screen.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, root, test, Visitor } from './served.ts'

test.describe.configure({ mode: 'serial' })

const LESSON = '/courses/review-process/a-review-day'

test('a learner stops, notes, recalls, and takes away what they studied', async ({ browser, served }) => {
  test.setTimeout(240_000)
  const learner = await Visitor.come(browser, served)
  const { page } = learner
  await learner.logIn('trainee')

  await test.step('a note and a bookmark are kept under a heading and found again', async () => {
    await page.goto(LESSON)
    const heading = page.locator('article h2[id]').nth(1)
    const anchor = (await heading.getAttribute('id')) ?? ''
    const place = page.locator(`details:has(input[name=anchor][value="${anchor}"])`).first()
    await place.locator('summary').first().click()
    await place.locator('textarea[name=text]').fill('先算人时，再排班。')
    await place.locator('button[value=note-add]').click()
    await expect(place.locator('li')).toContainText('先算人时')
    await place.locator('form:has(input[value=bookmark]) button').click()
    await learner.accessible('a lesson with notes')
    await page.goto('/me/notes')
    await expect(page.locator('main')).toContainText('先算人时，再排班。')
    await learner.accessible('/me/notes')
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('a[href*="export"]').click()])
    expect(readFileSync(await file.path(), 'utf8')).toContain('先算人时，再排班。')
  })

  await test.step('a wrong answer comes back in the review of the day', async () => {
    await page.goto(LESSON)
    const question = page.locator('section[id^="q-"]').first()
    for (const choice of await question.locator('input[name=answer]').all()) {
      await choice.check()
      await question.locator('button[type=submit]').click()
      await expect(question.locator('[role=status] b').first()).toBeVisible()
      if (await question.locator('.notice.warn').count()) break
    }
    await expect(question.locator('.notice.warn')).toBeVisible()
    await page.goto('/me/recall')
    await expect(page.locator('h1')).toHaveText('每日复习')
    await learner.accessible('/me/recall')
    await page.goto('/me/readiness')
    await expect(page.locator('main')).toContainText('估计，不是承诺')
    await learner.accessible('/me/readiness')
  })

  const address = await test.step('a certificate of study hours is made, printed and drawn as a PDF', async () => {
    await page.goto('/me/hours/certificate')
    await learner.accessible('/me/hours/certificate')
    await page.locator('main button[type=submit]').first().click()
    await page.waitForURL(/\/hours\/[0-9A-Z]{4}-/)
    await expect(page.locator('main')).toContainText('不是审核员证书')
    await learner.accessible('a certificate of study hours')
    const pdf = await page.request.get(`${page.url()}/pdf`)
    expect(pdf.headers()['content-type']).toBe('application/pdf')
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
    return new URL(page.url()).pathname
  })

  await test.step('whoever has its code may check it, and sees no document number', async () => {
    const stranger = await Visitor.come(browser, served)
    await stranger.page.goto(address)
    await expect(stranger.page.locator('main')).toContainText('林知夏')
    expect(await stranger.page.locator('main').innerText()).not.toMatch(/\d{6}\*{4,}/)
    await stranger.page.goto('/hours/0000-0000-0000')
    await expect(stranger.page.locator('input[name=code]')).toBeVisible()
    await stranger.leave()
  })
  await learner.leave()
})

test('a lesson teaches without JavaScript, and with it weighs less than 130 kB', async ({ browser, served }) => {
  test.setTimeout(120_000)
  const plain = await Visitor.come(browser, served, { noScript: true, width: 360 })
  const withComponent = (name: string) =>
    (readdirSync(join(root, 'content/courses'), { recursive: true }) as string[])
      .filter((file) => file.endsWith('.mdx') && readFileSync(join(root, 'content/courses', file), 'utf8').includes(`<${name} `))
      .map((file) => `/courses/${file.replace(/(^|\/)\d+-/, '$1').replace(/\.mdx$/, '')}`)[0] ?? ''
  for (const name of ['Branch', 'Flow', 'Timeline', 'Compare', 'Cards', 'Ref']) {
    const path = withComponent(name)
    await plain.page.goto(path)
    await expect(plain.page.locator('h1'), `${name} in ${path}`).toHaveCount(1)
    await plain.fits(path)
  }
  await plain.page.goto('/tools/micro-drama')
  await plain.page.fill('input[name=day], input[type=date]', '2026-02-01')
  await plain.page.locator('main input[inputmode=decimal], main input[name=investment]').first().fill('300')
  await plain.page.locator('main button[type=submit]').click()
  await expect(plain.page.locator('main')).toContainText('重点')
  await plain.leave()

  const stranger = await Visitor.come(browser, served)
  let bytes = 0
  const sizes: Promise<void>[] = []
  stranger.page.on('requestfinished', (request) => {
    if (/\/assets\/.*\.js$/.test(request.url()))
      sizes.push(
        request.sizes().then(({ responseBodySize }) => {
          bytes += responseBodySize
        }),
      )
  })
  await stranger.page.goto(LESSON, { waitUntil: 'networkidle' })
  await Promise.all(sizes)
  expect(bytes).toBeGreaterThan(80_000)
  expect(bytes).toBeLessThan(130_000)
  await stranger.leave()
})

test('an item is proposed by its author and approved by somebody else', async ({ browser, served }) => {
  test.setTimeout(240_000)
  const STEM = '某平台把一部纪录片交给两名审核员审看，两人都同意播出，此时还缺什么？'
  const author = await Visitor.come(browser, served)
  await author.logIn('itemAuthor')
  const itemUrl = await test.step('the author writes it, mends what the check finds, and cannot approve it', async () => {
    const { page } = author
    await page.goto('/association/items/new?kind=single&options=3')
    await page.selectOption('select[name=topic]', 'review-process')
    await page.fill('textarea[name="1.stem"]', STEM)
    for (const [id, text, why] of [
      ['a', '还缺至少一名审核员参加审核', '纪录片属剧类，审核组三名以上。'],
      ['b', '还缺主管部门事先出具的许可', '53号文没有这样规定。'],
      ['c', '不缺什么，复核签发后即可播出', '人数不够，签发补不上。'],
    ] as const) {
      await page.fill(`textarea[name="1.${id}.text"]`, text)
      await page.fill(`textarea[name="1.${id}.why"]`, why)
    }
    await page.locator('button[type=submit]').filter({ hasText: '提交' }).click()
    await expect(page.getByRole('alert').first()).toBeVisible()
    await expect(page.locator('textarea[name="1.stem"]')).toHaveValue(STEM)
    await author.accessible('an item with faults')
    await page.check('input[name="1.key"][value=a]')
    await page.fill('textarea[name="1.why"]', '53号文三（一）1：纪录片在内的剧类由三名以上审核员审核，一致通过后再复核、签发。')
    await page.locator('select[name="1.cite.1.of"]').selectOption('guangfa-2012-53')
    await page.locator('select[name="1.cite.1"]').selectOption('guangfa-2012-53 3-1-1')
    await page.fill('input[name="1.from"]', '2012-07-06')
    await page.fill('input[name="1.facility"]', '70')
    await page.fill('textarea[name=reason]', '补一道人数不足的应用题')
    await page.locator('button[type=submit]').filter({ hasText: '提交' }).click()
    // Warnings are shown once before it is proposed all the same.
    if (!/\/items\/d-/.test(page.url())) {
      await page.waitForTimeout(300)
      if (await page.locator('.notice.warn').count()) await page.locator('button[type=submit]').filter({ hasText: '提交' }).click()
    }
    await page.waitForURL(/\/association\/items\/d-/)
    await expect(page.locator('main')).toContainText('待复核')
    await expect(page.locator('form input[value^="approve"]')).toHaveCount(0)
    await author.accessible('a proposed item')
    return new URL(page.url()).pathname
  })
  await author.leave()

  const reviewer = await Visitor.come(browser, served)
  await reviewer.logIn('itemReviewer')
  await test.step('the second reader approves it and holds it again', async () => {
    const { page } = reviewer
    await page.goto(itemUrl)
    await page.locator('form:has(input[value^="approve"]) button[type=submit]').click()
    await expect(page.locator('main')).toContainText('通过')
    await reviewer.accessible('an approved item')
    const hold = page.locator('details:has(input[name=intent][value=hold])')
    await hold.locator('summary').click()
    await hold.locator('textarea[name=reason]').fill('等待核对新的条文')
    await hold.locator('button[type=submit]').click()
    await expect(page.locator('main')).toContainText('暂停使用')
  })
  await test.step('the bank goes out as a spreadsheet and as a QTI package', async () => {
    for (const [format, begins] of [['xlsx', 'PK'], ['qti', 'PK'], ['csv', '']] as const) {
      const file = await reviewer.page.request.get(`/association/items/export?format=${format}&topic=monitoring`)
      expect(file.status(), format).toBe(200)
      expect((await file.body()).subarray(0, begins.length).toString(), format).toBe(begins)
    }
  })
  await reviewer.leave()
})

test('a file is read into the bank only after its faults were shown', async ({ browser, served }) => {
  test.setTimeout(120_000)
  const author = await Visitor.come(browser, served)
  await author.logIn('itemAuthor')
  const { page } = author
  await page.goto('/association/items/import')
  await author.accessible('/association/items/import')
  const GIFT = '::一:: 剧类节目的审核组至少几名审核员？ { =三名#剧类三名以上。 ~两名#这是专业类的人数。 ~一名#一名不成审核组。 ####53号文三（一）1：剧类由三名以上审核员审核。 }\n\n::二:: 写一篇审核意见。 {}\n'
  await page.setInputFiles('input[type=file]', { name: 'questions.txt', mimeType: 'text/plain', buffer: Buffer.from(GIFT) })
  await page.selectOption('select[name=topic]', 'review-process')
  await page.selectOption('select[name=level]', 'recall')
  await page.fill('input[name=articles]', '53号文 三（一）1')
  await page.fill('input[name=from]', '2012-07-06')
  await page.fill('input[name=facility]', '80')
  await page.click('button[name=intent][value=preview]')
  await expect(page.locator('main')).toContainText('3')
  await expect(page.locator('table')).toHaveCount(2)
  await author.accessible('the preview of an import')
  await page.click('button[name=intent][value=confirm]')
  await expect(page.getByRole('alert').first(), 'not all rows are good, and nobody said that the good ones will do').toBeVisible()
  await page.check('input[name=onlyGood]')
  await page.click('button[name=intent][value=confirm]')
  const link = page.locator('main a[href*="/association/items/d-"]').first()
  await expect(link).toBeVisible()
  await author.accessible('the result of an import')
  await link.click()
  await expect(page.locator('main')).toContainText('剧类节目的审核组至少几名审核员？')
  await expect(page.locator('form input[value^="approve"]'), 'whoever imports is the author').toHaveCount(0)
  await author.leave()
})

test('the syllabus is drafted by one national officer and signed off by another', async ({ browser, served }) => {
  test.setTimeout(120_000)
  const drafter = await Visitor.come(browser, served)
  await drafter.logIn('syllabusOfficer')
  await drafter.page.goto('/association/syllabus')
  await drafter.accessible('/association/syllabus')
  await drafter.page.locator('main a[href*="/association/syllabus/"]:not([href$="/new"])').first().click()
  await drafter.page.waitForURL(/\/association\/syllabus\/[^/]+$/)
  await expect(drafter.page.locator('button[value=signed]')).toHaveCount(0)
  const path = new URL(drafter.page.url()).pathname
  await drafter.accessible('a draft of the syllabus')
  await drafter.leave()

  const second = await Visitor.come(browser, served)
  await second.logIn('secondSyllabusOfficer')
  await second.page.goto(path)
  await second.page.check('input[name=yes]')
  await second.page.click('button[name=intent][value=signed]')
  await expect(second.page.locator('button[value=signed]')).toHaveCount(0)
  await second.page.goto('/syllabus')
  await second.accessible('/syllabus')
  await second.leave()

  const province = await Visitor.come(browser, served)
  await province.logIn('trainingOfficer')
  await province.page.goto(path)
  await expect(province.page.locator('button[value=signed]')).toHaveCount(0)
  await province.leave()
})

test('from an article to all that rests on it, and what its change would touch', async ({ browser, served }) => {
  test.setTimeout(120_000)
  const officer = await Visitor.come(browser, served)
  await officer.logIn('itemReviewer')
  const { page } = officer
  await page.goto('/association/coverage')
  await officer.accessible('/association/coverage')
  await page.locator('a[href="/association/coverage/guangfa-2012-53/3-1-1"]').first().click()
  await page.waitForURL('**/3-1-1')
  await page.goto('/association/coverage/guangfa-2012-53/3-1-1?on=2027-01-01')
  await expect(page.locator('main')).toContainText('2027')
  await officer.accessible('what a change would touch')
  const file = await page.request.get('/association/coverage/csv')
  expect(file.headers()['content-type']).toContain('text/csv')
  await officer.leave()
})
