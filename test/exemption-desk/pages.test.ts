import { readdirSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { CONDITIONS } from '#app/domain/exemption/claim.ts'
import type { ClaimId } from '#app/domain/ids.ts'
import type { Actor } from '#app/services/app.ts'
import { decideClaim, submitClaim } from '#app/services/exemption.ts'
import { claimForm, ownClaim, ownClaims } from '#app/services/exemption-desk.ts'
import { openWorld, type TestWorld } from '../database/worlds.ts'
import { ask, formOf } from './pages.ts'
import { actor, evidence, grant, PDF, person, PNG, refusal, stage, type Stage } from './stage.ts'

describe('the pages of exemption', () => {
  let world: TestWorld
  let on: Stage
  beforeAll(async () => {
    world = await openWorld()
    on = await stage(world.app)
  })
  afterAll(() => world.close())
  // A missing word, a bad key or a hook's complaint is told on the console: none may be.
  const told: string[] = []
  beforeEach(
    () => void vi.spyOn(console, 'error').mockImplementation((...words) => void told.push(words.map(String).join(' '))),
  )
  afterEach(() => {
    vi.restoreAllMocks()
    expect(told.splice(0)).toEqual([])
  })
  const app = () => world.app
  const applicant = async () => actor(app(), await person(app(), '申请人'))
  const claimed = async (who: Actor): Promise<ClaimId> => {
    const result = await submitClaim(app(), who.personId, on.input(), evidence())
    if (!result.ok) throw new Error(result.refusal)
    return result.value.claimId
  }
  const filled = (more: Parameters<typeof formOf>[0] = {}) =>
    formOf({
      ...(on.input() as unknown as Record<string, string>),
      appliedPersonally: 'on',
      'title-certificate': [new Blob([PDF]), '证书.pdf'],
      'employment-proof': [new Blob([PNG]), '证明.png'],
      ...more,
    })

  it.each(['zh-CN', 'en'] as const)(
    'show the form in %s, with the association of the province chosen and the way to the article',
    async (language) => {
      const page = await ask(app(), await applicant(), '/me/exemption', undefined, language)
      expect(page.status).toBe(200)
      expect(page.html).toContain('href="/regulations/guangfa-2012-53#4-3"')
      expect(page.html).toContain('href="/handbook/exemption"')
      const chosen = /<select[^>]*name="organisationId"[^>]*>.*?<option value="([^"]*)" selected=""/.exec(
        page.html,
      )?.[1]
      expect((await claimForm(app())).associations.find((one) => one.id === chosen)?.region).toBe('31')
      expect(page.html.match(/type="file"/g)).toHaveLength(2)
      expect(page.html).toContain('multipart/form-data')
      expect(page.html.match(/<h1/g)).toHaveLength(1)
    },
  )

  it('answer a file of false content under a climbing name with the form again: 422, what was typed kept, no file', async () => {
    const who = await applicant()
    const before = readdirSync(app().uploadsDir)
    const page = await ask(
      app(),
      who,
      '/me/exemption',
      filled({
        post: '审片二组',
        'title-certificate': [new Blob(['<?php not a pdf ?>'], { type: 'application/pdf' }), '../../../x.pdf'],
      }),
    )
    expect(page.status).toBe(422)
    expect(page.text).toContain('文件的内容不是 PDF、JPEG 或 PNG')
    expect(page.html).toContain('value="审片二组"')
    expect(page.html).toContain('type="file"')
    expect(readdirSync(app().uploadsDir)).toEqual(before)
    expect(await ownClaims(app(), who.personId)).toEqual([])
    const empty = await ask(
      app(),
      who,
      '/me/exemption',
      formOf({ series: '', title: '', 'title-certificate': [new Blob(['x']), '../x.pdf'] }),
    )
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('type="file"')
  })
  it.each([
    [{ title: '责任编辑', series: 'editor' }, '这不是职称。这是岗位或者署名'],
    [{ title: '一级演员' }, '艺术系列·演员里有'],
    [{ title: '二级播音员主持人' }, '这个职称是助理级（初级），没有达到中级'],
    [{ titleObtainedOn: '2016-02-30' }, '有必填项没有填写，或格式不对'],
    [{ 'employment-proof': [new Blob([]), ''] as const }, '缺少文件'],
    [{ 'employment-proof': [new Blob([]), 'x.pdf'] as const }, '文件是空的'],
    [{ 'employment-proof': [new Blob([PDF, Buffer.alloc(5 * 1024 * 1024)]), 'x.pdf'] as const }, '文件超过 5 MB'],
  ])('say in words why %j is refused', async (more, words) => {
    const page = await ask(app(), await applicant(), '/me/exemption', filled(more))
    expect(page.status).toBe(422)
    expect(page.text).toContain(words)
  })

  it('lead from a submitted claim to its page, with the notice on 国家一级演员; the form stays and refuses a second', async () => {
    const who = await applicant()
    const posted = await ask(app(), who, '/me/exemption', filled({ series: 'arts-performer', title: '国家一级演员' }))
    expect(posted.status).toBe(302)
    const to = posted.headers.get('location') ?? ''
    expect(to).toMatch(/^\/me\/exemption\/[\w-]+\?submitted=1&noted=national-prefix$/)
    const page = await ask(app(), who, to)
    expect(page.text).toContain('职称的规范名称不加“国家”二字')
    expect(page.text).toContain('等待单位人事部门确认')
    expect((await ask(app(), who, '/me/exemption')).html).toContain('type="file"')
    const second = await ask(app(), who, '/me/exemption', filled())
    expect(second.status).toBe(422)
    expect(second.text).toContain('不能再提交一件')
  })

  it('hand the evidence to its owner as a download, and are not there for strangers and visitors', async () => {
    const who = await applicant()
    const claim = await ownClaim(app(), who.personId, await claimed(who))
    const path = `/evidence/${claim?.evidence.find((file) => file.purpose === 'title-certificate')?.id}`
    const own = await ask(app(), who, path)
    expect(own.status).toBe(200)
    expect(own.headers.get('content-type')).toBe('application/pdf')
    expect(own.headers.get('content-disposition')).toBe('attachment; filename="title-certificate.pdf"')
    expect((await ask(app(), on.first, path)).status).toBe(200)
    for (const stranger of [undefined, on.elsewhere, on.personnel, await applicant()])
      expect((await ask(app(), stranger, path)).status).toBe(404)
    expect((await ask(app(), who, '/evidence/..%2f..%2fpackage.json')).status).toBe(404)
    expect((await ask(app(), await applicant(), `/me/exemption/${claim?.id}`)).status).toBe(404)
  })

  it('let the personnel office confirm with the statement ticked, and nobody else', async () => {
    const id = await claimed(await applicant())
    expect((await ask(app(), on.personnel, '/broadcaster')).html).toContain(id)
    const without = await ask(app(), on.personnel, '/broadcaster', formOf({ claim: id }))
    expect(without.status).toBe(422)
    expect(without.text).toContain('请勾选声明后再确认')
    expect((await ask(app(), on.first, '/broadcaster', formOf({ claim: id, statement: 'on' }))).status).toBe(403)
    expect((await ask(app(), on.personnel, '/broadcaster', formOf({ claim: id, statement: 'on' }))).status).toBe(302)
    expect((await ask(app(), on.personnel, '/broadcaster', formOf({ claim: id, statement: 'on' }))).text).toContain(
      '这件申请已经确认过',
    )
  })

  it('take an officer through the four conditions, hide the first decision from the second, and tell the applicant in the end', async () => {
    const who = await applicant()
    const id = await claimed(who)
    const path = `/association/claims/${id}`
    const met = Object.fromEntries(CONDITIONS.map((condition) => [`met-${condition}`, 'yes']))
    const say = (by: Actor, more: Record<string, string>) =>
      ask(app(), by, path, formOf({ conflict: 'none', confirm: 'on', ...more }))
    expect((await ask(app(), on.first, '/association/claims')).html).toContain(path)
    const page = await ask(app(), on.first, path)
    expect(page.text).toContain('查无结果')
    expect(page.text).toMatch(/3101\S*\*+/)
    expect(page.html).not.toMatch(/31010119900101\d{3}[\dX]/)
    expect((await ask(app(), on.first, path, formOf({}))).text).toContain('请先声明与申请人有没有利害关系')
    for (const [more, words] of [
      [{ ...met }, '请选择同意还是不同意'],
      [{ ...met, outcome: 'grant', confirm: '' }, '有必填项没有填写'],
      [{ outcome: 'grant' }, '四项条件要逐项写明'],
      [{ ...met, 'met-mid-level-title': 'no', outcome: 'grant' }, '有条件不符合，不能同意'],
      [{ ...met, outcome: 'refuse', reasons: ' ' }, '不同意必须写明理由'],
    ] as const) {
      const refused = await say(on.first, more)
      expect(refused.status).toBe(422)
      expect(refused.text).toContain(words)
    }
    expect(
      (
        await say(on.first, {
          ...met,
          outcome: 'refuse',
          reasons: '第一位写的理由',
          'note-programme-review': '岗位说明书',
        })
      ).status,
    ).toBe(302)
    const second = await ask(app(), on.second, path)
    expect(second.text).toContain('已有 1 人作出决定')
    expect(second.html).not.toContain('第一位写的理由')
    const blind = await ask(app(), who, `/me/exemption/${id}`)
    expect(blind.text).toContain('已有 1 人作出决定')
    expect(blind.html).not.toContain('第一位写的理由')
    await decideClaim(app(), on.second, id, refusal)
    const letter = await ask(app(), who, `/me/exemption/${id}`)
    expect(letter.text).toContain('免予培训考核决定书')
    for (const words of ['第一位写的理由', refusal.reasons, '审批人员 A', '审批人员 B', '30 日内'])
      expect(letter.text).toContain(words)
    expect(letter.html).not.toMatch(/认定[甲乙]/)
    expect((await ask(app(), on.first, '/association/claims?list=decided')).html).toContain(path)
    expect((await ask(app(), who, path)).status).toBe(403)
  })

  it('record a declared conflict, say so, and take the form away', async () => {
    const id = await claimed(await applicant())
    const page = await ask(app(), on.first, `/association/claims/${id}`, formOf({ conflict: 'one', reasons: '' }))
    expect(page.status).toBe(422)
    expect(page.text).toContain('您声明有利害关系，已经记录')
    expect(page.html).not.toContain('name="conflict"')
  })

  it('let the applicant withdraw while undecided', async () => {
    const who = await applicant()
    const id = await claimed(who)
    expect((await ask(app(), who, `/me/exemption/${id}`)).text).toContain('撤回申请')
    expect((await ask(app(), who, `/me/exemption/${id}`, formOf({}))).headers.get('location')).toBe(
      `/me/exemption/${id}?withdrawn=1`,
    )
    const gone = await ask(app(), who, `/me/exemption/${id}?withdrawn=1`)
    expect(gone.text).toContain('申请已撤回')
    expect(gone.text).not.toContain('确认撤回')
    expect((await ask(app(), who, `/me/exemption/${id}`, formOf({}))).text).toContain('已经由申请人撤回')
    const granted = await claimed(who)
    await decideClaim(app(), on.first, granted, grant)
    await decideClaim(app(), on.second, granted, grant)
    const done = await ask(app(), who, `/me/exemption/${granted}`, undefined, 'en')
    expect(done.text).toContain('Two officers agreed')
    expect(done.text).not.toContain('Withdraw')
    for (const list of ['waiting', 'decided', 'withdrawn'])
      expect((await ask(app(), on.first, `/association/claims?list=${list}`, undefined, 'en')).status).toBe(200)
    expect((await ask(app(), on.first, `/association/claims/${granted}`, undefined, 'en')).status).toBe(200)
  })
})
