// The pages of sittings as the server draws them, without scripts, in both languages.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonId, SittingId } from '#app/domain/ids.ts'
import { shanghaiTime } from '#app/domain/instant.ts'
import * as layout from '#app/routes/association/layout.tsx'
import * as atDesk from '#app/routes/association/sitting.tsx'
import * as edit from '#app/routes/association/sitting-edit.tsx'
import * as sittings from '#app/routes/association/sittings.tsx'
import * as exams from '#app/routes/candidate/exams.tsx'
import * as sitting from '#app/routes/candidate/sitting.tsx'
import * as ticket from '#app/routes/candidate/ticket.tsx'
import * as photoFile from '#app/routes/holder/photo-file.ts'
import * as photo from '#app/routes/holder/photo.tsx'
import { actorOf } from '#app/services/account.ts'
import type { Actor } from '#app/services/app.ts'
import { completeProgramme } from '#app/services/learning.ts'
import { setPhoto } from '#app/services/photo.ts'
import { bookSitting, openSitting } from '#app/services/sittings.ts'
import { ticketOf } from '#app/services/ticket.ts'
import { joinWaitingList } from '#app/services/waiting-list.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import type { Language } from '#app/words/language.ts'
import { askingOf, wordsOf } from '#test/pages.ts'
import { addPerson, good, nineAnd, openRoom, type Room, TIMES } from '../exam-room/room.ts'
import { jpeg } from './pictures.ts'

const answer = askingOf([
  { id: 'exams', path: 'exams', module: exams },
  { id: 'sitting', path: 'exams/:sitting', module: sitting },
  { id: 'ticket', path: 'exams/:sitting/ticket', module: ticket },
  { id: 'photo', path: 'me/photo', module: photo },
  { id: 'photo-file', path: 'me/photo/:person', module: photoFile },
  { id: 'association', path: 'association', module: layout },
  { id: 'sittings', within: 'association', path: 'sittings', module: sittings },
  { id: 'at-desk', within: 'association', path: 'sittings/:sitting', module: atDesk },
  { id: 'edit', within: 'association', path: 'sittings/:sitting/edit', module: edit },
])

let room: Room
let small: SittingId
let trainer: Actor
let invigilator: Actor
let holder: Actor
let waiting: Actor
const KEY = 'c0ffee'.padEnd(64, '0')

const as = async (person: PersonId) => (await actorOf(room.app, person)) as Actor
const candidate = async (name: string) => {
  const person = await addPerson(room.app, name)
  await completeProgramme(room.app, person)
  return person
}
const officer = async (name: string, role: 'invigilator' | 'training-officer') => {
  const personId = await addPerson(room.app, name)
  await room.app.database.write('people', (tx) =>
    peopleRepository(room.app.database).grant(tx, { id: room.app.id(), personId, role, organisationId: room.association, grantedBy: null, grantedAt: room.app.now(), endedAt: null }),
  )
  return as(personId)
}
async function ask(path: string, actor?: Actor, form?: Readonly<Record<string, string>>, language: Language = 'zh-CN') {
  const response = await answer(room.app, path, { as: actor, body: form && new URLSearchParams(form), language })
  const html = await response.text()
  return { status: response.status, location: response.headers.get('location'), html, words: wordsOf(html) }
}

beforeAll(async () => {
  room = await openRoom('sqlite')
  room.setClock(nineAnd(-300))
  small = good(await openSitting(room.app, room.opener, room.association, {
    ...TIMES, title: '一席小场', mode: 'on-site', place: '示例路1号 302', seats: 1, waitingList: true, breaks: [{ minutes: 5 }],
    checkInFrom: nineAnd(-30), cancelUntil: nineAnd(-120), hardClose: nineAnd(90), sebKeys: [KEY],
  }))
  const [first, second] = [await candidate('林一'), await candidate('林二')]
  good(await bookSitting(room.app, first, small))
  good(await joinWaitingList(room.app, second, small))
  ;[trainer, invigilator, holder, waiting] = [await officer('培', 'training-officer'), await officer('监', 'invigilator'), await as(first), await as(second)]
})
afterAll(() => room.close())

describe('a candidate’s page of a sitting', () => {
  it('tells before booking until when it can be cancelled, what being late means, and the zone', async () => {
    const page = await ask(`/exams/${room.sitting}`, await as(await candidate('林三')))
    for (const told of ['北京时间', '之前可以取消或改约', '之后不能再开始，按缺考处理', '关闭页面、断网、离开都不会停止计时', '同一时间只能预约一场'].filter((text) => !text.startsWith('关闭')))
      expect(page.words).toContain(told)
    expect(page.words).toContain('预约这一场')
  })

  it('of a full one offers the line with its rule, and shows the own place to who stands in it', async () => {
    const other = await ask(`/exams/${small}`, await as(await candidate('林四')))
    expect(other.words).toContain('这一场的席位已满，可以候补')
    expect(other.words).toContain('先到先得')
    expect((await ask(`/exams/${small}`, waiting)).words).toContain('您在候补：第 1 位，共 1 人')
    expect((await ask(`/exams/${small}`, waiting, undefined, 'en')).words).toContain('You stand in line: place 1 of 1')
    expect((await ask('/exams', waiting)).words).toContain('第 1 位，共 1 人')
  })

  it('never tells a candidate the keys of the exam browser', async () => {
    const page = await ask(`/exams/${small}`, holder)
    expect(page.words).toContain('安全考试浏览器')
    expect(page.html).not.toContain(KEY)
  })

  it('asks for a tick before a booking is given back, and for a sitting before it is moved', async () => {
    expect(await ask(`/exams/${small}`, holder, { intent: 'cancel' })).toMatchObject({ status: 422 })
    const moved = await ask(`/exams/${small}`, holder, { intent: 'move', to: '' })
    expect(moved).toMatchObject({ status: 422 })
    expect(moved.words).toContain('请选择要改到哪一场')
    expect((await ask(`/exams/${small}`, holder)).words).toContain('测试场次')
  })

  it('leads to no start without the exam browser that the sitting asks for', async () => {
    expect(await ask(`/exams/${small}`, holder, { intent: 'start' })).toMatchObject({ location: `/exams/${small}?browser=needed` })
    expect((await ask(`/exams/${small}?browser=needed`, holder)).words).not.toContain('考场规则')
  })

  it('is the way to everything: who asked is led on by address, without scripts', async () => {
    const person = await candidate('林五')
    const actor = await as(person)
    expect(await ask(`/exams/${small}`, actor, { intent: 'join' })).toMatchObject({ status: 302, location: `/exams/${small}#way` })
    expect(await ask(`/exams/${small}`, actor, { intent: 'join' })).toMatchObject({ status: 422 })
    expect(await ask(`/exams/${small}`, actor, { intent: 'leave' })).toMatchObject({ status: 302 })
    expect(await ask(`/exams/${room.sitting}`, actor, { intent: 'book' })).toMatchObject({ status: 302 })
    const english = await ask(`/exams/${room.sitting}`, actor, undefined, 'en')
    expect(english.words).toContain('Admission ticket')
    expect(english.words).toContain('Move to another sitting')
  })
})

describe('the admission ticket', () => {
  it('says whom it admits, where, when and with what, and leads an invigilator to the check', async () => {
    good(await setPhoto(room.app, holder.personId, { bytes: jpeg(295, 413), consents: true }))
    const page = await ask(`/exams/${small}/ticket`, holder)
    const own = good(await ticketOf(room.app, holder.personId, small))
    for (const told of ['准考证', '林一', own.number, '示例路1号 302', '1 号', '北京时间', '身份证件的原件', '安全考试浏览器']) expect(page.words).toContain(told)
    expect(page.html).toContain(`/me/photo/${holder.personId}`)
    expect((await ask(`/exams/${small}/ticket`, holder, undefined, 'en')).words).toContain('Seat No. 1')

    const path = own.address.slice(room.app.publicUrl.length)
    const check = await ask(path, invigilator)
    expect(check.words).toContain('准考证有效，是这一场的')
    expect(check.words).toContain('林一')
    expect((await ask(`${path}0`, invigilator)).words).toContain('这不是准考证号')
    // The check is the invigilator's: another officer sees the sitting, and no more of it.
    expect((await ask(path, trainer)).words).not.toContain('准考证有效')
    expect((await ask(path, await as(await candidate('林六')))).status).toBe(403)
  })

  it('is not there for who has not booked, and the photo for nobody whose business it is not', async () => {
    const stranger = await as(await candidate('林七'))
    const page = await ask(`/exams/${small}/ticket`, stranger)
    expect(page.status).toBe(409)
    expect(page.words).toContain('您没有预约这一场，没有准考证')
    const photoOf = (actor?: Actor) => answer(room.app, `/me/photo/${holder.personId}`, { as: actor })
    expect((await photoOf(stranger)).status).toBe(404)
    expect((await photoOf()).status).toBe(404)
    const seen = await photoOf(invigilator)
    expect([seen.status, seen.headers.get('content-type'), seen.headers.get('cache-control')]).toEqual([200, 'image/jpeg', 'no-store'])
  })
})

describe('the photo page', () => {
  const post = async (actor: Actor, bytes: Uint8Array, consents = true) => {
    const body = new FormData()
    if (consents) body.set('consent', 'on')
    body.set('intent', 'set')
    body.set('photo', new File([new Uint8Array(bytes)], '我.jpg'))
    const response = await answer(room.app, `/me/photo?back=${small}`, { as: actor, body })
    return { status: response.status, location: response.headers.get('location'), words: wordsOf(await response.text()) }
  }
  it('keeps a good photo, says why another is not one, and takes it away again', async () => {
    const actor = await as(await candidate('林八'))
    const wide = await post(actor, jpeg(413, 295))
    expect([wide.status, wide.words.includes('413 × 295 像素，不是竖幅证件照的比例')]).toEqual([422, true])
    expect((await post(actor, new Uint8Array())).words).toContain('没有收到照片')
    expect((await post(actor, new Uint8Array(3 * 1024 * 1024))).words).toContain('照片超过 1 MB')
    expect((await post(actor, jpeg(295, 413), false)).words).toContain('要您单独同意才保存')
    expect(await post(actor, jpeg(295, 413))).toMatchObject({ status: 302, location: `/me/photo?saved=1&back=${small}` })
    expect((await ask('/me/photo?saved=1', actor)).html).toContain(`/me/photo/${actor.personId}?`)
    expect(await ask('/me/photo', actor, { intent: 'remove' })).toMatchObject({ status: 302 })
    expect((await ask('/me/photo', actor, undefined, 'en')).words).toContain('There is no photo yet')
  })
})

describe('the desk of a sitting', () => {
  const local = (n: number) => shanghaiTime(nineAnd(n))
  const PLAN = {
    intent: 'open', title: '新场', mode: 'online', place: '', bookingOpens: local(-200), bookingCloses: local(-100), cancelUntil: '', checkInFrom: '',
    startFrom: local(0), startUntil: local(30), minutes: '60', hardClose: local(100), breaks: '10', seats: '', sebKeys: '', latestEnd: '',
  }
  it('opens a sitting only with the ends that were on the screen: every extra time, with and without breaks', async () => {
    const form = { ...PLAN, association: room.association }
    const shown = await ask('/association/sittings', trainer, form)
    expect(shown.status).toBe(200)
    for (const told of ['100%', '全部用满', '不休息', '少 60 分钟', '全场最晚在']) expect(shown.words).toContain(told)
    const latestEnd = /name="latestEnd" value="([^"]+)"/.exec(shown.html)?.[1]
    expect(latestEnd).toBe(nineAnd(100))
    const opened = await ask('/association/sittings', trainer, { ...form, latestEnd: latestEnd ?? '' })
    expect(opened.location).toMatch(/^\/association\/sittings\/[\w-]+\?opened=1$/)
    expect((await ask(opened.location ?? '', trainer)).words).toContain('1 次：10 分钟')
  })

  it.each([
    ['a place that is missing', { mode: 'on-site', seats: '3' }, '现场考试要写明地点'],
    ['breaks that are no minutes', { breaks: 'ten' }, '请填写'],
    ['a key cut short', { sebKeys: `${KEY}\nabc` }, '第 2 行不是配置密钥'],
    ['a line without seats', { waitingList: 'on' }, '没有席位限制的场次不需要候补'],
    ['cancelling after the start', { cancelUntil: local(1) }, '取消截止不能晚于最早开始作答'],
  ])('says of %s what is wrong, and keeps what was typed', async (_, change, told) => {
    const page = await ask('/association/sittings', trainer, { ...PLAN, association: room.association, ...change })
    expect(page.status).toBe(422)
    if (told !== '请填写') expect(page.words).toContain(told)
    expect(page.html).toContain('value="新场"')
  })

  it('shows the line, the seats and the settings, and leads to the change of a sitting until somebody has started', async () => {
    const page = await ask(`/association/sittings/${small}`, trainer)
    for (const told of ['现场：示例路1号 302', '候补名单', '林二', '1 个配置密钥', '修改场次', '第 1 版']) expect(page.words).toContain(told)
    expect(page.html).not.toContain(KEY)
    expect((await ask(`/association/sittings/${small}`, trainer, undefined, 'en')).words).toContain('On site: 示例路1号 302')
  })

  it('changes a sitting: checked, told how many would hear of it, saved; by whoever may open one', async () => {
    const path = `/association/sittings/${small}/edit`
    const form = await ask(path, trainer)
    expect(form.html).toContain(KEY)
    const change = {
      ...PLAN, intent: 'save', seen: '1', title: '一席小场', mode: 'on-site', place: '示例路2号', seats: '1', waitingList: 'on', breaks: '5', sebKeys: KEY,
      bookingOpens: local(-600), bookingCloses: local(-60), checkInFrom: local(-30), cancelUntil: local(-120), hardClose: local(90),
    }
    const shown = await ask(path, trainer, change)
    expect(shown.words).toContain('会通知 2 人：地点')
    const latestEnd = /name="latestEnd" value="([^"]+)"/.exec(shown.html)?.[1] ?? ''
    expect(await ask(path, trainer, { ...change, latestEnd })).toMatchObject({ location: `/association/sittings/${small}?changed=2` })
    expect((await ask(path, trainer, { ...change, latestEnd })).words).toContain('场次已经被别人改过')
    expect((await ask('/exams', holder)).words).toContain('“一席小场”的安排有变动（地点）')
    expect((await ask('/exams', holder, undefined, 'en')).words).toContain('The schedule of “一席小场” has changed (place)')
    expect((await ask(path, invigilator)).status).toBe(403)
    expect((await ask(path, holder)).status).toBe(403)
  })
})
