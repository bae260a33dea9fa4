import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseDay, type Day } from '#app/domain/instant.ts'
import { forceOn, handbookPage, lessonPage, outline, regulationList, regulationPage } from '#app/services/library.ts'
import { glossaryPage } from '#app/services/glossary.ts'
import { search } from '#app/services/search.ts'
import { openWorld, type TestWorld } from '#test/database/worlds.ts'

const day = (text: string) => parseDay(text) as Day
let world: TestWorld
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('the library', () => {
  it('gives every lesson without a key, an explanation or a reason in it', () => {
    for (const lesson of world.app.catalogue.lessons) {
      const page = JSON.stringify(lessonPage(world.app, lesson.id))
      for (const question of lesson.questions) {
        expect(page).toContain(JSON.stringify(question.stem).slice(1, -1))
        expect(page).not.toContain(question.explanation)
        if (question.kind !== 'true-false')
          for (const { why } of question.options) expect(page).not.toContain(JSON.stringify(why))
      }
      expect(page).not.toMatch(/"(key|why|explanation|rationale)":/)
    }
  })
  it('knows every article that a lesson cites in its text', () => {
    for (const lesson of world.app.catalogue.lessons) {
      const { cites } = lessonPage(world.app, lesson.id) ?? { cites: {} }
      for (const [, document, article] of lesson.body.matchAll(/<Cite document="([^"]+)" article="([^"]+)"/g))
        expect(cites).toHaveProperty([`${document} ${article}`])
    }
  })
  it('leads from lesson to lesson through the whole programme', async () => {
    const walked: string[] = []
    for (let id = (await outline(world.app)).modules[0]?.lessons[0]?.id; id; id = lessonPage(world.app, id)?.after?.id)
      walked.push(id)
    expect(walked).toEqual(world.app.catalogue.lessons.map((l) => l.id))
  })
  it('names for article 三（一）1 of notice 53 the lessons that cite it', () => {
    const article = regulationPage(world.app, 'guangfa-2012-53')?.articles.find((a) => a.id === '3-1-1')
    expect(article?.lessons.map((l) => l.id)).toContain('review-process/unanimous-then-countersign')
  })
  it('marks what is only reported, and what is no longer in force', () => {
    const list = regulationList(world.app)
    expect(list.find((r) => r.id === 'guangfa-2012-53')).toMatchObject({ reported: false, force: 'in-force' })
    expect(list.some((r) => r.reported)).toBe(true)
  })
  it.each([
    ['2026-01-01', 'not-yet'],
    ['2026-01-02', 'in-force'],
    ['2026-08-31', 'in-force'],
    ['2026-09-01', 'ended'],
  ])('says of %s: %s', (on, force) => {
    expect(forceOn(day(on), { from: day('2026-01-02'), to: day('2026-08-31') })).toBe(force)
  })
  it.each(['no/such', '__proto__', 'constructor', ''])('has nothing under “%s”', (id) => {
    expect(lessonPage(world.app, id)).toBeUndefined()
    expect(regulationPage(world.app, id)).toBeUndefined()
    expect(handbookPage(world.app, id)).toBeUndefined()
  })
})

describe('search', () => {
  const found = async (query: string) =>
    (await search(world.app, query)).groups.flatMap((group) => group.found.map((f) => ({ kind: group.kind, ...f })))

  it('finds a two-character term, and marks it in its context', async () => {
    const hits = await found('签发')
    expect(hits.map((h) => h.to)).toContain('/courses/review-process/unanimous-then-countersign')
    expect(hits.map((h) => h.to)).toContain('/regulations/guangfa-2012-53#3-1-1')
    expect(hits.some((h) => h.context.some((part) => part.hit && part.text === '签发'))).toBe(true)
  })
  it('finds a name of two characters wherever the text around it is cut', async () => {
    // 归雁 is the beginning of an invented title in a lesson's case.
    const lesson = world.app.catalogue.lessons.find((l) => l.body.includes('归雁'))
    expect((await found('归雁')).map((h) => h.to)).toContain(`/courses/${lesson?.id}`)
  })
  it.each(['53号文三（一）1', '53号文 三(一)1', '广发〔2012〕53号 三（一）1', '53号文 3-1-1'])(
    'finds an article by its number: %s',
    async (query) => {
      expect((await found(query)).find((h) => h.kind === 'article')?.to).toBe('/regulations/guangfa-2012-53#3-1-1')
    },
  )
  it('finds by English titles, and by the beginning of an English word', async () => {
    expect((await found('countersign')).map((h) => h.to)).toContain(
      '/courses/review-process/unanimous-then-countersign',
    )
  })
  it('shows only texts that hold all the words when there are any, else those that hold some', async () => {
    const [both, one] = [await found('审核单 签字'), await found('审核单')]
    expect(both.length).toBeGreaterThan(0)
    expect(both.length).toBeLessThan(one.length)
    expect((await found('审核单 钅锎')).length).toBeGreaterThan(0)
    expect((await found('钅锎镄钔')).length).toBe(0)
  })
  it('keeps the reasons and keys of questions out', async () => {
    const question = world.app.catalogue.lessons[0]?.questions[0]
    const text = (await found(question?.explanation ?? '')).flatMap((h) => h.context.map((part) => part.text)).join('')
    expect(text).not.toContain(question?.explanation)
  })
  it.each([
    '',
    '   ',
    '%',
    '(',
    '[a-z]+',
    '\\',
    '-',
    'a-b',
    '*'.repeat(500),
    '\ud800',
    '\u0000',
    '😀',
    '审'.repeat(5000),
    'x'.repeat(5000),
    '"; drop table people; --',
    '‮一',
    '张\t三',
  ])('is not upset by odd input, case %#', async (query) => {
    const answer = await search(world.app, query)
    expect([...answer.query].length).toBeLessThanOrEqual(200)
    expect(answer.total).toBe(answer.groups.reduce((sum, group) => sum + group.total, 0))
  })
  it('cuts the context so that it still reads as the text', async () => {
    for (const { context } of await found('一致通过')) {
      const text = context
        .map((part) => part.text)
        .join('')
        .replace(/^…|…$/g, '')
      expect(text.length).toBeLessThanOrEqual(141)
      expect(context.every((part) => part.text !== '')).toBe(true)
    }
  })
})

describe('the glossary', () => {
  it('is found by a word and by another name of it, first of all', async () => {
    for (const word of ['审核序列号', '一票否决', '龙标']) {
      const [first] = (await search(world.app, word)).groups
      expect(first?.kind, word).toBe('term')
      expect(first?.found.length, word).toBeGreaterThan(0)
    }
  })
  it('leads from every word that a text settles to an article', () => {
    const terms = glossaryPage(world.app, 'zh-CN')
    expect(terms.length).toBeGreaterThan(50)
    for (const { id, articles } of terms) {
      const cited = world.app.catalogue.glossary.find((term) => term.id === id)?.articles.length
      expect(articles, id).toHaveLength(cited ?? -1)
    }
  })
  it('stands in the order of the reader’s language', () => {
    const english = glossaryPage(world.app, 'en').map(({ en }) => en)
    expect(english).toEqual([...english].sort(new Intl.Collator('en').compare))
    expect(glossaryPage(world.app, 'zh-CN').map(({ term }) => term)).not.toEqual(glossaryPage(world.app, 'en').map(({ term }) => term))
  })
})
