// Files from other programs: what is taken, what is named and not taken.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Catalogue, loadContent } from '#app/content/load.ts'
import { lettersTellKey, type ItemVersion } from '#app/domain/exam/item.ts'
import { projectRoot } from '#app/env.server.ts'
import type { Reading, Row } from '#app/services/exchange/found.ts'
import { readFile } from '#app/services/exchange/reading.ts'

let catalogue: Catalogue
beforeAll(async () => {
  catalogue = (await loadContent(projectRoot())).catalogue
})

const bytesOf = (text: string) => new TextEncoder().encode(text)
const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name))
async function read(bytes: Uint8Array): Promise<Reading> {
  const reading = await readFile(bytes, catalogue)
  if (!reading.ok) throw new Error(`${reading.refusal} ${JSON.stringify(reading.detail)}`)
  return reading.value
}
const told = ({ faults, notes }: Row) => [...faults, ...notes].map(({ what }) => what)
const named = ({ rows }: Reading, name: string): Row => {
  const row = rows.find((one) => one.name.startsWith(name))
  if (!row) throw new Error(`no row ${name} among ${rows.map((one) => one.name).join(' | ')}`)
  return row
}
const askedOf = (row: Row) => {
  if (!row.draft) throw new Error(JSON.stringify(row.faults))
  return row.draft.asked
}

describe('Moodle XML', () => {
  let quiz: Reading
  beforeAll(async () => {
    quiz = await read(fixture('quiz.xml'))
  })

  it('is told by its content, and every question becomes a row', () => {
    expect(quiz.format).toBe('moodle')
    expect(quiz.rows).toHaveLength(8)
  })

  it('takes a single choice as words, in the order that the file fixes, and says what it left', () => {
    const row = named(quiz, '从事信息网络')
    expect(askedOf(row)).toEqual({
      kind: 'single',
      stem: '从事信息网络传播视听节目业务，应当先取得哪一种许可证？\n请选择 一项。',
      rationale: '持证方可开展业务。',
      shuffle: false,
      key: 'b',
      effectiveTo: null,
      enemies: [],
      options: [
        { id: 'a', text: '营业性演出许可证', rationale: '演出与传播是两件事。' },
        { id: 'b', text: '信息网络传播视听节目许可证', rationale: '业务与许可证同名。' },
        { id: 'c', text: '出版物经营许可证', rationale: '出版物经营是另一项业务。' },
      ],
    })
    expect(row.draft?.category).toBe('准入与许可')
    expect(told(row).sort()).toEqual(['feedback-lost', 'markup-lost', 'setting-lost', 'tags-lost'])
    expect(row.notes.find(({ what }) => what === 'markup-lost')).toEqual({
      where: 'quiz/questiontext:8',
      what: 'markup-lost',
      detail: { name: 'b' },
    })
  })

  it('takes a multiple choice by what is worth anything, and says that weights go', () => {
    const row = named(quiz, '下列哪些')
    const asked = askedOf(row)
    if (asked.kind !== 'multiple') throw new Error(asked.kind)
    expect(asked.stem).toBe('下列哪些属于视听节目？\n请全部选出。')
    expect(
      asked.options
        .filter(({ id }) => asked.key.includes(id))
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['网络剧', '网络电影'].sort())
    expect(told(row)).toEqual(expect.arrayContaining(['weights-dropped', 'letters-given']))
  })

  it('takes true or false, and names the feedback that has no place', () => {
    expect(askedOf(named(quiz, '审核员可以'))).toMatchObject({
      kind: 'true-false',
      key: false,
      rationale: '密码由本人保管。',
    })
    expect(told(named(quiz, '审核员可以'))).toEqual(['feedback-lost'])
  })

  it('gives the parts of a matching and of an ordering letters that do not tell the key', () => {
    const [matching, ordering] = [askedOf(named(quiz, '请把岗位')), askedOf(named(quiz, '请排出'))]
    for (const asked of [matching, ordering])
      expect(lettersTellKey({ ...asked, itemId: 'x' } as ItemVersion)).toBe(false)
    if (matching.kind !== 'matching' || ordering.kind !== 'ordering') throw new Error('kinds')
    const target = (id: string | undefined) => matching.targets.find((one) => one.id === id)?.text
    expect(matching.options.map(({ id, text }) => [text, target(matching.key[id])])).toEqual([
      ['审核员', '审看节目'],
      ['内容管理负责人', '复核签字'],
      ['资料员', '保存档案'],
    ])
    expect(matching.targets).toHaveLength(4)
    expect(ordering.key.map((id) => ordering.options.find((one) => one.id === id)?.text)).toEqual([
      '审看',
      '复核',
      '播出',
      '备案',
    ])
    expect(named(quiz, '请把岗位').draft?.category).toBe('自拟分类')
  })

  it.each([
    ['请写出理由', 'unsupported', { name: 'essay' }, 'quiz/question:60'],
    ['图中缺少', 'media', { name: 'img' }, 'quiz/questiontext:66'],
    ['哪一项更', 'partial-credit', { fractions: '50、50' }, 'quiz/answer:75'],
  ])('names what cannot be taken: %s', (name, what, detail, where) => {
    const row = named(quiz, name)
    expect(row.draft).toBeUndefined()
    expect(row.faults[0]).toEqual({ where, what, detail })
  })

  it('gives a file read again the same items', async () => {
    expect(await read(fixture('quiz.xml'))).toEqual(quiz)
  })
})

describe('GIFT', () => {
  let gift: Reading
  beforeAll(async () => {
    gift = await read(fixture('questions.gift'))
  })

  it('is told by its content, and every block becomes a row with its line', () => {
    expect(gift.format).toBe('gift')
    expect(gift.rows.map(({ where }) => where)).toEqual(
      [4, 12, 19, 21, 28, 30, 32, 34, 36, 38].map((line) => `GIFT:${line}`),
    )
  })

  it('takes choices with their feedback, and undoes escapes', () => {
    const single = askedOf(named(gift, '直播间'))
    if (single.kind !== 'single') throw new Error(single.kind)
    expect(single.options.find(({ id }) => id === single.key)).toMatchObject({
      text: '停止提供账号注册服务',
      rationale: '不得为其提供注册服务。',
    })
    expect(single.rationale).toBe('年龄是开播的前提。')
    const multiple = askedOf(named(gift, '公式'))
    if (multiple.kind !== 'multiple') throw new Error(multiple.kind)
    expect(multiple.stem).toBe('公式 a = b {c} : d 里哪些是真的？')
    expect(
      multiple.options
        .filter(({ id }) => multiple.key.includes(id))
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['丙', '甲 ~ 乙'])
    expect(multiple.rationale).toBe('总说明 #1。')
    expect(named(gift, '直播间').draft?.category).toBe('网络直播与未成年人保护')
  })

  it('takes true or false, and matching without telling letters', () => {
    expect(askedOf(named(gift, '直播可以'))).toMatchObject({
      kind: 'true-false',
      key: false,
      rationale: '须有人实时监看。',
    })
    const matching = askedOf(named(gift, '请对应'))
    if (matching.kind !== 'matching') throw new Error(matching.kind)
    expect(lettersTellKey({ ...matching, itemId: 'x' } as ItemVersion)).toBe(false)
    expect(
      matching.options.map(({ id, text }) => [text, matching.targets.find((t) => t.id === matching.key[id])?.text]),
    ).toEqual([
      ['甲', '一'],
      ['乙', '二'],
      ['丙', '三'],
    ])
  })

  it.each([
    ['发证机关', 'unsupported', { name: 'missing word' }],
    ['三加四', 'unsupported', { name: 'numerical' }],
    ['请说明理由', 'unsupported', { name: 'essay' }],
    ['许可证的简称', 'unsupported', { name: 'short answer' }],
    ['没有配对', 'syntax', { text: '{' }],
    ['只是一段', 'unsupported', { name: 'description' }],
  ])('names what cannot be taken: %s', (name, what, detail) => {
    const row = named(gift, name)
    expect(row.draft).toBeUndefined()
    expect(row.faults[0]).toMatchObject({ what, detail })
  })

  it.each([
    ['two braces', '甲{=乙 ~丙} 丁{=戊}', 'syntax'],
    ['an arrow in one answer of two', '甲{=乙->丙 =丁}', 'syntax'],
    ['half an answer', '甲{~%50%乙 ~丙 ~丁}', 'partial-credit'],
    ['no right answer', '甲{~乙 ~丙}', 'no-right-answer'],
    ['nine answers', `甲{=一 ${'~二'.repeat(8)}}`, 'too-many-options'],
    ['words before the first sign', '甲{乙 =丙 ~丁}', 'syntax'],
    ['a control character', '甲\u0001{=丙 ~丁}', 'cell-control'],
  ])('reports %s', async (_, text, what) => {
    expect(told((await read(bytesOf(text))).rows[0] as Row)).toContain(what)
  })
})
