// Every place a visitor or an officer reaches, on a phone and on a desk, in both languages: it fits, axe finds nothing,
// the console is silent. The pictures are left in test/browser/results for whoever wants to look.

import { expect, test, Visitor } from './served.ts'

const PUBLIC = ['/', '/courses', '/courses/review-process/two-thresholds', '/courses/review-process/a-review-day', '/courses/micro-drama/one-series-five-years', '/courses/prohibited-content/ten-scripts', '/tools/micro-drama', '/tools/micro-drama?on=2026-02-01&wan=300', '/tools/reviewers', '/regulations', '/regulations/guangfa-2012-53', '/regulations/guangfa-2012-53/texts', '/syllabus', '/glossary', '/hours/check', '/exams', '/verify', '/register', '/search?q=审核员', '/handbook', '/handbook/scheme', '/login', '/signup', '/no-such-page']
/** `:open` stands for the demo's open sitting. */
const DESKS: Readonly<Record<string, readonly string[]>> = {
  holder: ['/me', '/me/hours', '/me/hours/certificate', '/me/recall', '/me/readiness', '/me/notes', '/courses', '/courses/review-process/two-thresholds', '/me/roster', '/me/exemption'],
  candidate: ['/exams/:open', '/exams/:open/ticket', '/me/photo', '/me/accommodations', '/me/cases'],
  invigilator: ['/association/sittings/:open', '/association/sittings/:open/live'],
  trainingOfficer: ['/association', '/association/sittings', '/association/sittings/:open/edit', '/association/sittings/:open/analysis', '/association/studies'],
  itemAuthor: ['/association/items/new', '/association/items/new?kind=single&options=4', '/association/items/import'],
  itemReviewer: ['/association/rulings', '/association/rulings/new', '/association/items', '/association/coverage', '/association/coverage/guangfa-2012-53/3-1-1?on=2027-01-01'],
  syllabusOfficer: ['/association/syllabus', '/association/syllabus/new'],
  caseOfficer: ['/association/claims', '/association/accommodations', '/association/cases'],
  certifier: ['/association/certify', '/association/certificates'],
  auditor: ['/association/audit'],
  administrator: ['/association/officers'],
  platformOfficer: ['/platform', '/platform/roster', '/platform/panel', '/platform/keys'],
  broadcasterOfficer: ['/broadcaster'],
}
const SCREENS = [
  { width: 1280, language: 'zh-CN' },
  { width: 360, language: 'en' },
]
/** Some forty pages, each looked at by axe: minutes on a busy machine. */
const PATIENCE_MS = 480_000
const nameOf = (path: string) => path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home'

for (const { width, language } of SCREENS) {
  test(`the public pages at ${width} pixels in ${language}`, async ({ browser, served }, info) => {
    test.setTimeout(PATIENCE_MS)
    const visitor = await Visitor.come(browser, served, { width, language })
    for (const path of PUBLIC) {
      await visitor.page.goto(path, { waitUntil: 'networkidle' })
      await expect(visitor.page.locator('html')).toHaveAttribute('lang', language)
      await expect(visitor.page.locator('h1')).toHaveCount(1)
      await visitor.fits(path)
      await visitor.accessible(path)
      await visitor.page.screenshot({ path: info.outputPath(`${nameOf(path)}.png`), fullPage: true })
    }
    await visitor.leave()
  })
  test(`the desks at ${width} pixels in ${language}`, async ({ browser, served }, info) => {
    test.setTimeout(PATIENCE_MS)
    for (const [account, paths] of Object.entries(DESKS)) {
      const visitor = await Visitor.come(browser, served, { width, language })
      await visitor.logIn(account)
      for (const path of paths.map((one) => one.replace(':open', served.demo.sittings.open))) {
        await visitor.page.goto(path, { waitUntil: 'networkidle' })
        await expect(visitor.page.locator('h1'), path).toHaveCount(1)
        await visitor.fits(path)
        await visitor.accessible(path)
        await visitor.page.screenshot({ path: info.outputPath(`${nameOf(path)}.png`), fullPage: true })
      }
      await visitor.leave()
    }
  })
}

test('the language is switched by the reader and kept', async ({ browser, served }) => {
  const visitor = await Visitor.come(browser, served)
  await visitor.page.goto('/courses')
  await visitor.page.locator('button[name=language]').click()
  await expect(visitor.page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(visitor.page).toHaveURL(/\/courses$/)
  await visitor.page.goto('/verify')
  await expect(visitor.page.locator('html')).toHaveAttribute('lang', 'en')
  await visitor.leave()
})

test('the dark theme has the contrast of the light one', async ({ browser, served }) => {
  const visitor = await Visitor.come(browser, served)
  await visitor.page.emulateMedia({ colorScheme: 'dark' })
  for (const path of ['/', '/courses', '/verify', '/login']) {
    await visitor.page.goto(path)
    await visitor.accessible(`${path} in the dark`)
  }
  await visitor.leave()
})
