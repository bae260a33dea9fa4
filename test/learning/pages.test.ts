import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CatalogueLesson } from '#app/content/load.ts'
import { sectionsOf } from '#app/content/sections.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { addDays, dayOf, startOfDay } from '#app/domain/instant.ts'
import type { App } from '#app/services/app.ts'
import { completeProgramme, markRead, openLesson } from '#app/services/learning.ts'
import { addNote, notesIn } from '#app/services/notes.ts'
import { programmeStatus } from '#app/services/progress.ts'
import { openWorld, type TestWorld } from '#test/database/worlds.ts'
import { at } from '#test/exam/sample-items.ts'
import { newTrainee } from '#test/school/people.ts'
import { changedCourse, withLesson } from './changed-course.ts'
import { ask } from './site.ts'

const NINE = at('2026-11-21T01:00:00.000Z')

let world: TestWorld
let app: App
let me: PersonId
let lesson: CatalogueLesson
let path: string
let anchor: string
let heading: string
beforeAll(async () => {
  world = await openWorld('sqlite', NINE)
  app = world.app
  lesson = app.catalogue.modules.find((m) => m.required)?.lessons[0] as CatalogueLesson
  path = `/courses/${lesson.id}`
  ;({ anchor, title: heading } = sectionsOf(lesson.body)[1]!)
})
afterAll(() => world.close())
beforeEach(async () => {
  world.setClock(NINE)
  me = await newTrainee(world)
})
const post = (to: string, form: Record<string, string>, as: string | undefined = me) => ask(app, to, { as, form })
const own = async () => (await notesIn(app, me, lesson.id)).notes
/** A release two days later in which the lesson was amended. */
const amended = () => {
  world.setClock(startOfDay(addDays(dayOf(NINE), 2)))
  const on = addDays(dayOf(NINE), 1)
  return withLesson(app, lesson.id, { amendments: [{ on, what: '补充了签发的次序。', articles: [], reread: true }] })
}

describe('a lesson’s page', () => {
  it('shows anyone its sections as links, and nobody’s notes', async () => {
    const page = await ask(app, path)
    expect(page.html).toContain(`href="#${encodeURIComponent(anchor)}"`)
    expect(page.words).toContain(heading)
    expect(page.html).not.toContain('note-add')
  })

  it('offers to go on where its reader stopped', async () => {
    expect((await ask(app, path, { as: me })).words).not.toContain('上次读到')
    await post(path, { intent: 'beat', place: anchor })
    const page = await ask(app, path, { as: me })
    expect(page.words).toContain(`上次读到“${heading}”`)
    expect(page.html).toContain(`<a href="#${encodeURIComponent(anchor)}">从那里继续</a>`)
  })

  it.each(['x'.repeat(301), 'no-such-heading', '<script>'])(
    'takes a beat with an odd place as a beat, case %#',
    async (place) => {
      await post(path, { intent: 'beat' })
      world.pass(1)
      await post(path, { intent: 'beat', place })
      expect((await ask(app, path, { as: me })).words).toContain('今日学习 1 分钟')
    },
  )

  it('keeps notes and bookmarks from plain forms, and leads back to their heading', async () => {
    const kept = await post(path, { intent: 'note-add', anchor, text: '先看序列号。' })
    expect([kept.status, kept.headers.get('location')]).toEqual([303, `${path}#${encodeURIComponent(anchor)}`])
    await post(path, { intent: 'bookmark', anchor, keep: 'yes' })
    expect(await notesIn(app, me, lesson.id)).toMatchObject({
      notes: [{ anchor, text: '先看序列号。' }],
      bookmarks: [anchor],
    })
    const [note] = await own()
    await post(path, { intent: 'note-change', note: note?.id ?? '', text: '片头也看。' })
    expect((await own())[0]?.text).toBe('片头也看。')
    await post(path, { intent: 'note-delete', note: note?.id ?? '' })
    await post(path, { intent: 'bookmark', anchor, keep: 'no' })
    expect(await notesIn(app, me, lesson.id)).toEqual({ notes: [], bookmarks: [] })
  })

  it('gives a refused note back whole, with the reason', async () => {
    const text = '字'.repeat(4100)
    const page = await post(path, { intent: 'note-add', anchor: '', text })
    expect(page.words).toContain('笔记有 4,100 字，超过 4,000 字的上限')
    expect(page.html).toContain(text)
    expect(await own()).toEqual([])
  })

  it('sends who is not logged in to the log-in page, and lets nobody write another’s', async () => {
    const stranger = await ask(app, path, { form: { intent: 'note-add', anchor: '', text: 'x' } })
    expect([stranger.status, stranger.headers.get('location')]).toEqual([
      302,
      `/login?redirectTo=${encodeURIComponent(path)}`,
    ])
    await post(path, { intent: 'note-add', anchor: '', text: '我的' })
    const [note] = await own()
    const other = await newTrainee(world)
    const page = await post(path, { intent: 'note-delete', note: note?.id ?? '' }, other)
    expect(page.words).toContain('没有这条笔记')
    expect(await own()).toHaveLength(1)
  })

  it('says why it is to be read again, that nothing is lost, and stops once it was', async () => {
    await markRead(app, me, lesson.id)
    const later = amended()
    const page = await ask(later, path, { as: me })
    expect(page.words).toContain('请重读本课')
    expect(page.words).toContain('补充了签发的次序。')
    expect(page.words).toContain('已完成的记录和预约考试的资格不受影响')
    const marked = await ask(later, path, { as: me, form: { intent: 'reread' } })
    expect(marked.headers.get('location')).toBe('/courses#again')
    expect((await ask(later, path, { as: me })).words).not.toContain('请重读本课')
  })

  it('names its keys in words', async () => {
    const page = await ask(app, path)
    expect(page.words).toContain('键盘快捷键')
    expect(page.html).toContain('<kbd>J</kbd>')
  })
})

describe('the courses’ page', () => {
  it('leads on from the lesson studied last', async () => {
    expect((await ask(app, '/courses', { as: me })).words).not.toContain('继续学习')
    await openLesson(app, me, lesson.id)
    await post(path, { intent: 'beat', place: anchor })
    const page = await ask(app, '/courses', { as: me })
    expect(page.words).toContain(`从“${heading}”继续`)
    expect(page.html).toContain(`href="${path}#${encodeURIComponent(anchor)}"`)
    expect(page.html).toContain('href="/me/recall"')
    expect((await ask(app, '/courses')).html).not.toContain('href="/me/recall"')
  })

  it('lists what is to be read again', async () => {
    await markRead(app, me, lesson.id)
    const page = await ask(amended(), '/courses', { as: me })
    expect(page.words).toContain('需要重读')
    expect(page.words).toContain('补充了签发的次序。')
  })

  it('tells what changed since one enrolled, and moves only who ticked that they understood', async () => {
    await completeProgramme(app, me)
    const grown = changedCourse(app, (l) =>
      l.id === lesson.id ? [l, { ...l, id: `${l.module}/new`, title: '新的一课' }] : l,
    )
    const page = await ask(grown, '/courses', { as: me })
    expect(page.words).toContain('后来增加的课不影响您已完成的学习')
    expect(page.words).toContain('新的一课')
    expect(page.words).toContain('必修课还差 1 课（现在差 0 课）')
    const hash = /name="hash" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const unticked = await ask(grown, '/courses', { as: me, form: { intent: 'move', hash } })
    expect([unticked.status, (await programmeStatus(grown, me)).complete]).toEqual([422, true])
    expect(unticked.words).toContain('需要先勾选')
    const moved = await ask(grown, '/courses', { as: me, form: { intent: 'move', hash, confirm: 'on' } })
    expect(moved.headers.get('location')).toBe('/courses#version')
    expect((await programmeStatus(grown, me)).missing).toHaveLength(1)
    expect((await ask(grown, '/courses', { as: me })).words).toContain('之后课程没有变化')
  })

  it('moves nobody who is not logged in', async () => {
    const page = await ask(app, '/courses', { form: { intent: 'move', hash: 'x', confirm: 'on' } })
    expect(page.status).toBe(302)
  })
})

describe('the page of one’s notes', () => {
  const add = (text: string, to = anchor) => addNote(app, me, { lesson: lesson.id, anchor: to, text })

  it('says what to do when there are none', async () => {
    expect((await ask(app, '/me/notes', { as: me })).words).toContain('还没有笔记和书签')
  })

  it('lists them by lesson, finds them, and says when nothing is found', async () => {
    await add('三人一致')
    await add('<img src=x onerror=alert(1)>', '')
    const page = await ask(app, '/me/notes', { as: me })
    expect(page.words).toContain(lesson.title)
    expect(page.html).toContain('&lt;img src=x onerror=alert(1)&gt;')
    const found = await ask(app, `/me/notes?q=${encodeURIComponent('一致')}`, { as: me })
    expect(found.words).toContain('三人一致')
    expect(found.html).not.toContain('onerror')
    expect((await ask(app, '/me/notes?q=%25', { as: me })).words).toContain('没有找到“%”')
  })

  it('changes and deletes them, also of a lesson that is no longer taught', async () => {
    await add('旧的')
    const gone = changedCourse(app, (l) => (l.id === lesson.id ? undefined : l))
    const [note] = await own()
    await ask(gone, '/me/notes', { as: me, form: { intent: 'note-change', note: note?.id ?? '', text: '新的' } })
    expect((await own())[0]?.text).toBe('新的')
    expect((await ask(gone, '/me/notes', { as: me })).words).toContain('这一课已下线')
    await ask(gone, '/me/notes', { as: me, form: { intent: 'note-delete', note: note?.id ?? '' } })
    expect(await own()).toEqual([])
  })

  it('gives them as a Markdown file, in the reader’s language, to nobody else', async () => {
    await add('三人一致')
    const file = await ask(app, '/me/notes/export', { as: me, language: 'en' })
    expect(file.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect(file.html).toContain(`# My study notes\n\n## ${lesson.titleEn}\n\n### ${heading}\n\n> 三人一致`)
    expect((await ask(app, '/me/notes/export')).status).toBe(302)
    expect((await ask(app, '/me/notes/export', { as: await newTrainee(world) })).html).not.toContain('三人一致')
  })
})

it('the hours’ page takes its target from the syllabus in force', async () => {
  const strict = changedCourse(app, (l) => l, { enforced: true, requiredHours: 31.5 })
  const page = await ask(strict, '/me/hours', { as: me })
  expect(page.words).toContain('31.5 学时')
  expect(page.words).toContain('达到目标学时后才能预约考试')
})
