import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day, Instant } from '#app/domain/instant.ts'
import { limitsWith } from '#app/http/limits.ts'
import { partsOf, questionKey } from '#app/domain/learning/recall.ts'
import { actorOf } from '#app/services/account.ts'
import type { Actor } from '#app/services/app.ts'
import { answerQuestion } from '#app/services/learning.ts'
import { keyOf } from '#app/services/progress.ts'
import { questionOf, recallDay } from '#app/services/recall.ts'
import { learningRepository } from '#db/repositories/learning.ts'
import { openWorld, type TestWorld } from '#test/database/worlds.ts'
import { newTrainee } from '#test/school/people.ts'
import { readPdf } from './pdf-text.ts'
import { ask } from './site.ts'

const NINE = '2026-11-21T01:00:00.000Z' as Instant
const CHINESE_ONLY = /[\u4e00-\u9fff]/

let world: TestWorld
let me: Actor
let stranger: Actor
beforeAll(async () => {
  world = await openWorld('sqlite', NINE)
  const actor = async () => (await actorOf(world.app, await newTrainee(world))) as Actor
  me = await actor()
  stranger = await actor()
})
afterAll(() => world.close())

/** The hidden and chosen fields of the question that the page asks, with an answer. */
async function answerTo(right: boolean): Promise<[string, string][]> {
  const asked = (await recallDay(world.app, me.personId)).asked
  const found = asked && questionOf(world.app.catalogue, asked.key)
  if (!asked || !found) throw new Error('nothing is asked')
  const { question } = found
  const wrong =
    question.kind === 'true-false'
      ? [String(!question.key)]
      : question.options.map((o) => o.id).filter((id) => !keyOf(question).includes(id))
  const response = right ? keyOf(question) : wrong.slice(0, 1)
  return [
    ['question', asked.key],
    ['due', asked.due],
    ['reps', String(asked.reps)],
    ...response.map((id): [string, string] => ['answer', id]),
  ]
}

describe('the page of the daily review', () => {
  it('sends strangers to the log-in, and begins with an empty state that says what to do', async () => {
    const out = await ask(world.app, '/me/recall')
    expect([out.status, out.headers.get('location')]).toEqual([302, '/login?redirectTo=%2Fme%2Frecall'])
    const empty = await ask(world.app, '/me/recall', { as: me })
    expect(empty.text).toContain('还没有可以复习的题')
    expect((await ask(world.app, '/me/readiness', { as: me })).text).toContain('还没有作答记录')
  })

  it('asks, grades and goes on by forms alone', async () => {
    const lesson = world.app.catalogue.lessons[0]
    const keys = (lesson?.questions ?? []).slice(0, 3).map((q) => questionKey(lesson?.id ?? '', q.id))
    for (const key of keys) {
      const question = questionOf(world.app.catalogue, key)?.question
      if (!question) throw new Error(key)
      const response = question.kind === 'multiple' ? question.key.slice(0, 1) : keyOf(question)
      await answerQuestion(world.app, me.personId, { ...partsOf(key), response })
    }
    world.pass(3 * 24 * 60)
    const page = await ask(world.app, '/me/recall', { as: me })
    const { explanation } = questionOf(world.app.catalogue, (await recallDay(world.app, me.personId)).asked?.key ?? '')
      ?.question ?? { explanation: '' }
    expect(page.text).toContain('到期 3 题 · 今天已答 0 / 30')
    expect(page.text).toContain('每天最多 30 题，本机构规定')
    expect(page.html).not.toContain(explanation)

    const wrong = await answerTo(false)
    const told = await ask(world.app, '/me/recall', { as: me, form: wrong })
    expect(told.status).toBe(200)
    expect(told.text).toContain('没有答对。')
    expect(told.text).toContain(explanation.slice(0, 10))
    expect(told.text).toContain('2026-11-24 09:10（北京时间）')
    expect(told.html).toContain('href="/me/recall"')

    const again = await ask(world.app, '/me/recall', { as: me, form: wrong })
    expect(again.status).toBe(409)
    expect(again.text).toContain('这次作答没有记下')
    expect(again.text).toContain('上次作答： 2026-11-24 09:00')

    const right = await answerTo(true)
    const how = await ask(world.app, '/me/recall', { as: me, form: right })
    expect(how.text).toMatch(/答对了。.*想起来费力吗？.*困难.*再问.*记得.*再问.*容易/)
    expect((await recallDay(world.app, me.personId)).done).toBe(1)
    const rated = await ask(world.app, '/me/recall', { as: me, form: [...right, ['rating', '3']] })
    expect([rated.status, rated.headers.get('location')]).toEqual([303, '/me/recall'])
    expect((await recallDay(world.app, me.personId)).done).toBe(2)

    const nothing = await ask(world.app, '/me/recall', { as: me, form: (await answerTo(true)).slice(0, 3) })
    expect([nothing.status, nothing.text.includes('还没有选择答案')]).toEqual([422, true])
    const last = await answerTo(true)
    await ask(world.app, '/me/recall', { as: me, form: [...last, ['rating', '4']] })
    const done = await ask(world.app, '/me/recall', { as: me })
    expect(done.text).toContain('今天的复习做完了')
    expect(done.text).toContain('下一题的时间： 2026-11-24 09:10（北京时间）')
  })

  it('shows strengths in words beside the bars, and says what is missing for an estimate', async () => {
    const page = await ask(world.app, '/me/readiness', { as: me })
    expect(page.text).toContain('估计，不是承诺')
    expect(page.text).toContain('作答还太少，不作估计')
    expect(page.text).toMatch(/\d+%（\d+ \/ 3）/)
    expect(page.html).not.toMatch(/NaN|undefined/)
    const english = await ask(world.app, '/me/readiness', { as: me, language: 'en' })
    expect(english.text.replace(/中文|鉴/g, '').replaceAll(me.name, '')).not.toMatch(CHINESE_ONLY)
  })
})

describe('the pages of certificates of study hours', () => {
  let code: string
  it('show what will be stated, make it by a form, and list it', async () => {
    const none = await ask(world.app, '/me/hours/certificate', { as: stranger })
    expect(none.text).toContain('还没有计入的学时')
    const refused = await ask(world.app, '/me/hours/certificate', { as: stranger, form: [] })
    expect([refused.status, refused.text.includes('没有出具：还没有计入的学时')]).toEqual([422, true])
    const { database, catalogue } = world.app
    await database.write(`study:${me.personId}`, (tx) =>
      learningRepository(database).setStudyTime(tx, {
        personId: me.personId,
        day: '2026-11-20' as Day,
        lesson: catalogue.lessons[0]?.id ?? '',
        seconds: 2 * 2700,
      }),
    )
    expect((await ask(world.app, '/me/hours/certificate', { as: me })).text).toMatch(
      /现在出具的证明将写明.*2 学时（90 分钟）/,
    )
    const made = await ask(world.app, '/me/hours/certificate', { as: me, form: [] })
    expect(made.status).toBe(303)
    code = /^\/hours\/([0-9A-Z-]{14})$/.exec(made.headers.get('location') ?? '')?.[1] ?? ''
    expect(code).not.toBe('')
    const list = await ask(world.app, '/me/hours/certificate', { as: me })
    expect(list.html).toContain(`href="/hours/${code}"`)
    expect(list.text).toContain('今天还可以出具 19 份')
  })

  it('are shown to whoever has the code, without the document number', async () => {
    const seen = await ask(world.app, `/hours/${code}`)
    expect(seen.status).toBe(200)
    expect(seen.text).toContain(`${me.name}自 2026 年 11 月 20 日至 2026 年 11 月 20 日`)
    expect(seen.text).toContain('与现在的记录相符')
    expect(seen.text).toContain('不是审核员证书，不证明考核合格')
    expect(seen.text).toContain('本机构规定')
    expect(seen.html).toMatch(/<svg[^>]*role="img"/)
    expect(seen.html).not.toContain('E****')
    const own = await ask(world.app, `/hours/${code}`, { as: me })
    expect(own.text).toContain('E****')
    const english = await ask(world.app, `/hours/${code}`, { language: 'en' })
    expect(english.text).toContain('not a reviewer’s certificate')
    expect(english.text.replace(/中文|鉴/g, '').replaceAll(me.name, '')).not.toMatch(CHINESE_ONLY)
  })

  it('lead a typed code to its page, and tell a slip from a code that nobody has', async () => {
    const typed = await ask(world.app, `/hours/check?code=${encodeURIComponent(` ${code.toLowerCase()} `)}`)
    expect([typed.status, typed.headers.get('location')]).toEqual([302, `/hours/${code}`])
    const form = await ask(world.app, '/hours/check')
    expect([form.status, form.html.includes('name="code"')]).toEqual([200, true])
    const slip = await ask(world.app, '/hours/7KQM-2XWD-9HTV')
    expect([slip.status, slip.text.includes('核验码不对')]).toEqual([404, true])
    const unknown = await ask(world.app, '/hours/7KQM-2XWD-9HTU')
    expect([unknown.status, unknown.text.includes('没有这个核验码')]).toEqual([404, true])
    expect(unknown.html).toContain('name="code"')
    expect((await ask(world.app, '/hours/7KQM-2XWD-9HTU/pdf')).status).toBe(404)
  })

  it('limit how often codes are tried', async () => {
    const limits = limitsWith(0.02)
    const tries = [1, 2, 3, 4].map(() => ask(world.app, '/hours/7KQM-2XWD-9HTU', { limits }))
    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([404, 404, 404, 429])
  })

  it('give a PDF in the reader’s language, named without a person', async () => {
    const pdf = await ask(world.app, `/hours/${code}/pdf`, { as: me })
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(pdf.headers.get('content-disposition')).toBe(`inline; filename="study-hours-${code}.pdf"`)
    expect(readPdf(pdf.bytes)).toMatchObject({ pages: 1 })
    expect(readPdf(pdf.bytes).text).toContain('E****')
    const english = readPdf((await ask(world.app, `/hours/${code}/pdf`, { language: 'en' })).bytes).text
    expect(english).toContain('Certificate of study hours')
    expect(english).not.toContain('E****')
  })
})
