// QTI 3.0 packages: what ours say, and what becomes of others'.

import { beforeAll, describe, expect, it } from 'vitest'
import { type Catalogue, loadContent } from '#app/content/load.ts'
import { itemHash, lettersTellKey, type ItemVersion } from '#app/domain/exam/item.ts'
import { projectRoot } from '#app/env.server.ts'
import type { Reading, Row } from '#app/services/exchange/found.ts'
import { readFile } from '#app/services/exchange/reading.ts'
import { qtiFiles } from '#app/services/exchange/qti-write.ts'
import type { Leaving } from '#app/services/exchange/sheet-write.ts'
import { allOf, below, firstOf, readXml, textIn, type XmlElement } from '#app/services/exchange/xml.ts'
import { packageOf, qtiItem, zipOf } from './zips.ts'

let catalogue: Catalogue
let items: Leaving[]
let files: Map<string, string>
beforeAll(async () => {
  catalogue = (await loadContent(projectRoot())).catalogue
  items = catalogue.items.map(({ version, facility }) => ({ version, facility: Math.round(facility * 100) }))
  files = qtiFiles(items, {
    title: '考核',
    minutes: 120,
    topics: catalogue.topics,
    perTopic: { filing: 5, licensing: 10_000 },
  })
})

async function read(bytes: Uint8Array): Promise<Reading> {
  const reading = await readFile(bytes, catalogue)
  if (!reading.ok) throw new Error(`${reading.refusal} ${JSON.stringify(reading.detail)}`)
  return reading.value
}
const only = async (item: string, more = {}): Promise<Row> => {
  const [row] = (await read(await packageOf([item], more))).rows
  if (!row) throw new Error('no row')
  return row
}
const root = (name: string): XmlElement => {
  const xml = readXml(Buffer.from(files.get(name) ?? ''))
  if (!xml.ok) throw new Error(`${name} ${xml.refusal}`)
  return xml.value
}

describe('our own package', () => {
  it('names every file in its manifest, and every file is well-formed', () => {
    const hrefs = below(root('imsmanifest.xml'))
      .filter(({ name }) => name === 'file')
      .map(({ attributes }) => attributes.href)
    expect([...hrefs, 'imsmanifest.xml'].sort()).toEqual([...files.keys()].sort())
    for (const name of files.keys()) expect(root(name).line).toBe(2)
  })

  it('has one item a file, with the template that scores all or nothing, and feedback that no template shows', () => {
    for (const { version } of items) {
      const item = root(`items/${version.itemId}.xml`)
      expect(item.attributes).toMatchObject({ 'xml:lang': 'zh-CN', 'time-dependent': 'false' })
      expect(firstOf(item, 'qti-response-processing')?.attributes.template).toMatch(/match_correct\.xml$/)
      expect(allOf(item, 'qti-modal-feedback').map((feedback) => feedback.attributes['outcome-identifier'])).toEqual([
        'SOLUTION',
      ])
      const declared = allOf(item, 'qti-outcome-declaration').map(({ attributes }) => attributes.identifier)
      for (const feedback of below(item).filter(({ name }) => name === 'qti-feedback-inline'))
        expect(declared).toContain(feedback.attributes['outcome-identifier'])
      const ids = below(item).flatMap(({ name, attributes }) => (/choice$/.test(name) ? [attributes.identifier] : []))
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it('has a test of one part by topics, with selection, order and time', () => {
    const test = root('test.xml')
    expect(firstOf(test, 'qti-time-limits')?.attributes['max-time']).toBe('7200')
    const sections = allOf(firstOf(test, 'qti-test-part') as XmlElement, 'qti-assessment-section')
    expect(sections.map(({ attributes }) => attributes.identifier)).toEqual(
      catalogue.topics.map(({ id }) => `topic-${id}`),
    )
    const select = (topic: string) =>
      Number(
        firstOf(
          sections.find(({ attributes }) => attributes.identifier === `topic-${topic}`),
          'qti-selection',
        )?.attributes.select,
      )
    expect(select('filing')).toBe(5)
    // Never more than there is to select from: a case counts once.
    const licensing = items.filter(({ version }) => version.topic === 'licensing')
    expect(select('licensing')).toBe(new Set(licensing.map(({ version }) => version.group?.id ?? version.itemId)).size)
    expect(below(test).filter(({ name }) => name === 'qti-assessment-item-ref')).toHaveLength(items.length)
  })

  it('shares the situation of a case between its parts', () => {
    const parts = items.filter(({ version }) => version.group?.id === 'fi-case-1')
    const hrefs = parts.map(
      ({ version }) => firstOf(root(`items/${version.itemId}.xml`), 'qti-assessment-stimulus-ref')?.attributes.href,
    )
    expect(parts.length).toBeGreaterThan(2)
    expect(new Set(hrefs).size).toBe(1)
    expect(textIn(firstOf(root(String(hrefs[0]).replace('../', '')), 'qti-stimulus-body'))).toBe(
      parts[0]?.version.group?.situation,
    )
  })

  const changed = async (name: string, from: string, to: string) => {
    const text = files.get(name) ?? ''
    expect(text).toContain(from)
    return read(await zipOf({ ...Object.fromEntries(files), [name]: text.replace(from, to) }))
  }
  it('that somebody changed is read as changed, and said to be', async () => {
    const { rows } = await changed('items/fi-011.xml', '应报哪里备案', '应当报哪里备案')
    const row = rows.find(({ draft }) => draft?.itemId === 'fi-011')
    expect(row?.notes).toEqual([{ where: 'items/fi-011.xml', what: 'changed-since-export' }])
    expect(row?.draft?.asked.stem).toContain('应当报哪里备案')
    expect(rows.filter(({ notes }) => notes.length > 0)).toHaveLength(1)
  })
  it.each([
    ['a level', 'level="application"', 'level="hard"', 'value-unknown'],
    ['a first day', 'effective-from="2012-07-06"', 'effective-from="2012-02-31"', 'date-unreadable'],
    ['an expected share', 'facility="74"', 'facility="much"', 'facility-unreadable'],
  ])('with %s that cannot be read says so, and does not fall back on a default', async (_, from, to, what) => {
    const { rows } = await changed('imsmanifest.xml', from, to)
    const bad = rows.filter(({ faults }) => faults.length > 0)
    expect(bad).toHaveLength(1)
    expect(bad[0]?.faults[0]).toMatchObject({ where: expect.stringMatching(/^imsmanifest\.xml\/item:\d+$/), what })
  })
  it('that lacks a file names the item that misses it', async () => {
    const { 'items/fi-011.xml': _, ...rest } = Object.fromEntries(files)
    const row = (await read(await zipOf(rest))).rows.find(({ faults }) => faults.length > 0)
    expect(row?.faults).toEqual([
      { where: 'items/fi-011.xml', what: 'file-missing', detail: { name: 'items/fi-011.xml' } },
    ])
  })
  it('says of its test that forms are not made by it', async () => {
    const { notes } = await read(await zipOf(Object.fromEntries(files)))
    expect(notes).toMatchObject([{ where: 'test.xml', what: 'test-not-taken', detail: { minutes: 120 } }])
  })
})

const declared = (cardinality: string, type: string, inside: string) =>
  `<qti-response-declaration identifier="R" cardinality="${cardinality}" base-type="${type}">${inside}</qti-response-declaration>`
const correct = (...values: string[]) =>
  `<qti-correct-response>${values.map((value) => `<qti-value>${value}</qti-value>`).join('')}</qti-correct-response>`
const choices = (...ids: string[]) =>
  ids
    .map(
      (id) =>
        `<qti-simple-choice identifier="${id}">选项 ${id}<qti-feedback-inline outcome-identifier="F" identifier="${id}" show-hide="show">理由 ${id}</qti-feedback-inline></qti-simple-choice>`,
    )
    .join('\n')
const body = (inside: string) => `<qti-item-body>${inside}</qti-item-body>`
const choice = (right: string, max = 1) =>
  `${declared(max === 1 ? 'single' : 'multiple', 'identifier', right)}${body(`<qti-choice-interaction response-identifier="R" shuffle="true" max-choices="${max}"><qti-prompt>问</qti-prompt>${choices('ChoiceA', 'ChoiceB', 'ChoiceC')}</qti-choice-interaction>`)}`
const modal =
  '<qti-modal-feedback outcome-identifier="F" identifier="all" show-hide="show"><qti-content-body><p>总的说明。</p></qti-content-body></qti-modal-feedback>'

describe('a package of somebody else', () => {
  it('gives its choices letters and keeps their feedback as rationales', async () => {
    const row = await only(qtiItem(`${choice(correct('ChoiceB'))}${modal}`))
    expect(row.draft).toMatchObject({
      itemId: null,
      filing: {},
      asked: { kind: 'single', stem: '问', key: 'b', shuffle: true, rationale: '总的说明。' },
    })
    expect(row.draft?.asked.kind === 'single' && row.draft.asked.options[2]).toEqual({
      id: 'c',
      text: '选项 ChoiceC',
      rationale: '理由 ChoiceC',
    })
  })

  it('may say what is right by a mapping alone', async () => {
    const map =
      '<qti-mapping><qti-map-entry map-key="ChoiceA" mapped-value="1"/><qti-map-entry map-key="ChoiceC" mapped-value="0.5"/><qti-map-entry map-key="ChoiceB" mapped-value="-1"/></qti-mapping>'
    const row = await only(qtiItem(choice(map, 3)))
    expect(row.draft?.asked).toMatchObject({ kind: 'multiple', key: ['a', 'c'] })
    expect(row.notes.map(({ what }) => what)).toEqual(['weights-dropped'])
  })

  it('gets letters for an order and a matching that do not tell the key', async () => {
    const order = `${declared('ordered', 'identifier', correct('A', 'B', 'C'))}${body(`<qti-order-interaction response-identifier="R"><qti-prompt>排</qti-prompt>${choices('A', 'B', 'C')}</qti-order-interaction>`)}${modal}`
    const set = (ids: string[]) =>
      `<qti-simple-match-set>${ids.map((id) => `<qti-simple-associable-choice identifier="${id}" match-max="1">${id}</qti-simple-associable-choice>`).join('')}</qti-simple-match-set>`
    const match = `${declared('multiple', 'directedPair', correct('C D', 'E F'))}${body(`<qti-match-interaction response-identifier="R"><qti-prompt>配</qti-prompt>${set(['C', 'E'])}${set(['D', 'F', 'G'])}</qti-match-interaction>`)}${modal}`
    const rows = (await read(await packageOf([qtiItem(order), qtiItem(match)]))).rows
    for (const { draft } of rows)
      expect(draft && lettersTellKey({ ...draft.asked, itemId: 'x' } as ItemVersion)).toBe(false)
    const [ordering, matching] = rows.map(({ draft }) => draft?.asked)
    if (ordering?.kind !== 'ordering' || matching?.kind !== 'matching') throw new Error('kinds')
    expect(ordering.key.map((id) => ordering.options.find((one) => one.id === id)?.text)).toEqual([
      '选项 A',
      '选项 B',
      '选项 C',
    ])
    expect(
      matching.options.map(({ id, text }) => text + matching.targets.find((one) => one.id === matching.key[id])?.text),
    ).toEqual(['CD', 'EF'])
    expect(rows[1]?.notes.map(({ what }) => what)).toEqual(['rationale-shared', 'letters-given'])
  })

  it('may share a stimulus: its items are the parts of a case', async () => {
    const ref = '<qti-assessment-stimulus-ref identifier="Passage One" href="texts/p1.xml"/>'
    const item = choice(correct('ChoiceB')).replace('<qti-item-body>', `${ref}<qti-item-body>`)
    const stimulus =
      '<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="s" title="t"><qti-stimulus-body><p>第一段。</p><p>第二段。</p></qti-stimulus-body></qti-assessment-stimulus>'
    const { rows } = await read(
      await packageOf(
        [item, item, item].map((one) => qtiItem(one)),
        { 'texts/p1.xml': stimulus },
      ),
    )
    expect(rows.map(({ draft }) => draft?.asked.group)).toEqual(
      [1, 2, 3].map((part) => ({ id: 'case-passage-one', situation: '第一段。\n第二段。', part, of: 3 })),
    )
    expect((await only(qtiItem(item))).faults).toEqual([
      { where: 'i1.xml', what: 'file-missing', detail: { name: 'texts/p1.xml' } },
    ])
  })

  it('may have accessibility supports, languages and settings: each is named', async () => {
    const catalog =
      '<qti-catalog-info><qti-catalog id="c1"><qti-card support="spoken"><qti-html-content>x</qti-html-content></qti-card><qti-card support="sign-language"/></qti-catalog></qti-catalog-info>'
    const row = await only(
      qtiItem(`${choice(correct('ChoiceB'))}${catalog}${modal}`)
        .replace('xml:lang="zh-CN"', 'xml:lang="de"')
        .replace('adaptive="false"', 'adaptive="true"'),
    )
    expect(row.draft).toBeDefined()
    expect(row.notes).toMatchObject([
      { what: 'catalog-lost', detail: { name: 'spoken、sign-language' } },
      { what: 'language-other', detail: { name: 'de' } },
      { what: 'setting-lost', detail: { name: 'adaptive' } },
    ])
  })

  it.each([
    'qti-text-entry-interaction',
    'qti-extended-text-interaction',
    'qti-inline-choice-interaction',
    'qti-hotspot-interaction',
    'qti-portable-custom-interaction',
    'qti-invented-interaction',
  ])('with a %s names it and does not take the item', async (name) => {
    const row = await only(
      qtiItem(`${declared('single', 'string', correct('x'))}${body(`<p>问 <${name} response-identifier="R"/></p>`)}`),
    )
    expect(row.draft).toBeUndefined()
    expect(row.faults).toEqual([{ where: `i1.xml/${name}:3`, what: 'unsupported', detail: { name } }])
  })

  it.each([
    [
      'two interactions',
      choice(correct('ChoiceB')).replace(
        '</qti-item-body>',
        '<qti-text-entry-interaction response-identifier="S"/></qti-item-body>',
      ),
      'unsupported',
    ],
    ['no body', declared('single', 'identifier', correct('a')), 'unsupported'],
    ['no right answer', choice(''), 'no-right-answer'],
    ['a right answer that is no choice', choice(correct('ChoiceX')), 'answer-unreadable'],
    [
      'a picture in a choice',
      choice(correct('ChoiceB')).replace('选项 ChoiceA', '<img src="a.png" alt="甲"/>'),
      'media',
    ],
  ])('with %s says so', async (_, item, what) => {
    const row = await only(qtiItem(item))
    expect(row.draft).toBeUndefined()
    expect(row.faults.map((fault) => fault.what)).toContain(what)
  })

  it('is read by an item alone, too', async () => {
    const { format, rows } = await read(Buffer.from(qtiItem(choice(correct('ChoiceB')))))
    expect(format).toBe('qti')
    expect(rows[0]?.draft?.asked).toMatchObject({ kind: 'single', key: 'b' })
  })
})

it('the hash in the manifest is the hash of the version', () => {
  const own = below(root('imsmanifest.xml')).filter(
    ({ space, name }) => space.startsWith('urn:mingjian') && name === 'item',
  )
  expect(own.map(({ attributes }) => [attributes.id, attributes.hash])).toEqual(
    items.map(({ version }) => [version.itemId, itemHash(version)]),
  )
})
