import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Route, Verdict } from '#app/domain/certificate/certificate.ts'
import { formatNumber } from '#app/domain/certificate/number.ts'
import type { Day, Instant } from '#app/domain/instant.ts'
import { limitsWith } from '#app/http/limits.ts'
import type { Actor } from '#app/services/app.ts'
import { actorOf } from '#app/services/account.ts'
import { changeCertificate, issueCertificate } from '#app/services/certificates.ts'
import { CertificateSheet } from '#app/ui/certificate/sheet.tsx'
import { WORDING } from '#app/ui/certificate/wording.ts'
import { openWorld, type TestWorld } from '../database/worlds.ts'
import { addAssociation, addPerson, type Association } from './sample-association.ts'
import { siteOf, type Site } from './site.ts'

const every = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(every)
const text = (html: string) => html.replace(/<[^>]*>/g, ' ')

let world: TestWorld
let site: Site
let association: Association
let certifier: Actor
let examined: { number: string; holder: Actor }
let exempted: { number: string; holder: Actor }
beforeAll(async () => {
  world = await openWorld('sqlite', '2026-03-02T02:00:00.000Z' as Instant)
  site = siteOf(world.app)
  association = await addAssociation(world.app, '31', '中国海州网络视听行业协会')
  certifier = await association.officer('certifier', '发证人')
  const issue = async (basis: Parameters<typeof issueCertificate>[2], personId: Actor['personId']) => {
    const issued = await issueCertificate(world.app, certifier, basis)
    if (!issued.ok) throw new Error(issued.refusal)
    return { number: issued.value, holder: (await actorOf(world.app, personId)) as Actor }
  }
  const one = await association.candidate('周明')
  examined = await issue({ route: 'examined', attemptId: one.attemptId }, one.personId)
  const two = await association.exempted('孙敏', [
    (await association.officer('case-officer')).personId,
    (await association.officer('case-officer')).personId,
  ])
  exempted = await issue({ route: 'exempted', claimId: two.claimId }, two.personId)
})
afterAll(() => world.close())

describe('the printed certificate', () => {
  const sheet = (route: Route, verdict: Verdict = 'valid') =>
    text(
      renderToStaticMarkup(
        createElement(CertificateSheet, {
          title: world.app.catalogue.certificate.title,
          number: 'SH-31-2026-000042-5',
          holderName: '周明',
          route,
          issuerName: '（发证协会）',
          issuedOn: '2026-03-02' as Day,
          status: {
            verdict,
            since: '2026-05-10' as Day,
            validFrom: '2026-03-02' as Day,
            validUntil: '2029-03-01' as Day,
          },
          verifyAt: 'https://here.example/verify',
        }),
      ),
    )
  it('says nothing in the name of the state, besides the association’s registered name', () => {
    const { forbiddenWords, title } = world.app.catalogue.certificate
    expect(forbiddenWords.length).toBeGreaterThan(0)
    for (const said of [...every(WORDING), title, sheet('examined'), sheet('exempted', 'revoked')])
      for (const word of forbiddenWords) expect(said).not.toContain(word)
  })
  it('says by which route, and never that an exempted holder passed an examination', () => {
    expect(sheet('examined')).toContain('完成规定的节目内容审核业务培训，考核合格')
    expect(sheet('exempted')).toContain('依据广发〔2012〕53号四（三），免予培训考核')
    expect(sheet('exempted')).not.toMatch(/考核合格|考试|合格证书/)
  })
  it.each([
    ['suspended', '暂停中'],
    ['revoked', '已撤销'],
    ['expired', '已过期'],
    ['withdrawn', '已注销'],
    ['not-yet-valid', '尚未生效'],
  ] as const)('that is %s says so', (verdict, said) => {
    expect(sheet('examined', verdict)).toContain(said)
    expect(sheet('examined')).not.toContain(said)
  })
})

describe('/verify', () => {
  const ask = (query: Record<string, string>, more = {}) => site.visit(`/verify?${new URLSearchParams(query)}`, more)
  it('tells verdict, route, issuer, days and the place in the log', async () => {
    const page = await ask({ number: exempted.number.toLowerCase(), name: '孙敏' })
    expect(page.status).toBe(200)
    for (const said of [
      '有效',
      '免予培训考核',
      '中国海州网络视听行业协会',
      '2026-03-02 至 2029-03-01',
      '序号 1 ·',
      exempted.number,
    ])
      expect(page.words).toContain(said)
    expect(page.html).toContain(`href="/register/proofs/${exempted.number}"`)
    expect(page.html).toContain('<meta name="robots" content="noindex"/>')
  })
  it('gives a wrong name and an unknown number the same page, with 404', async () => {
    const blank = (page: { words: string; html: string }) =>
      page.html
        .replace(/value="[^"]*"/g, '')
        .replace(/<script[\s\S]*?<\/script>/g, '')
        .replace(/back" |number=[^"]*/g, '')
    const [wrong, unknown] = [
      await ask({ number: examined.number, name: '欧阳不在册' }),
      await ask({ number: formatNumber('31', 2026, 990_001), name: '周明' }),
    ]
    expect([wrong.status, unknown.status]).toEqual([404, 404])
    expect(wrong.words).toBe(unknown.words)
    expect(blank(wrong)).toBe(blank(unknown))
    expect(wrong.words).not.toContain('免予')
  })
  it('says that the number itself is wrong, with 422', async () => {
    const page = await ask({ number: 'SH-31-2026-000001-0', name: '周明' })
    expect([page.status, page.words.includes('校验字符')]).toEqual([422, true])
    expect((await ask({ number: examined.number, name: '' })).status).toBe(422)
    expect((await ask({ number: examined.number, name: '周明', asOf: '2026-02-30' })).status).toBe(422)
  })
  it('answers for a past day', async () =>
    expect((await ask({ number: examined.number, name: '周明', asOf: '2026-03-01' })).words).toContain('尚未生效'))
  it('spends the limit on questions alone, then refuses with 429', async () => {
    const tight = siteOf(world.app, limitsWith(2 / 120))
    const asked = `/verify?${new URLSearchParams({ number: examined.number, name: '周明' })}`
    for (let i = 0; i < 5; i++) expect((await tight.visit('/verify')).status).toBe(200)
    expect([
      (await tight.visit(asked)).status,
      (await tight.visit(asked)).status,
      (await tight.visit(asked)).status,
    ]).toEqual([200, 200, 429])
  })
  it('speaks English throughout', async () => {
    const { words } = await ask({ number: examined.number, name: '周明' }, { language: 'en' })
    for (const said of ['Valid', 'Examined: passed the assessment', 'Checked at', 'Beijing time'])
      expect(words).toContain(said)
  })
})

describe('the pages around it', () => {
  it('know no share code yet', async () =>
    expect(await site.visit('/s/ABCDEFGHJKLM')).toMatchObject({
      status: 404,
      words: expect.stringContaining('这个分享码不存在，或者已经过期'),
    }))
  it('show the log without names, with the verifier’s script under the nonce', async () => {
    const page = await site.visit('/register')
    expect(page.status).toBe(200)
    expect(page.words).toContain(examined.number)
    expect(page.words).not.toMatch(/周明|孙敏/)
    expect(page.html).toMatch(/<script type="module" src="\/register-verifier.js" nonce="test-nonce"/)
    expect((await site.visit('/register?index=0')).words).toContain(examined.number)
    expect((await site.visit('/register?index=nonsense')).status).toBe(200)
  })
  it('show a certificate to its holder alone, with salt and facts to take away', async () => {
    const page = await site.visit(`/me/certificates/${examined.number}`, { as: examined.holder })
    expect(page.status).toBe(200)
    expect(page.words).toContain(world.app.catalogue.certificate.title)
    expect(decodeURIComponent(/href="(data:application\/json[^"]*)"/.exec(page.html)?.[1] ?? '')).toContain('"salt"')
    expect((await site.visit(`/me/certificates/${examined.number}`, { as: exempted.holder })).status).toBe(404)
    expect((await site.visit(`/me/certificates/${examined.number}`, { as: certifier })).status).toBe(404)
    expect(await site.visit(`/me/certificates/${examined.number}`)).toMatchObject({
      status: 302,
      location: expect.stringMatching(/^\/login\?/),
    })
  })
})

describe('the certifier’s desk', () => {
  it('certifies by form: list, confirmation, number; a second press leads to the same number', async () => {
    const { attemptId } = await association.candidate('吴凡')
    const basis = `examined:${attemptId}`
    expect((await site.visit('/association/certify', { as: certifier })).words).toContain('吴凡')
    expect((await site.visit(`/association/certify?basis=${basis}`, { as: certifier })).html).toContain(
      `name="basis" value="${basis}"`,
    )
    expect(await site.visit('/association/certify', { as: certifier, form: { basis } })).toMatchObject({
      status: 422,
      words: expect.stringContaining('没有勾选确认'),
    })
    const pressed = await Promise.all(
      [1, 2].map(() => site.visit('/association/certify', { as: certifier, form: { basis, yes: 'on' } })),
    )
    expect(pressed.map(({ status }) => status)).toEqual([302, 302])
    expect(pressed[0]?.location).toBe(pressed[1]?.location)
    const done = await site.visit(pressed[0]?.location ?? '', { as: certifier })
    expect(done.html).toMatch(/href="\/association\/certificates\/SH-31-2026-\d{6}-[\dX]"/)
    expect(done.words).not.toContain('吴凡')
  })
  it('tells an officer why not, in words with the article, and refuses the form as well', async () => {
    const opener = await association.officer('certifier')
    const { attemptId } = await association.candidate('冯凯', {
      sitting: await association.sitting(opener.personId, await addPerson(world.app, '考务丁')),
    })
    const list = await site.visit('/association/certify', { as: opener })
    expect(list.words).toMatch(/冯凯[\s\S]*不能办理[\s\S]*53号四（二）[\s\S]*ISO\/IEC 17024/)
    expect(
      await site.visit('/association/certify', { as: opener, form: { basis: `examined:${attemptId}`, yes: 'on' } }),
    ).toMatchObject({ status: 422, words: expect.stringContaining('不能再决定发证') })
  })
  it('changes a state with a reason and a confirmation, and shows what may follow', async () => {
    const path = `/association/certificates/${examined.number}`
    const post = (form: Record<string, string>, as = certifier) => site.visit(path, { as, form })
    expect((await post({ kind: 'suspended', reason: '', yes: 'on' })).words).toContain('没有写明理由')
    expect((await post({ kind: 'suspended', reason: '核查' })).words).toContain('没有勾选确认')
    expect((await post({ kind: 'suspended', reason: '核查', effectiveOn: '2020-01-01', yes: 'on' })).words).toContain(
      '生效日期早于今天',
    )
    expect((await post({ kind: 'praised', reason: '核查', yes: 'on' })).status).toBe(422)
    expect(await post({ kind: 'suspended', reason: '接到举报，正在核查', yes: 'on' })).toMatchObject({
      status: 302,
      location: `${path}?done=suspended`,
    })
    const page = await site.visit(path, { as: certifier })
    for (const said of ['暂停', '接到举报，正在核查', '发证人', '已经处于暂停']) expect(page.words).toContain(said)
    expect(page.html).toContain(`${path}?change=reinstated#change`)
    expect(page.html).not.toContain(`${path}?change=suspended#change`)
    const own = await site.visit(`/me/certificates/${examined.number}`, { as: examined.holder })
    expect(own.words).toMatch(/这张证书现在不能使用：暂停[\s\S]*接到举报，正在核查/)
  })
  it('is for the association’s own certificates: strangers get 404, readers no form', async () => {
    const stranger = await (await addAssociation(world.app, '44', '岭南网络视听行业协会')).officer('certifier')
    const path = `/association/certificates/${exempted.number}`
    expect((await site.visit(path, { as: stranger })).status).toBe(404)
    expect(
      (await site.visit(path, { as: stranger, form: { kind: 'revoked', reason: '理由', yes: 'on' } })).status,
    ).toBe(404)
    const auditor = await association.officer('auditor')
    expect((await site.visit(path, { as: auditor })).words).toContain('只能由发证协会的发证人员变更')
    expect((await site.visit(path, { as: auditor, form: { kind: 'revoked', reason: '理由', yes: 'on' } })).status).toBe(
      403,
    )
    expect((await site.visit('/association/certify', { as: auditor })).status).toBe(403)
    expect((await site.visit('/association/certificates', { as: exempted.holder })).status).toBe(403)
  })
  it('lists certificates with their state, and by state', async () => {
    await changeCertificate(world.app, certifier, exempted.number, { kind: 'revoked', reason: '虚假材料' })
    const list = await site.visit('/association/certificates', { as: certifier })
    expect(list.words).toContain(examined.number)
    const revoked = await site.visit('/association/certificates?status=revoked', { as: certifier })
    expect([revoked.words.includes(exempted.number), revoked.words.includes(examined.number)]).toEqual([true, false])
    expect(
      await site.visit(`/association/certificates?number=${exempted.number.toLowerCase()}`, { as: certifier }),
    ).toMatchObject({ status: 302, location: `/association/certificates/${exempted.number}` })
    expect(list.html).not.toContain(exempted.holder.personId)
  })
})
