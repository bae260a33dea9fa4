import { readdir } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '#app/domain/ids.ts'
import type { Day } from '#app/domain/instant.ts'
import {
  accommodationAtDesk, accommodationsAtDesk, askAccommodation, decideRequest, giveUpAccommodation, openAccommodationEvidence, ownAccommodations,
} from '#app/services/accommodations.ts'
import type { Actor } from '#app/services/app.ts'
import { startAttempt } from '#app/services/attempts.ts'
import { ENGINES } from '../database/worlds.ts'
import { good, NINE, nineAnd } from '../exam-room/room.ts'
import { asActor, CAN, openStory, type Story } from './story.ts'

const PDF = { name: '证明.pdf', bytes: new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF') }
const GRANT = { outcome: 'grant', percent: 50, validFrom: '2026-11-01' as Day, validUntil: '2027-10-31' as Day, reasons: '' } as const
const CANNOT = () => false

describe.each(ENGINES)('extra time on %s', (engine) => {
  let story: Story
  let candidate: PersonId
  let officer: Actor
  beforeEach(async () => {
    story = await openStory(engine)
    candidate = await story.candidate('丙')
    officer = await story.officer('经办甲', 'case-officer')
  })
  afterEach(() => story.close())
  const ask = (more: object = {}, file: typeof PDF | undefined = PDF) =>
    askAccommodation(story.app, candidate, { organisationId: story.association, percent: 50, reason: '视力障碍。', consent: true, ...more }, file)

  it('asked with evidence, granted for a year, applies by itself to an exam in that year', async () => {
    const id = good(await ask())
    expect(await accommodationsAtDesk(story.app, officer, 'waiting', CAN)).toMatchObject([{ id, candidate: '丙', askedPercent: 50 }])
    good(await decideRequest(story.app, officer, id, GRANT, CAN))
    expect(await ownAccommodations(story.app, candidate)).toMatchObject({ percentToday: 50, requests: [{ state: 'granted', inForce: true }] })
    story.setClock(NINE)
    // Sixty minutes and half as many, but never past the hard close at 10:20.
    expect(good(await startAttempt(story.app, candidate, story.sitting)).deadline).toBe(nineAnd(80))
  })

  it('refused with reasons, or given up, gives none', async () => {
    const id = good(await ask())
    expect(await decideRequest(story.app, officer, id, { outcome: 'refuse', reasons: ' ' }, CAN)).toMatchObject({ refusal: 'accommodation-reasons-missing' })
    good(await decideRequest(story.app, officer, id, { outcome: 'refuse', reasons: '证明已过期。' }, CAN))
    expect(await ownAccommodations(story.app, candidate)).toMatchObject({ percentToday: 0, requests: [{ state: 'refused', decision: '证明已过期。' }] })
    const again = good(await ask())
    good(await decideRequest(story.app, officer, again, GRANT, CAN))
    good(await giveUpAccommodation(story.app, candidate, again))
    expect((await ownAccommodations(story.app, candidate)).percentToday).toBe(0)
    expect(await giveUpAccommodation(story.app, candidate, again)).toMatchObject({ refusal: 'accommodation-ended' })
  })

  it('two quick clicks are one request, and the second file does not stay', async () => {
    const both = await Promise.all([ask(), ask()])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: 'accommodation-asked' })
    expect(await readdir(story.app.uploadsDir)).toHaveLength(1)
  })

  it.each([
    ['without the consent that health data need', { consent: false }, PDF, 'accommodation-consent'],
    ['without a file', {}, undefined, 'accommodation-evidence-missing'],
    ['with a file that is none of the kinds', {}, { name: 'a.pdf', bytes: new TextEncoder().encode('hello') }, 'file-kind'],
    ['to an association that is none', { organisationId: 'nowhere' }, PDF, 'association-unknown'],
  ])('is refused %s, and nothing stays', async (_, more, file, refusal) => {
    const refused = file ? await ask(more, file) : await askAccommodation(story.app, candidate, { organisationId: story.association, percent: 50, reason: '视力障碍。', consent: true }, undefined)
    expect(refused).toMatchObject({ ok: false, refusal })
    expect(await readdir(story.app.uploadsDir)).toEqual([])
  })

  it('the file is for its owner and the deciding desk alone', async () => {
    const id = good(await ask())
    const uploadId = (await accommodationAtDesk(story.app, officer, id, CAN))?.uploadId ?? undefined
    if (!uploadId) throw new Error('no file')
    const [owner, stranger] = [await asActor(story.app, candidate), await asActor(story.app, story.opener)]
    expect((await openAccommodationEvidence(story.app, owner, uploadId, CANNOT))?.bytes.length).toBe(PDF.bytes.length)
    expect(await openAccommodationEvidence(story.app, officer, uploadId, CAN)).toMatchObject({ fileName: 'accommodation.pdf', mime: 'application/pdf' })
    expect(await openAccommodationEvidence(story.app, stranger, uploadId, CANNOT)).toBeUndefined()
    expect(await accommodationAtDesk(story.app, stranger, id, CANNOT)).toBeUndefined()
    expect(await decideRequest(story.app, stranger, id, GRANT, CANNOT)).toMatchObject({ refusal: 'accommodation-not-found' })
    expect(await decideRequest(story.app, owner, id, GRANT, CAN)).toMatchObject({ refusal: 'accommodation-own' })
  })
})
