import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  assessmentAnswer,
  changesAnswer,
  endpointsAnswer,
  entryAnswer,
  headcountAnswer,
  panelAnswer,
  rosterAnswer,
  snapshotAnswer,
} from '#app/api/answers.ts'
import type { Instant } from '#app/domain/instant.ts'
import { ENGINES } from '../database/worlds.ts'
import { no, NOBODY, openStory, problem, type Answer, type Story, V1, yes } from './sample-caller.ts'
import { certified, happen } from './sample-platform.ts'

describe.each(ENGINES)('a platform’s calls on %s', (engine) => {
  let s: Story
  beforeAll(async () => {
    s = await openStory(engine)
  })
  afterAll(() => s.world.close())
  const get = (path: string, headers?: Record<string, string>) => s.caller.get(V1 + path, headers)
  const post = (path: string, body: unknown, headers?: Record<string, string>) =>
    s.caller.post(V1 + path, body, headers)

  it('freezes the headcount for its own platform, byte for byte', async () => {
    const answer = await get('/headcount?asOf=2026-11-21')
    const body = yes(headcountAnswer, answer)
    expect(body).toMatchObject({
      asOf: '2026-11-21',
      platform: { name: '海风视听' },
      suspended: 0,
      rules: [
        { id: 'panel-3', required: 3, counted: 3, gap: 0, satisfied: true },
        { id: 'panel-2' },
        { id: 'commensurate', required: null, gap: null, satisfied: null },
      ],
    })
    const [frozen, again] = [await s.caller.get(body.snapshot.url), await s.caller.get(body.snapshot.url)]
    expect(again.text).toBe(frozen.text)
    expect(yes(snapshotAnswer, frozen)).toMatchObject(body)
    expect((await s.caller.get(body.snapshot.url, { 'if-none-match': frozen.headers.get('etag') ?? '' })).status).toBe(
      304,
    )
    expect(problem(await s.second.get(body.snapshot.url))).toEqual(no(404, 'snapshot-not-found'))
    expect(problem(await get('/headcount/snapshots/%E0%A4%A'))).toEqual(no(404, 'snapshot-not-found'))
  })

  it('assesses a stated volume without a snapshot', async () => {
    const ask = (body: object) => post('/headcount/assessments', { categories: ['short-video', 'live-rooms'], ...body })
    const answer = await ask({ dailyNewClips: 4001, liveRooms: 101 })
    expect(yes(assessmentAnswer, answer).rules.map((r) => [r.required, r.gap])).toEqual([
      [5, 2],
      [3, 0],
      [null, null],
    ])
    expect(answer.json).not.toHaveProperty('snapshot')
    for (const [field, value] of [
      ['dailyNewClips', -1],
      ['dailyNewClips', 0.5],
      ['liveRooms', '51'],
      ['liveRooms', null],
      ['asOf', '2026-02-30'],
      ['categories', ['no-such']],
    ] as const) {
      const refused = await ask({ [field]: value })
      expect([refused.status, refused.text.includes(field)]).toEqual([422, true])
    }
  })

  it('checks panels, with reasons in the caller’s language', async () => {
    const ask = async (body: object, headers?: Record<string, string>) =>
      yes(
        panelAnswer,
        await post(
          '/panel-checks',
          {
            programmeType: 'web-drama',
            asOf: '2026-11-21',
            reviewers: [s.person(0), s.person(1), s.person(2)],
            contentManager: { name: '司马总编' },
            ...body,
          },
          headers,
        ),
      )
    expect(await ask({})).toMatchObject({ satisfied: true, required: 3, counted: 3, reasons: [] })
    const few = await ask({
      reviewers: [s.person(0), s.person(0, { certificateNumber: s.holder(0).number.toLowerCase() }), s.person(3)],
    })
    expect([few.satisfied, few.counted, few.reasons.map((r) => r.code), few.reviewers[2]?.verdict]).toEqual([
      false,
      1,
      ['too-few-reviewers', 'reviewer-repeated', 'reviewer-not-valid'],
      'suspended',
    ])
    expect(few.reasons[0]).toMatchObject({ message: expect.stringContaining('1 名'), article: { clause: '三（一）1' } })
    expect((await ask({ reviewers: [] }, { 'accept-language': 'en' })).reasons[0]?.message).toMatch(/^0 reviewers/)
    expect((await ask({ contentManager: s.person(2) })).reasons).toMatchObject([{ code: 'content-manager-in-panel' }])
    expect(
      (await ask({ contentManager: { name: s.holder(2).name, certificateNumber: s.holder(3).number } })).satisfied,
    ).toBe(false)
    expect(
      (
        await ask({
          reviewers: [s.person(0), s.person(1, { name: '欧阳' }), { certificateNumber: NOBODY, name: '周明' }],
        })
      ).reviewers.slice(1),
    ).toEqual([
      { certificateNumber: s.holder(1).number, verdict: 'not-found' },
      { certificateNumber: NOBODY, verdict: 'not-found' },
    ])
  })

  it('invites with 202, once, and ends what is its own', async () => {
    const late = await certified(s.world.app, '何迟')
    const invitation = { certificateNumber: late.number, name: late.name, startsOn: '2026-12-01' }
    const invited = yes(entryAnswer, await post('/roster', invitation), 202)
    expect(invited).toEqual({
      id: expect.any(String),
      certificateNumber: late.number,
      name: late.name,
      state: 'invited',
      startsOn: '2026-12-01',
    })
    expect(problem(await post('/roster', invitation))).toEqual(no(409, 'already-invited'))
    expect(problem(await post('/roster', { ...invitation, name: '欧阳' }))).toEqual(no(404, 'certificate-not-found'))
    expect(problem(await post('/roster', { ...invitation, certificateNumber: NOBODY }))).toEqual(
      no(404, 'certificate-not-found'),
    )
    expect(problem(await post('/roster', { ...s.person(3), startsOn: '2026-12-01' }))).toEqual(
      no(422, 'certificate-not-valid'),
    )
    const end = `/roster/${invited.id}/end`
    expect(problem(await s.second.post(V1 + end, { endsOn: '2026-12-31' }))).toEqual(no(404, 'roster-entry-not-found'))
    expect(yes(entryAnswer, await post(end, { endsOn: '2026-11-21' }))).toMatchObject({
      state: 'ended',
      endsOn: '2026-11-21',
    })
    expect(problem(await post(end, { endsOn: '2026-11-21' }))).toEqual(no(409, 'not-on-roster'))
  })

  it('makes one entry of three invitations sent at once under one Idempotency-Key', async () => {
    const twin = await certified(s.world.app, '双发')
    const send = () =>
      post(
        '/roster',
        { certificateNumber: twin.number, name: twin.name, startsOn: '2026-12-01' },
        { 'idempotency-key': 'twice' },
      )
    const answers = await Promise.all([send(), send(), send()])
    const [made, ...others] = answers.sort((a, b) => a.status - b.status)
    const entry = yes(entryAnswer, made as Answer, 202)
    // Whoever comes while the first is being answered is told to wait; whoever comes later gets the same bytes.
    for (const other of others)
      if (other.status === 202) expect(other.text).toBe(made?.text)
      else expect(problem(other)).toEqual(no(409, 'idempotency-key-in-use'))
    expect((await send()).text).toBe(made?.text)
    const { entries } = yes(rosterAnswer, await get('/roster'))
    expect(entries.filter((one) => one.certificateNumber === twin.number)).toEqual([entry])
  })

  it('lists the roster by a cursor that only this list gave', async () => {
    const seen: string[] = []
    let next: string | undefined
    do {
      const page = yes(rosterAnswer, await get(`/roster?limit=1${next ? `&cursor=${next}` : ''}`))
      expect(page.entries).toHaveLength(1)
      seen.push(page.entries[0]?.name ?? '')
      next = page.nextCursor
    } while (next)
    expect(seen.slice(0, 3)).toEqual(['周明', '吴静', '郑言'])
    expect(new Set(seen).size).toBe(yes(rosterAnswer, await get('/roster')).entries.length)
    const given = yes(rosterAnswer, await get('/roster?limit=1')).nextCursor ?? ''
    const ofChanges = yes(changesAnswer, await get('/changes')).nextCursor
    for (const wrong of [`${given}x`, given.slice(2), 'nonsense', '', ofChanges])
      expect(problem(await get(`/roster?cursor=${wrong}`))).toEqual(no(422, 'cursor-malformed'))
    expect(problem(await s.second.get(`${V1}/roster?cursor=${given}`))).toEqual(no(422, 'cursor-malformed'))
    for (const limit of ['0', '-1', '201', '1e2', 'x', '', '99999999999999999999'])
      expect(problem(await get(`/roster?limit=${limit}`))).toEqual(no(422, 'invalid-request'))
  })

  it('feeds changes on from a cursor that is always given', async () => {
    const first = yes(changesAnswer, await get('/changes?limit=2'))
    expect(first.changes.map((c) => c.event)).toEqual(['certified', 'certified'])
    const rest = yes(changesAnswer, await get(`/changes?cursor=${first.nextCursor}`))
    const quiet = yes(changesAnswer, await get(`/changes?cursor=${rest.nextCursor}`))
    expect(quiet.changes).toEqual([])
    await happen(s.world.app, s.holder(2), 'suspended')
    const news = yes(changesAnswer, await get(`/changes?cursor=${quiet.nextCursor}`))
    expect(news.changes).toMatchObject([
      { certificateNumber: s.holder(2).number, event: 'suspended', verdict: 'suspended' },
    ])
    for (const wrong of ['x', `${quiet.nextCursor}0`, 'WzFd.AAAAAAAAAAAAAAAAAAAAAA'])
      expect(problem(await get(`/changes?cursor=${wrong}`))).toEqual(no(422, 'cursor-malformed'))
  })

  it('takes no webhook address while nothing would be delivered', async () => {
    expect(yes(endpointsAnswer, await get('/webhook-endpoints'))).toEqual({ endpoints: [] })
    for (const path of ['/webhook-endpoints', '/webhook-endpoints/one/test'])
      expect(problem(await post(path, { url: 'https://example.cn' }))).toEqual(no(409, 'webhooks-not-offered-yet'))
  })

  it('means the day in Shanghai when none is said', async () => {
    s.world.setClock('2026-11-22T16:30:00.000Z' as Instant)
    expect(yes(headcountAnswer, await get('/headcount')).asOf).toBe('2026-11-23')
  })
})
