// The two addresses as a browser without scripts meets them: the real root, entry and routes.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#app/domain/people/roles.ts'
import * as layout from '#app/routes/association/layout.tsx'
import * as exporting from '#app/routes/association/items-export.ts'
import * as importing from '#app/routes/association/items-import.tsx'
import type { Actor } from '#app/services/app.ts'
import type { Language } from '#app/words/language.ts'
import { openWorld, type TestWorld } from '#test/database/worlds.ts'
import { newTrainee } from '#test/school/people.ts'
import { trustedId } from '#app/domain/ids.ts'
import { askingOf, wordsOf } from '#test/pages.ts'

const answer = askingOf([
  { id: 'association', path: 'association', module: layout },
  { id: 'import', within: 'association', path: 'items/import', module: importing },
  { id: 'export', within: 'association', path: 'items/export', module: exporting },
])

let world: TestWorld
let actors: Record<'author' | 'auditor' | 'trainee', Actor>
beforeAll(async () => {
  world = await openWorld()
  const actor = async (role: Role): Promise<Actor> => ({
    personId: await newTrainee(world),
    name: '陈一心',
    email: 'a@example.cn',
    region: '31',
    roles: [
      { role, organisationId: trustedId('o'), organisationKind: 'association', organisationName: '协会', region: '31' },
    ],
  })
  actors = { author: await actor('item-author'), auditor: await actor('auditor'), trainee: await actor('trainee') }
})
afterAll(() => world.close())

async function ask(
  actor: Actor | undefined,
  path: string,
  body?: FormData | URLSearchParams,
  language?: Language,
) {
  const response = await answer(world.app, path, { as: actor, body, language })
  const bytes = new Uint8Array(await response.arrayBuffer())
  const html = new TextDecoder().decode(bytes)
  const text = wordsOf(html)
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    html,
    text,
    sealed: /name="file-sealed" value="([^"]+)"/.exec(html)?.[1] ?? '',
  }
}
const upload = (content: string, more: Record<string, string> = {}) => {
  const form = new FormData()
  form.set('file', new Blob([content]), '题.gift')
  for (const [name, value] of Object.entries({ intent: 'preview', ...more })) form.set(name, value)
  return form
}
const GIFT =
  '审片室的门由谁锁？{=值班员#由值班员负责。 ~保洁员#没有这项职责。 ~来访者#来访者不管钥匙。####值班制度。}\n\n请说明理由。{}\n'
const FILLED = { topic: 'filing', level: 'recall', articles: 'guangfa-2012-53 5-3', from: '2020-01-01', facility: '70' }

describe('the import page', () => {
  it('is there for authors alone', async () => {
    expect((await ask(actors.author, '/association/items/import')).status).toBe(200)
    expect((await ask(actors.auditor, '/association/items/import')).status).toBe(403)
    expect((await ask(actors.trainee, '/association/items/import')).status).toBe(403)
    expect((await ask(undefined, '/association/items/import')).headers.get('location')).toContain('/login')
    expect((await ask(actors.auditor, '/association/items/import', upload(GIFT))).status).toBe(403)
  })

  it.each(['zh-CN', 'en'] as const)('shows every row with its place and what to do, in %s', async (language) => {
    const page = await ask(actors.author, '/association/items/import', upload(GIFT), language)
    expect(page.status).toBe(200)
    expect(page.html).toContain('GIFT:1')
    expect(page.html).toContain('GIFT:3')
    expect(page.text).toContain(language === 'en' ? 'essay is not supported' : '不支持 essay')
    expect(page.text).toContain(language === 'en' ? 'It has no level of its own' : '没有层次')
    expect(page.html).not.toMatch(/value="confirm"/)
    expect(page.sealed.length).toBeGreaterThan(100)
  })

  it('takes the good rows after they were asked for, with a form that needs no script', async () => {
    const preview = await ask(actors.author, '/association/items/import', upload(GIFT, FILLED))
    const form = { 'file-sealed': preview.sealed, intent: 'confirm', reason: '从文件导入', ...FILLED }
    const no = await ask(actors.author, '/association/items/import', new URLSearchParams(form))
    expect(no.status).toBe(422)
    expect(no.text).toContain('有 1 题有问题')
    expect(no.sealed).toBe(preview.sealed)
    const short = await ask(
      actors.author,
      '/association/items/import',
      new URLSearchParams({ ...form, onlyGood: 'on', reason: '' }),
    )
    expect(short.status).toBe(422)
    expect(short.text).toContain('理由')
    const yes = await ask(actors.author, '/association/items/import', new URLSearchParams({ ...form, onlyGood: 'on' }))
    expect(yes.status).toBe(200)
    expect(yes.html).toMatch(/href="\/association\/items\/d-[0-9a-f]+"/)
    expect(yes.text).toContain('有问题的 1 题没有导入')
  })

  it('can be previewed again with other values, and keeps what was typed', async () => {
    const preview = await ask(actors.author, '/association/items/import', upload(GIFT.replace('审片室', '机房')))
    const again = await ask(
      actors.author,
      '/association/items/import',
      new URLSearchParams({ 'file-sealed': preview.sealed, intent: 'again', ...FILLED, facility: '很高' }),
    )
    expect(again.status).toBe(422)
    expect(again.html).toContain('value="很高"')
    expect(again.text).toContain('“很高”读不懂')
    const right = await ask(
      actors.author,
      '/association/items/import',
      new URLSearchParams({ 'file-sealed': preview.sealed, intent: 'again', ...FILLED }),
    )
    expect(right.html).toMatch(/value="confirm"/)
  })

  it.each([
    [
      'no file',
      () => {
        const form = new FormData()
        form.set('intent', 'preview')
        return form
      },
      '没有选择文件',
    ],
    ['a file of nothing', () => upload(''), '文件是空的'],
    ['a file of something else', () => upload('您好'), '读不出这是哪一种题目文件'],
    ['a document type', () => upload('<!DOCTYPE quiz><quiz/>'), '文档类型声明'],
    ['a preview of nobody', () => new URLSearchParams({ 'file-sealed': 'x', intent: 'confirm' }), '预览已经过期'],
  ])('says what to do about %s', async (_, form, words) => {
    const page = await ask(actors.author, '/association/items/import', form())
    expect(page.status).toBe(422)
    expect(page.text).toContain(words)
  })
})

describe('the export', () => {
  it('is a file for those who may see keys, never kept by anybody on the way', async () => {
    const file = await ask(actors.auditor, '/association/items/export?format=qti&topic=filing')
    expect(file.status).toBe(200)
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="mingjian-items-\d{4}-\d{2}-\d{2}\.qti\.zip"$/,
    )
    expect(file.headers.get('cache-control')).toBe('no-store')
    expect([...file.bytes.subarray(0, 2)]).toEqual([0x50, 0x4b])
    expect((await ask(actors.trainee, '/association/items/export?format=csv')).status).toBe(403)
  })
  it('offers the templates, and is not there for other formats or nothing', async () => {
    expect(
      (await ask(actors.author, '/association/items/export?template=xlsx')).headers.get('content-disposition'),
    ).toContain('mingjian-items-template.xlsx')
    expect((await ask(actors.author, '/association/items/export?format=docx')).status).toBe(404)
    expect((await ask(actors.author, '/association/items/export?format=csv&state=retired')).status).toBe(404)
  })
})
