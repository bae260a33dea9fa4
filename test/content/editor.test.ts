// What an editor looks for: ways to lessons, words, cues, dates and reserves. One sample at fault and one not, for each.

import { spawn } from 'node:child_process'
import { rename, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { checkContent } from '#app/content/check.ts'
import { type Cue, CLEAR, cuesIn, cuesOf, shared, WEAK } from '#app/content/checks/cues.ts'
import { bankFaults } from '#app/content/checks/guessing.ts'
import { unreached } from '#app/content/checks/places.ts'
import { wordsIn } from '#app/content/checks/words.ts'
import { reportOf } from '#app/content/report.ts'
import type { ItemVersion } from '#app/domain/exam/item.ts'
import { parseDay, type Day } from '#app/domain/instant.ts'
import { edited, type Files, GOOD, inFolder, lineOf } from '#test/content/fixture.ts'

const day = (text: string): Day => parseDay(text) ?? expect.fail(`${text} is no day`)
const check = (files: Files | Readonly<Files>, today = day('2026-11-21')) => inFolder(files, (root) => checkContent(root, today))

const REGULATION = 'content/regulations/rule-1.yaml'
const BANK = 'content/items/basics/bank.yaml'
const LESSON = 'content/courses/basics/01-review-first.mdx'
const MODULE = 'content/courses/basics/module.yaml'
const PAGE = 'content/handbook/candidates.md'

describe('the way to every lesson', () => {
  test('has no gap in the numbers of lessons', async () => {
    const { [LESSON]: text = '', ...rest } = GOOD
    const third = 'content/courses/basics/03-third.mdx'
    const { faults } = await check({ ...GOOD, [third]: text.replaceAll('可以先播出一集', '能否先放一段预告') })
    expect(faults).toContainEqual({ file: third, line: 1, what: 'number 3 leaves a gap: there is no lesson of this module 2' })
    const second = await check({ ...rest, 'content/courses/basics/02-review-first.mdx': text })
    expect(second.faults.map(({ what }) => what)).toEqual(['number 2 leaves a gap: there is no lesson of this module 1'])
  })
  test('has no gap in the order of modules', async () => {
    const files = edited(MODULE, 'order: 1', 'order: 2')
    expect((await check(files)).faults).toEqual([{ file: MODULE, line: 2, what: 'number 2 leaves a gap: there is no module 1' }])
  })
  test('passes each lesson, unless a fault already told says why not', () => {
    const lessons = [
      { id: 'a/one', file: 'one.mdx', module: 'a.yaml' },
      { id: 'a/two', file: 'two.mdx', module: 'a.yaml' },
    ]
    expect(unreached(lessons, ['a/one', 'a/two'], new Set())).toEqual([])
    expect(unreached(lessons, ['a/one'], new Set())).toEqual([{ file: 'two.mdx', line: 1, what: 'no way leads to this lesson: it is in no module' }])
    expect(unreached(lessons, ['a/one'], new Set(['a.yaml']))).toEqual([])
  })
})

describe('forbidden words', () => {
  const rows: [what: string, file: string, from: string, to: string][] = [
    ['in the body of a lesson', LESSON, '片方催促当晚上线。', '片方说包过，催促当晚上线。'],
    ['in the front matter of a lesson', LESSON, '每一集都要先审。', '每一集都包过。'],
    ['in the handbook', PAGE, '正文。', '本站包过。'],
    ['in our own sentences about a regulation', REGULATION, '节目先经审核再播出。', '节目包过。'],
  ]
  test.each(rows)('are found %s, on their line', async (_, file, from, to) => {
    const files = edited(file, from, to)
    expect((await check(files)).faults).toEqual([
      { file, line: lineOf(files, file, to), what: 'the word 包过 may not stand here: 没有这样的事; instead: 按标准考核' },
    ])
  })
  test('are found in an item, on the line of the text', async () => {
    const files = edited(BANK, 'situation: 青禾视听', 'situation: 包过的青禾视听')
    expect((await check(files)).faults.map(({ line }) => line)).toEqual([lineOf(files, BANK, '包过的青禾')])
  })
  test('may stand in a document’s exact terms, and in phrases that the policy names', async () => {
    expect((await check(edited(REGULATION, '    digest: 节目先经审核再播出。', '    digest: 节目先经审核再播出。\n    terms: [包过]'))).faults).toEqual([])
    expect((await check(edited(PAGE, '正文。', '谁也不包过。'))).faults).toEqual([])
    expect((await check(edited(PAGE, '正文。', '谁也不包过，本站包过。'))).faults).toHaveLength(1)
  })
  const entries = [{ words: ['TODO', 'sure pass', '包过'], unless: [], why: 'w', instead: 'i' }]
  test.each([
    ['TODO: write', 1],
    ['todo', 1],
    ['(TODO)', 1],
    ['待办TODO事项', 1],
    ['TODOS', 0],
    ['mastodon', 0],
    ['a Sure Pass', 1],
    ['unsure passage', 0],
    ['不包邮', 0],
    ['TODO 包过 TODO', 2],
  ])('%s holds %i', (text, n) => expect(wordsIn(text, entries)).toHaveLength(n))
  test('are a policy that must be there', async () => {
    const { 'content/policy/words.yaml': _, ...files } = GOOD
    expect((await check(files)).faults).toEqual([{ file: 'content/policy/words.yaml', line: 1, what: 'this file is missing' }])
  })
})

const choice = (stem: string, key: string | readonly string[], ...texts: string[]): ItemVersion => ({
  ...(typeof key === 'string' ? { kind: 'single', key } : { kind: 'multiple', key }),
  itemId: 'i1', topic: 'basics', level: 'recall', stem, rationale: '理由', articles: [], effectiveFrom: day('2020-01-01'), effectiveTo: null, enemies: [], shuffle: true,
  options: texts.map((text, i) => ({ id: 'abcdef'[i] ?? '', text, rationale: '理由' })),
})

describe('a cue in one item', () => {
  const rows: [what: string, item: ItemVersion, ...cues: Cue[]][] = [
    ['options alike in length and form', choice('谁来签发？', 'b', '责任编辑签发', '管理负责人签发', '制作方代表签发')],
    ['a key half as long again', choice('谁来签发？', 'a', '由负责人复核签发', '编辑签发', '片方签发'), 'long-key'],
    ['an option that sums up the others', choice('谁来签发？', 'c', '负责人', '审核员', '以上都对'), 'all-of-the-above'],
    ['absolute words in two distractors', choice('怎样处理？', 'a', '退回修改再审', '一律予以下架', '全部照常播出'), 'absolute'],
    ['an absolute word in one distractor', choice('怎样处理？', 'a', '退回修改再审', '一律予以下架', '当天照常播出'), 'one-absolute'],
    ['absolute words in the key too', choice('怎样处理？', 'a', '一律退回再审', '一律予以下架', '全部照常播出')],
    ['一定 as “some”', choice('怎样处理？', 'a', '退回修改再审', '处一定数额罚款', '留一定比例播出')],
    ['absolute words in distractors of a multiple choice', choice('哪些恰当？', ['a', 'b'], '退回修改再审', '记入审核单里', '一律予以下架', '全部照常播出'), 'absolute'],
    ['a key that repeats the stem', choice('单位没有网络剧播出资质，怎样处理？', 'a', '缺网络剧播出资质，不播', '增派人手之后，再播', '取得授权之后，再播'), 'echo'],
    ['a key that takes up some of the stem', choice('未成年人注册主播怎样处理？', 'a', '未成年人另须同意', '本人成年另须同意', '老师代为书面同意'), 'some-echo'],
    ['a distractor that repeats the stem too', choice('单位没有网络剧播出资质，怎样处理？', 'a', '缺网络剧播出资质，不播', '有网络剧播出资质，再播', '取得授权之后，再播')],
    ['distractors that begin alike', choice('怎样处理？', 'c', '可以先播出', '可以先上传', '退回并重审'), 'odd-beginning'],
    ['all options that begin alike', choice('怎样处理？', 'c', '可以先播出', '可以先上传', '可以先退回')],
    ['an option far longer than another', choice('怎样处理？', 'b', '先播', '退回制作方修改以后再审', '由编辑看过后先行上线试播两天', '请协会代为审核并出具意见'), 'unequal'],
    ['a comma in the key alone', choice('怎样处理？', 'a', '不播出，并上报', '先播出后补报告', '由编辑自行决定'), 'odd-form'],
    ['a figure in every option but the key', choice('满几周岁？', 'a', '十六周岁', '12周岁整', '满14周岁'), 'odd-form'],
  ]
  test.each(rows.map((row) => [row[0], row] as const))('%s', (_, [, item, ...cues]) => expect(cuesIn(item)).toEqual(cues))

  test('each is a fault or a note, and is told on the line to be mended', async () => {
    expect([...CLEAR, ...WEAK].sort()).toEqual([...new Set(rows.flatMap(([, , ...cues]) => cues))].sort())
    const files = edited(BANK, '{ id: c, text: 片方的催促, rationale: 与内容无关。 }', '{ id: c, text: 全部弹幕数, rationale: 与内容无关。 }')
    const { faults, notes } = await check(files)
    expect(faults).toEqual([])
    expect(notes).toContainEqual({ file: BANK, line: lineOf(files, BANK, '全部弹幕数'), what: 'case-1-3: one distractor alone is put in absolute words' })
    const worse = { ...files, [BANK]: (files[BANK] ?? '').replace('片方催促当晚上线', '片方催促').replace('全部弹幕数, rationale: 与内容无关。 }', '全部弹幕数, rationale: 与内容无关。 }\n          - { id: d, text: 所有人姓名, rationale: 与内容无关。 }') }
    expect((await check(worse)).faults.map(({ line, what }) => [line, what.slice(0, 27)])).toEqual([[lineOf(worse, BANK, '全部弹幕数'), 'case-1-3: absolute words st']])
  })
  test.each([
    ['', '审核', 0],
    ['一致通过', '审核一致，通过', 4],
    ['abcd', 'zabcz', 3],
    ['未成年人', '成年人未', 3],
  ])('%s and %s share %i characters in a row', (a, b, n) => expect(shared(a, b)).toBe(n))
})

describe('cues over the bank', () => {
  const none = cuesOf([])
  const told = (all: number, wrong: number) => ({ all, wrong })
  const even = { a: 0.25, b: 0.25, c: 0.25, d: 0.25 }
  const good = { ...none, singles: 100, longestKey: 0.25, letters: even, judged: 50, trueKeys: 0.5, options: told(400, 280), absolute: told(40, 30), absoluteWords: { 一律: told(10, 7) } }
  test('within the limits are none', () => {
    expect(bankFaults(none)).toEqual([])
    expect(bankFaults(good)).toEqual([])
  })
  test.each([
    ['keys that are the longest', { longestKey: 0.41 }, 'single-choice keys that are the longest option: 41 %'],
    ['keys that are hardly ever the longest', { longestKey: 0.09 }, 'single-choice keys that are the longest option: 9 %'],
    ['keys on one letter', { letters: { ...even, c: 0.36 } }, 'single-choice keys on the letter c: 36 %'],
    ['no key on a letter', { letters: { a: 0.33, b: 0.33, c: 0.34 } }, 'single-choice keys on the letter d: 0 %'],
    ['statements that are true', { trueKeys: 0.7 }, 'true-false keys that are true: 70 %'],
    ['absolute words that are wrong', { absolute: told(40, 36) }, 'options with an absolute word are wrong in 90 %'],
    ['one word that is wrong', { absoluteWords: { 即可: told(10, 9) } }, 'options with 即可 are wrong in 9 of 10'],
  ])('%s', (_, more, says) => expect(bankFaults({ ...good, ...more })).toEqual([expect.stringContaining(says)]))
  test.each([
    ['few single choices', { singles: 39, longestKey: 1, letters: { a: 1 } }],
    ['few statements', { judged: 19, trueKeys: 1 }],
    ['few absolute words', { absolute: told(19, 19), absoluteWords: { 即可: told(7, 7) } }],
  ])('%s say nothing', (_, more) => expect(bankFaults({ ...good, ...more })).toEqual([]))

  test('five keys in a row on one letter of a file are a fault, four are not', async () => {
    const own = (GOOD[BANK] ?? '').split('  - kind: ordering')[0] ?? ''
    const item = own.split('  - kind: single')[1] ?? ''
    const fifth = `  - kind: single${item.replace('ba-001', 'ba-009').replace('节目播出以前必须完成的是哪一步？', '谁可以在审核单上签名？')}`
    const files = edited(BANK, '  - kind: ordering', `${fifth}  - kind: ordering`)
    const file = files[BANK] ?? ''
    const line = file.slice(0, file.indexOf('key: a', file.indexOf('ba-009'))).split('\n').length
    expect((await check(files)).faults).toEqual([{ file: BANK, line, what: '5 keys in a row on the letter a' }])
    expect((await check(GOOD)).faults).toEqual([])
  })
})

describe('items and the articles they rest on', () => {
  const what = 'case-1-2 outlives rule-1 art-2, which ends on 2030-12-31: give it effectiveTo'
  const line = lineOf(GOOD, BANK, 'article: art-2')
  test('an item that will outlive its article is a note, and a fault from the day after', async () => {
    const at = async (text: string) => {
      const { faults, notes } = await check(GOOD, day(text))
      return [faults.filter((f) => f.what === what), notes.filter((f) => f.what === what)]
    }
    expect(await at('2030-12-31')).toEqual([[], [{ file: BANK, line, what }]])
    expect(await at('2031-01-01')).toEqual([[{ file: BANK, line, what }], []])
  })
  test('an item that ends with its article is neither', async () => {
    const files = edited(BANK, 'effectiveFrom: 2024-01-01', "effectiveFrom: 2024-01-01\n        effectiveTo: '2030-12-31'")
    for (const on of ['2026-11-21', '2031-01-01']) {
      const { faults, notes } = await check(files, day(on))
      expect([...faults, ...notes].filter((f) => f.what.includes('outlives'))).toEqual([])
    }
  })
})

describe('notes', () => {
  const EXAM = 'content/policy/exam.yaml'
  test('tell a reserve that suffices and is thin', async () => {
    const { faults, notes } = await check(GOOD)
    expect(faults).toEqual([])
    expect(notes.filter(({ file }) => file === EXAM).map((f) => f.what)).toEqual([
      'basics recall: 2 items in force on 2026-11-21, 3 would be ample',
      'basics application: 2 items in force on 2026-11-21, 3 would be ample',
      'single: 4 items in force on 2026-11-21, 6 would be ample',
    ])
  })
  test('tell the day from which no form can be made any more', async () => {
    const ends = (text: string, id: string) => text.replace(`id: ${id}\n`, `id: ${id}\n    effectiveTo: '2027-03-31'\n`)
    const files = { ...GOOD, [BANK]: ends(ends(GOOD[BANK] ?? '', 'ba-001'), 'ba-002') }
    const told = async (on: string) => (await check(files, day(on))).notes.filter((f) => f.what.startsWith('no form')).map((f) => f.what)
    expect(await told('2026-11-21')).toEqual(['no form can be made of the bank from 2027-04-01 on'])
    expect(await told('2025-11-21')).toEqual([])
  })
  test('tell minutes that are far from the text, though no fault', async () => {
    const notes = async (minutes: number) => (await check(edited(LESSON, 'minutes: 5', `minutes: ${minutes}`))).notes.filter(({ file }) => file === LESSON)
    expect(await notes(5)).toEqual([])
    expect(await notes(9)).toEqual([{ file: LESSON, line: 4, what: '9 minutes for a text of about 4' }])
  })
  test('are counted, listed when asked for, and never fail', async () => {
    const checked = await check(GOOD)
    const plain = reportOf(checked)
    expect(plain).toContain(`notes: ${checked.notes.length} (list them with --notes)`)
    expect(plain).not.toContain(': note: ')
    expect(plain.endsWith('content: no fault')).toBe(true)
    expect(reportOf(checked, true).split('\n').filter((line) => /^content\/[^:]+:\d+: note: /.test(line))).toHaveLength(checked.notes.length)
  })
  test('and faults are told by what was checked', async () => {
    const { areas, faults } = await check(edited(PAGE, '正文。', 'TODO 包过'))
    expect(areas.find(({ name }) => name === 'forbidden words')).toEqual({ name: 'forbidden words', faults: 2, notes: 0 })
    expect(areas.reduce((sum, area) => sum + area.faults, 0)).toBe(faults.length)
  })
})

test('with --watch a file is checked again whenever it is saved, also by putting a new one in its place', async () => {
  await inFolder(GOOD, async (root) => {
    const watching = spawn(process.execPath, ['--import', 'tsx', 'app/content/check-command.ts', root, '--watch'])
    let out = ''
    watching.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
    })
    const told = async (text: string) => {
      while (!out.includes(text)) await sleep(20)
      out = ''
    }
    const save = async (times: number) => {
      await writeFile(`${root}/new.md`, (GOOD[PAGE] ?? '').replace('正文。', '包过\n'.repeat(times)))
      await rename(`${root}/new.md`, `${root}/${PAGE}`)
    }
    try {
      await told('content: no fault')
      for (const times of [1, 2, 3]) {
        await save(times)
        await told(`content: ${times} fault(s)`)
      }
      await writeFile(`${root}/${PAGE}`, GOOD[PAGE] ?? '')
      await told('content: no fault')
    } finally {
      watching.kill()
    }
  })
}, 30_000)
