import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sectionsOf } from '#app/content/sections.ts'
import type { PersonId } from '#app/domain/ids.ts'
import {
  addNote,
  allNotes,
  changeNote,
  deleteNote,
  MAX_NOTE,
  type NoteId,
  notesAsMarkdown,
  notesIn,
  setBookmark,
} from '#app/services/notes.ts'
import { ENGINES, openWorld, type TestWorld } from '#test/database/worlds.ts'
import { at } from '#test/exam/sample-items.ts'
import { newTrainee } from '#test/school/people.ts'
import { changedCourse, withLesson } from './changed-course.ts'

const NINE = at('2026-11-21T01:00:00.000Z')

describe.each(ENGINES)('notes and bookmarks on %s', (engine) => {
  let world: TestWorld
  let me: PersonId
  let lesson: string
  let sections: { anchor: string; title: string }[]
  beforeAll(async () => {
    world = await openWorld(engine, NINE)
    const [first] = world.app.catalogue.lessons
    lesson = first?.id ?? ''
    sections = sectionsOf(first?.body ?? '')
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    world.setClock(NINE)
    me = await newTrainee(world)
  })
  const add = (text: string, anchor = '', app = world.app) => addNote(app, me, { lesson, anchor, text })
  const added = async (text: string, anchor = ''): Promise<NoteId> => {
    const done = await add(text, anchor)
    if (!done.ok) throw new Error(done.refusal)
    return done.value.noteId
  }
  const texts = async (person = me) => (await notesIn(world.app, person, lesson)).notes.map(({ text }) => text)

  it('are written to a heading or to the whole lesson, changed, and deleted for good', async () => {
    const anchor = sections[0]?.anchor ?? ''
    const note = await added('先看序列号。', anchor)
    world.pass(1)
    await added('整课都要再看一遍。')
    expect((await notesIn(world.app, me, lesson)).notes.map((n) => [n.anchor, n.text])).toEqual([
      [anchor, '先看序列号。'],
      ['', '整课都要再看一遍。'],
    ])
    world.pass(1)
    expect(await changeNote(world.app, me, note, '先看片头的序列号。')).toMatchObject({ ok: true })
    expect((await notesIn(world.app, me, lesson)).notes[0]).toMatchObject({
      text: '先看片头的序列号。',
      changedAt: world.app.now(),
    })
    expect(await deleteNote(world.app, me, note)).toMatchObject({ ok: true })
    expect(await texts()).toEqual(['整课都要再看一遍。'])
    expect(await deleteNote(world.app, me, note)).toMatchObject({ refusal: 'note-unknown' })
  })

  it('are one’s own: another’s is neither seen nor changed nor deleted', async () => {
    const note = await added('只有我看得到。')
    const other = await newTrainee(world)
    expect(await texts(other)).toEqual([])
    expect(await allNotes(world.app, other)).toEqual([])
    expect(await changeNote(world.app, other, note, '改了')).toMatchObject({ refusal: 'note-unknown' })
    expect(await deleteNote(world.app, other, note)).toMatchObject({ refusal: 'note-unknown' })
    expect(await texts()).toEqual(['只有我看得到。'])
    await setBookmark(world.app, me, { lesson, anchor: sections[0]?.anchor ?? '', kept: true })
    await setBookmark(world.app, other, { lesson, anchor: sections[0]?.anchor ?? '', kept: false })
    expect((await notesIn(world.app, me, lesson)).bookmarks).toHaveLength(1)
  })

  it.each([
    ['nothing', '', 'note-empty'],
    ['only spaces', ' \n\t ', 'note-empty'],
    ['only characters nobody sees', '\u0000\u0007', 'note-empty'],
    ['one character too many', '字'.repeat(MAX_NOTE + 1), 'note-too-long'],
  ])('refuse %s', async (_, text, refusal) => {
    expect(await add(text)).toMatchObject({ refusal })
    const note = await added('原来的话')
    expect(await changeNote(world.app, me, note, text)).toMatchObject({ refusal })
    expect(await texts()).toEqual(['原来的话'])
  })

  it.each([
    ['4,000 characters, counted as a reader counts', '𠮷'.repeat(MAX_NOTE), '𠮷'.repeat(MAX_NOTE)],
    ['line breaks of a form', '一\r\n二\r\n\r\n三', '一\n二\n\n三'],
    ['a character that no database takes', 'a\u0000b', 'ab'],
    ['half of a character', 'a\ud800b', 'a\ufffdb'],
    ['what looks like commands', `'; drop table lesson_notes; -- <script>`, `'; drop table lesson_notes; -- <script>`],
  ])('keep %s', async (_, text, kept) => {
    await added(text)
    expect(await texts()).toEqual([kept])
  })

  it('refuse a lesson, a heading and an id that do not exist', async () => {
    expect(await addNote(world.app, me, { lesson: 'no/such', anchor: '', text: 'x' })).toMatchObject({
      refusal: 'lesson-unknown',
    })
    expect(await add('x', 'no-such-heading')).toMatchObject({ refusal: 'section-unknown' })
    expect(await setBookmark(world.app, me, { lesson, anchor: '', kept: true })).toMatchObject({
      refusal: 'section-unknown',
    })
    expect(await setBookmark(world.app, me, { lesson, anchor: '__proto__', kept: true })).toMatchObject({
      refusal: 'section-unknown',
    })
  })

  it('keep a bookmark once, however often and from however many tabs it is set', async () => {
    const bookmark = { lesson, anchor: sections[1]?.anchor ?? '', kept: true }
    await Promise.all(Array.from({ length: 5 }, () => setBookmark(world.app, me, bookmark)))
    expect((await notesIn(world.app, me, lesson)).bookmarks).toEqual([bookmark.anchor])
    await setBookmark(world.app, me, { ...bookmark, kept: false })
    await setBookmark(world.app, me, { ...bookmark, kept: false })
    expect((await notesIn(world.app, me, lesson)).bookmarks).toEqual([])
  })

  it('stay when their heading or their lesson is gone, and a bookmark of a lost heading can be taken away', async () => {
    const anchor = sections[0]?.anchor ?? ''
    await added('留着', anchor)
    await setBookmark(world.app, me, { lesson, anchor, kept: true })
    const rewritten = withLesson(world.app, lesson, { body: '## 全新的一节\n\n正文。' })
    const [found] = await allNotes(rewritten, me)
    expect(found?.notes[0]).toMatchObject({ text: '留着', lost: true, section: null })
    expect(found?.bookmarks[0]).toEqual({ anchor, title: sections[0]?.title, lost: true })
    const gone = changedCourse(world.app, (l) => (l.id === lesson ? undefined : l))
    expect(await allNotes(gone, me)).toMatchObject([{ taught: false, lesson: { id: lesson, title: lesson } }])
    expect(await setBookmark(gone, me, { lesson, anchor, kept: false })).toMatchObject({ ok: true })
    expect((await allNotes(gone, me))[0]?.bookmarks).toEqual([])
  })

  it('are searched by words in the note, the heading or the lesson, of either width and case', async () => {
    await added('Panel 三人一致', sections[0]?.anchor)
    await added('别的话')
    const found = async (query: string) =>
      (await allNotes(world.app, me, query)).flatMap((l) => l.notes.map((n) => n.text))
    expect(await found('panel 一致')).toEqual(['Panel 三人一致'])
    expect(await found('ＰＡＮＥＬ')).toEqual(['Panel 三人一致'])
    expect(await found('panel 别的')).toEqual([])
    expect(await found(sections[0]?.title ?? '')).toEqual(['Panel 三人一致'])
    expect(await found('%')).toEqual([])
    expect(await found('(.*)')).toEqual([])
    expect(await found('  ')).toHaveLength(2)
  })

  it('are exported as Markdown, each note within its quotation', async () => {
    await added('# 不是标题\n\n- 第一条', sections[0]?.anchor)
    await added('整课')
    await setBookmark(world.app, me, { lesson, anchor: sections[1]?.anchor ?? '', kept: true })
    const words = { title: '我的笔记', bookmark: '书签：', lost: '已删' }
    const text = notesAsMarkdown(await allNotes(world.app, me), words, ({ title }) => title)
    expect(text).toBe(
      `# 我的笔记\n\n## ${world.app.catalogue.lesson(lesson)?.title}\n\n- 书签：${sections[1]?.title}\n\n` +
        `> 整课\n>\n> 2026-11-21\n\n### ${sections[0]?.title}\n\n> # 不是标题\n>\n> - 第一条\n>\n> 2026-11-21\n`,
    )
  })
})
