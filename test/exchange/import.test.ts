// Bringing a file in: seen first, then all or what is good, by the one who saw it, within the hour.

import { stringify } from 'csv-stringify/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonId } from '#app/domain/ids.ts'
import { bankEntries } from '#app/services/bank.ts'
import {
  confirmImport,
  type DefaultsTyped,
  exportBank,
  previewAgain,
  previewImport,
  type Preview,
  readDefaults,
} from '#app/services/exchange/exchange.ts'
import { readFile } from '#app/services/exchange/reading.ts'
import type { Defaults } from '#app/services/exchange/judge.ts'
import { COLUMNS } from '#app/services/exchange/sheet-columns.ts'
import { bankRepository } from '#db/repositories/bank.ts'
import { ENGINES, openWorld, type TestWorld } from '#test/database/worlds.ts'
import { newTrainee } from '#test/school/people.ts'

const HEADER = COLUMNS.map(({ name }) => name)
type Cells = Readonly<Record<string, string>>
const JUDGED: Cells = {
  topic: 'filing',
  level: 'recall',
  kind: '判断',
  key: '对',
  rationale: '53号文五（三）。',
  articles: 'guangfa-2012-53 5-3',
  from: '2020-01-01',
  facility: '70',
}
const csv = (...rows: Cells[]) =>
  new TextEncoder().encode(stringify([HEADER, ...rows.map((cells) => HEADER.map((name) => cells[name] ?? ''))]))
const OPEN: Defaults = { categories: {}, unknownAsNew: false }
const TYPED: DefaultsTyped = {
  topic: '',
  level: '',
  articles: '',
  from: '',
  facility: '',
  unknownAsNew: false,
  categories: {},
}

describe.each(ENGINES)('on %s', (engine) => {
  let world: TestWorld
  let [author, other]: PersonId[] = []
  beforeAll(async () => {
    world = await openWorld(engine)
    author = await newTrainee(world)
    other = await newTrainee(world)
  })
  afterAll(() => world.close())

  const seen = async (bytes: Uint8Array, defaults = OPEN, name = '新题.csv'): Promise<Preview> => {
    const preview = await previewImport(world.app, author as PersonId, { name, bytes }, defaults)
    if (!preview.ok) throw new Error(`${preview.refusal} ${JSON.stringify(preview.detail)}`)
    return preview.value
  }
  const confirm = (sealed: string, { onlyGood = false, defaults = OPEN, by = author as PersonId } = {}) =>
    confirmImport(world.app, by, sealed, { defaults, onlyGood, reason: '从文件导入' })
  const entries = () => world.app.database.read((db) => bankEntries(world.app, db))
  const imports = () => world.app.database.read((db) => bankRepository(world.app.database).imports(db, 100))
  const verdicts = ({ rows }: Preview) =>
    rows.map(({ verdict, faults }) =>
      verdict === 'faulty' ? faults.map(({ what, where }) => `${what} ${where}`).join(', ') : verdict,
    )

  it('a preview writes nothing; confirming writes everything at once, under the importer’s name, unread', async () => {
    const before = (await entries()).length
    const preview = await seen(
      csv(
        { ...JUDGED, stem: '资料员每月核对一次归档清单。' },
        { ...JUDGED, stem: '归档清单由资料员和负责人分别签字。' },
      ),
      OPEN,
      '..\\新\u202e题.csv',
    )
    expect(preview).toMatchObject({ fileName: '新题.csv', format: 'csv', counts: { new: 2, faulty: 0 } })
    expect((await entries()).length).toBe(before)
    expect(await imports()).toEqual([])

    const done = await confirm(preview.sealed)
    expect(done).toMatchObject({ ok: true, value: { left: 0 } })
    const ids = done.ok ? done.value.itemIds : []
    const added = (await entries()).filter(({ itemId }) => ids.includes(itemId))
    expect(
      added.map(({ state, readBy, origin, usable, facility }) => ({ state, readBy, origin, usable, facility })),
    ).toEqual(Array(2).fill({ state: 'proposed', readBy: 'nobody', origin: 'desk', usable: false, facility: 70 }))
    for (const { open } of added) expect(open?.authors).toEqual(new Set([author]))
    expect(await imports()).toMatchObject([{ fileName: '新题.csv', format: 'csv', items: 2, faults: 0, by: author }])
  })

  it('confirming the same preview twice brings nothing in twice', async () => {
    const preview = await seen(csv({ ...JUDGED, stem: '同一份预览不会导入两次。' }))
    expect((await confirm(preview.sealed)).ok).toBe(true)
    expect(await confirm(preview.sealed)).toEqual({ ok: false, refusal: 'import-nothing' })
    const [row] = (await seen(csv({ ...JUDGED, stem: '同一份预览不会导入两次。' }))).rows
    expect(row?.faults).toMatchObject([
      { where: 'CSV!I2', what: 'already-in-bank', detail: { item: expect.stringMatching(/^d-/) } },
    ])
  })

  it('one faulty row keeps out everything, unless the good ones alone are wanted', async () => {
    const preview = await seen(
      csv({ ...JUDGED, stem: '审核单应当写明审核意见。' }, { ...JUDGED, stem: '审核单可以事后补签。', key: '也许' }),
    )
    expect(preview.counts).toEqual({ new: 1, version: 0, unchanged: 0, faulty: 1 })
    const before = (await entries()).length
    expect(await confirm(preview.sealed)).toEqual({ ok: false, refusal: 'import-faults', detail: { faulty: 1 } })
    expect((await entries()).length).toBe(before)
    expect(await confirm(preview.sealed, { onlyGood: true })).toMatchObject({ ok: true, value: { left: 1 } })
    expect(await imports()).toContainEqual(expect.objectContaining({ items: 1, faults: 1 }))
  })

  it('a preview is its person’s own, lasts an hour, and cannot be written by hand', async () => {
    const preview = await seen(csv({ ...JUDGED, stem: '预览只对本人有效。' }))
    const expired = { ok: false, refusal: 'import-expired' }
    expect(await confirm(preview.sealed, { by: other as PersonId })).toEqual(expired)
    expect(await confirm(`${preview.sealed.slice(0, -4)}AAAA`)).toEqual(expired)
    expect(await confirm('')).toEqual(expired)
    expect(await confirm(world.app.secrets.seal('something-else', 'x'))).toEqual(expired)
    world.pass(59)
    expect((await previewAgain(world.app, author as PersonId, preview.sealed, OPEN)).ok).toBe(true)
    world.pass(2)
    expect(await confirm(preview.sealed)).toEqual(expired)
    expect(await previewAgain(world.app, author as PersonId, preview.sealed, OPEN)).toEqual(expired)
  })

  it('what a file leaves open is missing, until the defaults give it', async () => {
    const gift = new TextEncoder().encode(
      '$CATEGORY: $course$/top/我们的分类\n\n审核记录保存在哪里？{=档案室#应当留存。 ~走廊#没有人看管。 ~家里#不得带离。####留存备查。}',
    )
    const preview = await seen(gift)
    expect(preview.categories).toEqual(['我们的分类'])
    expect(preview.rows[0]?.faults.map(({ what, detail }) => [what, detail?.field])).toEqual(
      ['topic', 'level', 'articles', 'effectiveFrom', 'facility'].map((field) => ['missing', field]),
    )
    const defaults = readDefaults(world.app, {
      ...TYPED,
      level: 'recall',
      articles: '53号文 五（三）',
      from: '2020-01-01',
      facility: '65%',
      categories: { 我们的分类: 'filing' },
    })
    if (!defaults.ok) throw new Error(defaults.refusal)
    const again = await previewAgain(world.app, author as PersonId, preview.sealed, defaults.value)
    expect(again).toMatchObject({
      ok: true,
      value: { counts: { new: 1 }, rows: [{ topic: 'filing', level: 'recall' }] },
    })
    const done = await confirm(preview.sealed, { defaults: defaults.value })
    const [id] = done.ok ? done.value.itemIds : []
    expect((await entries()).find(({ itemId }) => itemId === id)).toMatchObject({
      facility: 65,
      version: { topic: 'filing', articles: [{ document: 'guangfa-2012-53', article: '5-3' }] },
    })
  })

  it.each([
    ['articles', { articles: '某某办法 三' }],
    ['from', { from: '2020-02-31' }],
    ['facility', { facility: '很高' }],
  ])('defaults that cannot be read are refused: %s', (field, typed) => {
    expect(readDefaults(world.app, { ...TYPED, ...typed })).toMatchObject({
      ok: false,
      refusal: 'import-defaults',
      detail: { field },
    })
  })

  it('the rules of the bank are asked of every row, with the cell', async () => {
    const ordering: Cells = {
      ...JUDGED,
      kind: '排序',
      stem: '请排出先后。',
      key: 'a>b>c',
      'option-a': '甲',
      'why-a': '一',
      'option-b': '乙',
      'why-b': '二',
      'option-c': '丙',
      'why-c': '三',
    }
    const preview = await seen(
      csv(
        ordering,
        { ...JUDGED, stem: '引用还没有施行的条款。', from: '1999-01-01' },
        { ...JUDGED, stem: '预计答对率太高。', facility: '99' },
        { ...JUDGED, stem: '不同卷的题不存在。', enemies: 'no-such-item' },
        { ...JUDGED, stem: '编号不在题库里。', item: 'zz-999' },
      ),
    )
    expect(
      preview.rows.map(({ faults }) =>
        faults.map(({ where, what, detail }) => [where, what, detail?.code ?? detail?.item]),
      ),
    ).toEqual([
      [[`CSV!${cellOf('key')}2`, 'rule', 'letters-tell']],
      [[`CSV!${cellOf('articles')}3`, 'rule', 'not-in-force']],
      [[`CSV!${cellOf('facility')}4`, 'rule', 'facility']],
      [[`CSV!${cellOf('enemies')}5`, 'enemy-unknown', 'no-such-item']],
      [[`CSV!${cellOf('item')}6`, 'item-unknown', 'zz-999']],
    ])
  })

  it('items that name one another twice, or twice the same, come in once', async () => {
    const one = { ...JUDGED, stem: '同一行写了两次。' }
    expect(verdicts(await seen(csv(one, one)))).toEqual(['new', 'twice-in-file CSV!3'])
    expect(verdicts(await seen(csv({ ...one, item: 'fi-001' }, { ...one, stem: '另一句。', item: 'fi-001' })))[1]).toBe(
      'twice-in-file CSV!3',
    )
  })

  describe('case sets', () => {
    const part = (n: number, of: number, more: Cells = {}): Cells => ({
      ...JUDGED,
      stem: `案例的第 ${n} 个判断。`,
      case: 'new-case',
      part: `${n}/${of}`,
      situation: '平台丙收到一份样片。',
      ...more,
    })
    it.each([
      ['whole', [part(1, 3), part(2, 3), part(3, 3)], ['new', 'new', 'new']],
      ['with a part missing', [part(1, 3), part(3, 3)], Array(2).fill('case-incomplete')],
      [
        'with a part twice',
        [part(1, 3), part(2, 3), part(2, 3, { stem: '又一个。' })],
        Array(3).fill('case-incomplete'),
      ],
      [
        'with a faulty part',
        [part(1, 3), part(2, 3), part(3, 3, { facility: '99' })],
        ['case-faulty', 'case-faulty', 'rule'],
      ],
      [
        'that tells two situations',
        [part(1, 3), part(2, 3), part(3, 3, { situation: '别的。' })],
        Array(3).fill('case-differs'),
      ],
      ['of two', [part(1, 2), part(2, 2)], Array(2).fill('rule')],
    ])('%s', async (_, rows, expected) => {
      const preview = await seen(csv(...rows))
      expect(preview.rows.map(({ verdict, faults }) => (verdict === 'faulty' ? faults[0]?.what : verdict))).toEqual(
        expected,
      )
    })

    it('comes in whole, with every part', async () => {
      const done = await confirm((await seen(csv(part(1, 3), part(2, 3), part(3, 3)))).sealed)
      const ids = done.ok ? done.value.itemIds : []
      const groups = (await entries()).filter(({ itemId }) => ids.includes(itemId)).map(({ version }) => version.group)
      expect(groups.map((group) => group?.part).sort()).toEqual([1, 2, 3])
      expect(new Set(groups.map((group) => group?.id))).toEqual(new Set(['new-case']))
    })
  })

  it('the exported bank, imported again, changes nothing; a changed row is a new version, and nobody else’s meanwhile', async () => {
    const file = await exportBank(world.app, author as PersonId, 'csv', { topic: 'licensing', kind: 'true-false' })
    if (!file.ok) throw new Error(file.refusal)
    expect(file.value.fileName).toMatch(/^mingjian-items-\d{4}-\d{2}-\d{2}\.csv$/)
    const same = await seen(file.value.bytes)
    expect(same.counts).toEqual({ new: 0, version: 0, unchanged: same.rows.length, faulty: 0 })
    expect(await confirm(same.sealed)).toEqual({ ok: false, refusal: 'import-nothing' })

    const [first] = (await entries()).filter(
      ({ version }) => version.topic === 'licensing' && version.kind === 'true-false' && !version.group,
    )
    if (!first) throw new Error('no item')
    const text = Buffer.from(file.value.bytes).toString('utf8')
    const reworded = new TextEncoder().encode(
      text.replace(first.version.stem, `${first.version.stem.replace(/。$/, '')}，一律如此。`),
    )
    const preview = await seen(reworded)
    expect(preview.counts).toMatchObject({ new: 0, version: 1, faulty: 0 })
    expect((await confirm(preview.sealed)).ok).toBe(true)
    const now = (await entries()).find(({ itemId }) => itemId === first.itemId)
    expect(now).toMatchObject({ hash: first.hash, open: { authors: new Set([author]) } })
    expect((await seen(reworded)).counts).toMatchObject({ unchanged: same.rows.length })

    const others = await previewImport(
      world.app,
      other as PersonId,
      {
        name: 'x.csv',
        bytes: new TextEncoder().encode(Buffer.from(reworded).toString('utf8').replace('，一律如此。', '，从无例外。')),
      },
      OPEN,
    )
    expect(others.ok && others.value.rows.find(({ verdict }) => verdict === 'faulty')?.faults[0]).toMatchObject({
      what: 'other-proposal',
      detail: { item: first.itemId },
    })
  })

  it('a package from elsewhere comes in as new items when asked to', async () => {
    const row = { ...JUDGED, stem: '别处的题带着别处的编号。', item: 'xx-001', enemies: 'xx-002' }
    const bytes = csv(row, { ...row, stem: '别处的另一道题。', item: 'xx-002', enemies: '' })
    expect((await seen(bytes)).counts.faulty).toBe(2)
    const preview = await seen(bytes, { ...OPEN, unknownAsNew: true })
    expect(preview.counts.new).toBe(2)
    expect(preview.rows[0]?.notes.map(({ what }) => what)).toEqual(['enemies-dropped'])
    expect(await confirm(preview.sealed, { defaults: { ...OPEN, unknownAsNew: true } })).toMatchObject({ ok: true })
  })

  it('an export is put on record, holds what was asked for, and refuses to be empty', async () => {
    for (const format of ['xlsx', 'csv', 'qti'] as const) {
      const file = await exportBank(world.app, author as PersonId, format, {
        topic: 'filing',
        level: 'recall',
        state: 'unread',
      })
      if (!file.ok) throw new Error(file.refusal)
      const read = await readFile(file.value.bytes, world.app.catalogue)
      if (!read.ok) throw new Error(read.refusal)
      expect(read.value.rows.length).toBe(
        (await entries()).filter(
          ({ version, state }) => version.topic === 'filing' && version.level === 'recall' && state === 'unread',
        ).length,
      )
      expect(
        read.value.rows.every(({ draft }) => draft?.filing.topic === 'filing' && draft.filing.level === 'recall'),
      ).toBe(true)
    }
    expect(await exportBank(world.app, author as PersonId, 'csv', { state: 'retired' })).toEqual({
      ok: false,
      refusal: 'export-nothing',
    })
    const { database } = world.app
    const trail = await database.read((db) => db.select().from(database.tables.audit))
    const exports = trail.filter(({ action }) => action === 'items-export')
    expect(exports.map(({ actorId, detail }) => ({ actorId, detail }))).toContainEqual({
      actorId: author,
      detail: expect.objectContaining({ format: 'qti', topic: 'filing', level: 'recall', state: 'unread' }),
    })
    expect(exports).toHaveLength(4)
  })
})

const cellOf = (name: string): string => {
  const at = HEADER.indexOf(name)
  return at < 26 ? String.fromCharCode(65 + at) : `A${String.fromCharCode(65 + at - 26)}`
}
