// The demo's sample organisations and people, brought to where they are by the real services on a clock set to the past.

import type { AttemptId, OrganisationId, PersonId, SittingId } from '#app/domain/ids.ts'
import { addDays, addMs, dayOf, msOf, startOfDay, type Day, type Instant } from '#app/domain/instant.ts'
import type { Result } from '#app/domain/result.ts'
import { CONDITIONS } from '#app/domain/exemption/claim.ts'
import { residentCheckCharacter } from '#app/domain/people/id-number.ts'
import type { Verdict } from '#app/domain/certificate/certificate.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import { SAMPLE_ACCOUNTS, SAMPLE_CERTIFICATES, SAMPLE_ORGANISATIONS, SAMPLE_PASSWORD, SAMPLE_REGION, sampleCandidateName, type SampleAccount, type SampleOrganisation } from '#db/seed/sample.ts'
import { askAccommodation } from './accommodations.ts'
import { actorOf, signUp } from './account.ts'
import { makeApiKey, revokeApiKey, SCOPES } from './api-keys.ts'
import type { App } from './app.ts'
import { sampleBank } from './bank-sample.ts'
import { handIn, saveAnswers, startAttempt } from './attempts.ts'
import { certificatesOfPerson, changeCertificate, issueCertificate } from './certificates.ts'
import { confirmEmployment, decideClaim, submitClaim } from './exemption.ts'
import { declareBusiness } from './headcount.ts'
import { rightAnswers } from './item-bank.ts'
import { answerQuestion, completeProgramme, markRead, openLesson } from './learning.ts'
import { associationId } from './organisations.ts'
import { releaseResults } from './results.ts'
import { consentToRoster, inviteToRoster } from './roster.ts'
import { acceptRules, bookSitting, openSitting } from './sittings.ts'
import { draftSyllabus, nationalAssociation } from './syllabus.ts'
import { contentSyllabus } from './syllabus-in-force.ts'

export interface DemoNotes {
  readonly url: string
  readonly password: string
  readonly accounts: Readonly<Record<string, string>>
  readonly apiKeys: Readonly<Record<string, string>>
  readonly certificates: readonly { number: string; name: string; state: Verdict; route: 'examined' | 'exempted' }[]
  readonly sittings: { readonly open: string }
  readonly candidates: readonly string[]
}

/** A file of evidence with nothing on it. */
const SAMPLE_FILE = new TextEncoder().encode('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

const HOUR = 3600_000
const DAY = 24 * HOUR
const email = (key: string) => `${key.toLowerCase()}@demo.example`

function must<T>(result: Result<T, string>, what: string): T {
  if (!result.ok) throw new Error(`the demo could not ${what}: ${result.refusal} ${JSON.stringify(result.detail ?? {})}`)
  return result.value
}

/** The same world with its clock standing at an instant. */
const at = (app: App, now: Instant): App => ({ ...app, now: () => now })

/** A resident number that is right in form and belongs to nobody the demo knows: born in the 1980s, in order. */
function sampleDocument(order: number): string {
  const born = addDays('1980-01-01' as Day, order * 17).replaceAll('-', '')
  const first17 = `310101${born}${String(100 + (order % 800)).padStart(3, '0')}`
  return first17 + residentCheckCharacter(first17)
}

export class Maker {
  readonly #now: Instant
  readonly #today: Day
  readonly #people = new Map<string, PersonId>()
  readonly #organisations = new Map<SampleOrganisation, OrganisationId>()
  #order = 0
  readonly #app: App

  constructor(app: App) {
    // One password for all: it is hashed once, or the first start would spend seconds on it.
    let hashed: Promise<string> | undefined
    this.#app = { ...app, passwords: { ...app.passwords, hash: (password) => (hashed ??= app.passwords.hash(password)) } }
    this.#now = app.now()
    this.#today = dayOf(this.#now)
  }

  #daysAgo(days: number, hours = 9): App {
    return at(this.#app, addMs(startOfDay(addDays(this.#today, -days)), hours * HOUR))
  }
  #person(key: string): PersonId {
    const id = this.#people.get(key)
    if (!id) throw new Error(`the demo has no ${key}`)
    return id
  }
  #organisation(key: SampleOrganisation): OrganisationId {
    return this.#organisations.get(key) ?? (key === 'national' ? nationalAssociation : associationId(SAMPLE_REGION))
  }
  async #actor(key: string) {
    const actor = await actorOf(this.#app, this.#person(key))
    if (!actor) throw new Error(`the demo has no ${key}`)
    return actor
  }

  async make(url: string): Promise<DemoNotes> {
    const longAgo = this.#daysAgo(1300)
    await this.#organise(longAgo)
    for (const { key, name } of SAMPLE_ACCOUNTS) await this.#enrol(longAgo, key, name)
    await this.#appoint(longAgo)
    for (const { key, name } of SAMPLE_CERTIFICATES) if (!this.#people.has(key)) await this.#enrol(longAgo, key, name)
    await this.#certificatesAndChanges()
    await this.#platforms()
    await this.#waitingClaim()
    await this.#waitingAccommodation()
    await this.#waitingSyllabus()
    await this.#halfTrained()
    await sampleBank(this.#daysAgo(45), { authorId: this.#person('itemAuthor'), reviewerId: this.#person('itemReviewer') })
    const candidates = await this.#candidates()
    const open = await this.#openSitting(['candidate', ...candidates])
    return {
      url, password: SAMPLE_PASSWORD,
      accounts: Object.fromEntries(SAMPLE_ACCOUNTS.map(({ key }) => [key, email(key)])),
      apiKeys: await this.#keys(),
      certificates: await this.#certificates(),
      sittings: { open },
      candidates: candidates.map(email),
    }
  }

  async #organise(app: App) {
    const people = peopleRepository(app.database)
    await app.database.write('demo', async (tx) => {
      for (const [key, organisation] of Object.entries(SAMPLE_ORGANISATIONS)) {
        const id = app.id<'organisation'>()
        this.#organisations.set(key as SampleOrganisation, id)
        await people.addOrganisation(tx, { ...organisation, id, region: SAMPLE_REGION, sample: true, createdAt: app.now() })
      }
    })
  }

  async #enrol(app: App, key: string, name: string): Promise<PersonId> {
    const person = { legalName: name, documentType: 'resident-id' as const, documentNumber: sampleDocument(this.#order++), email: email(key), password: SAMPLE_PASSWORD, region: SAMPLE_REGION, consent: true }
    const id = must(await signUp(app, person, { sample: true }), `enrol ${key}`)
    this.#people.set(key, id)
    return id
  }

  async #appoint(app: App) {
    const people = peopleRepository(app.database)
    await app.database.write('demo', async (tx) => {
      for (const account of SAMPLE_ACCOUNTS)
        for (const [role, where] of 'roles' in account ? account.roles : [])
          await people.grant(tx, { id: app.id(), personId: this.#person(account.key), role, organisationId: this.#organisation(where), grantedBy: null, grantedAt: app.now(), endedAt: null })
      await people.grant(tx, { id: app.id(), personId: this.#person('administrator'), role: 'administrator', organisationId: null, grantedBy: null, grantedAt: app.now(), endedAt: null })
    })
  }

  /** Every sample certificate and what became of it, oldest first, so that the log tells it in order. */
  async #certificatesAndChanges() {
    const issues = [...new Set(SAMPLE_CERTIFICATES.map((c) => c.issuedDaysAgo))].map((day) => ({ day, act: () => this.#certify(day) }))
    const changes = SAMPLE_CERTIFICATES.flatMap((c) => (c.change ? [{ day: c.change.daysAgo, act: () => this.#change(c.key) }] : []))
    for (const { act } of [...issues, ...changes].sort((a, b) => b.day - a.day)) await act()
  }

  /** The certificates issued so many days ago, each by the route it came by. */
  async #certify(day: number) {
    const those = SAMPLE_CERTIFICATES.filter((c) => c.issuedDaysAgo === day)
    const examined = those.filter((c) => c.route === 'examined').map((c) => c.key)
    const attempts = examined.length > 0 ? await this.#examine(day, examined) : new Map<string, AttemptId>()
    for (const one of those) {
      const attemptId = attempts.get(one.key)
      const basis = attemptId ? { route: 'examined' as const, attemptId } : { route: 'exempted' as const, claimId: await this.#exempt(day, one.key) }
      const begins = one.beginsInDays ? { validFrom: addDays(this.#today, one.beginsInDays - one.issuedDaysAgo) } : {}
      must(await issueCertificate(this.#daysAgo(day, 15), await this.#actor('certifier'), basis, begins), `certify ${one.key}`)
    }
  }

  /** A whole sitting in the past: trained, booked, sat, graded, released, `day` days ago. */
  async #examine(day: number, keys: readonly string[]): Promise<Map<string, AttemptId>> {
    const opened = this.#daysAgo(day + 30)
    const begins = this.#daysAgo(day + 10).now()
    const sitting = must(await openSitting(opened, this.#person('trainingOfficer'), associationId(SAMPLE_REGION), {
      title: `审核员考核 · ${dayOf(begins)}`, bookingOpens: addMs(begins, -15 * DAY), bookingCloses: addMs(begins, -HOUR), startFrom: begins, startUntil: addMs(begins, HOUR),
      minutes: 120, hardClose: addMs(begins, 4 * HOUR), seats: null,
    }), 'open a past sitting')
    const attempts = new Map<string, AttemptId>()
    for (const [i, key] of keys.entries()) {
      const person = this.#person(key)
      const booking = this.#daysAgo(day + 15)
      await completeProgramme(booking, person)
      must(await bookSitting(booking, person, sitting), `book ${key}`)
      must(await acceptRules(booking, person, sitting), `accept the rules for ${key}`)
      attempts.set(key, await this.#sit(person, sitting, addMs(begins, i * 60_000), 4 + (i % 5)))
    }
    must(await releaseResults(this.#daysAgo(day + 5), this.#person('invigilator'), sitting), 'release a past sitting')
    return attempts
  }

  /** One attempt, handed in after an hour, with every `wrongEvery`-th slot left blank. */
  async #sit(person: PersonId, sitting: SittingId, from: Instant, wrongEvery: number): Promise<AttemptId> {
    const started = must(await startAttempt(at(this.#app, from), person, sitting), 'start a past attempt')
    const right = await this.#app.database.read(async (db) => {
      const attempt = await attemptsRepository(this.#app.database).byId(db, started.attemptId)
      return attempt ? rightAnswers(this.#app, db, attempt.formId) : new Map()
    })
    const answers = [...right].filter(([slot]) => slot % wrongEvery !== 0).map(([slot, response]) => ({ slot, revision: 1, response }))
    must(await saveAnswers(at(this.#app, addMs(from, HOUR / 2)), person, started.attemptId, answers), 'save past answers')
    must(await handIn(at(this.#app, addMs(from, HOUR)), person, started.attemptId, { seen: {}, force: true }), 'hand a past attempt in')
    return started.attemptId
  }

  async #submitClaim(app: App, key: string) {
    const person = this.#person(key)
    const { claimId } = must(await submitClaim(app, person, {
      organisationId: associationId(SAMPLE_REGION), broadcasterId: this.#organisation('broadcaster'), series: 'editor', title: '主任编辑', titleCertificate: `样例-${key}`,
      titleObtainedOn: '2016-11-30' as Day, post: '总编室 节目审查', reviewingSince: '2012-03-01' as Day, appliedPersonally: true,
    }, [{ purpose: 'title-certificate', name: '职称证书（样例）.pdf', bytes: SAMPLE_FILE }, { purpose: 'employment-proof', name: '单位证明（样例）.pdf', bytes: SAMPLE_FILE }]), `submit the claim of ${key}`)
    must(await confirmEmployment(at(app, addMs(app.now(), HOUR)), this.#person('broadcasterOfficer'), claimId), `confirm the claim of ${key}`)
    return claimId
  }

  async #exempt(day: number, key: string) {
    const claimId = await this.#submitClaim(this.#daysAgo(day + 12), key)
    const conditions = CONDITIONS.map((condition) => ({ condition, met: true, note: '材料齐全，核对相符（样例）' }))
    for (const [i, officer] of ['caseOfficer', 'secondCaseOfficer'].entries())
      must(await decideClaim(this.#daysAgo(day + 5 - i), await this.#actor(officer), claimId, { outcome: 'grant', conditions, reasons: '', conflict: false }), `decide the claim of ${key}`)
    return claimId
  }

  async #change(key: string) {
    const change = SAMPLE_CERTIFICATES.find((c) => c.key === key)?.change
    if (!change) return
    const [certificate] = await certificatesOfPerson(this.#app, this.#person(key))
    must(await changeCertificate(this.#daysAgo(change.daysAgo), await this.#actor('certifier'), certificate?.number ?? '', change), `change ${key}`)
  }

  async #platforms() {
    const officers = { platform: 'platformOfficer', secondPlatform: 'secondPlatformOfficer' } as const
    for (const { key, name, roster, issuedDaysAgo } of SAMPLE_CERTIFICATES) {
      if (!roster) continue
      // A day after the certificate, but never before the platforms joined.
      const day = Math.min(issuedDaysAgo - 1, 300)
      const [certificate] = await certificatesOfPerson(this.#app, this.#person(key))
      const app = this.#daysAgo(day)
      const entry = must(await inviteToRoster(app, this.#person(officers[roster]), this.#organisation(roster), { number: certificate?.number ?? '', name, startsOn: dayOf(app.now()) }), `invite ${key}`).id
      must(await consentToRoster(this.#daysAgo(day, 11), this.#person(key), entry), `consent for ${key}`)
    }
    const [fifth] = await certificatesOfPerson(this.#app, this.#person('fifth'))
    must(await inviteToRoster(this.#daysAgo(2), this.#person('platformOfficer'), this.#organisation('platform'), { number: fifth?.number ?? '', name: '陶然', startsOn: this.#today }), 'invite the fifth')
    must(await declareBusiness(this.#daysAgo(290), this.#person('platformOfficer'), this.#organisation('platform'), {
      categories: ['web-drama', 'professional', 'short-video', 'live-rooms'], dailyNewClips: 4200, liveRooms: 320, from: addDays(this.#today, -290),
    }), 'declare the business of the platform')
    must(await declareBusiness(this.#daysAgo(290), this.#person('secondPlatformOfficer'), this.#organisation('secondPlatform'), {
      categories: ['professional'], dailyNewClips: 0, liveRooms: 0, from: addDays(this.#today, -290),
    }), 'declare the business of the second platform')
  }

  /** A claim that waits for its decisions, so that the case desk has work. */
  async #waitingClaim() {
    await this.#enrol(this.#daysAgo(6), 'waiting-applicant', '方既明')
    await this.#submitClaim(this.#daysAgo(4), 'waiting-applicant')
  }

  /** A trainee who asks for a quarter more time. */
  async #waitingAccommodation() {
    must(await askAccommodation(this.#daysAgo(2), this.#person('trainee'), {
      organisationId: associationId(SAMPLE_REGION), percent: 25, reason: '右手外伤恢复期，操作鼠标较慢（样例）。', consent: true,
    }, { name: '门诊证明（样例）.pdf', bytes: SAMPLE_FILE }), 'ask for an accommodation')
  }

  /** A version of the syllabus that waits for the second officer: two points from licensing to micro-dramas. */
  async #waitingSyllabus() {
    const app = this.#daysAgo(3)
    const from = addDays(this.#today, 60)
    const { body } = contentSyllabus(app, app.now())
    const moved = (topic: string, by: number) => (topic === 'micro-drama' ? by : topic === 'licensing' ? -by : 0)
    must(await draftSyllabus(app, this.#person('syllabusOfficer'), {
      version: `${from.slice(0, 4)}-样例`, effectiveFrom: from, reason: '微短剧分类分层的规定有变化，相应增加微短剧专题的权重和题量（样例）。',
      body: {
        ...body,
        topics: body.topics.map(({ topic, weight }) => ({ topic, weight: weight + moved(topic, 2) })),
        exam: { ...body.exam, blueprint: body.exam.blueprint.map((row) => ({ ...row, application: row.application + moved(row.topic, 1) })) },
      },
    }), 'draft a syllabus')
  }

  /** The trainee has begun: two lessons done, the third opened. */
  async #halfTrained() {
    const person = this.#person('trainee')
    const app = this.#daysAgo(1)
    const [first, second, third] = app.catalogue.modules.filter((m) => m.required).flatMap((m) => m.lessons)
    for (const lesson of [first, second]) {
      if (!lesson) continue
      must(await openLesson(app, person, lesson.id), 'open a lesson')
      for (const question of lesson.questions)
        must(await answerQuestion(app, person, { lesson: lesson.id, question: question.id, response: Array.isArray(question.key) ? question.key : [String(question.key)] }), 'answer a question')
      must(await markRead(app, person, lesson.id), 'mark a lesson as read')
    }
    if (third) must(await openLesson(app, person, third.id), 'open a lesson')
  }

  async #candidates(): Promise<string[]> {
    const keys: string[] = []
    for (let i = 0; i < 40; i++) {
      const key = `candidate${String(i + 1).padStart(2, '0')}`
      await this.#enrol(this.#daysAgo(40), key, sampleCandidateName(i))
      keys.push(key)
    }
    for (const key of ['candidate', ...keys]) await completeProgramme(this.#daysAgo(20), this.#person(key))
    return keys
  }

  /** A sitting that has started and stays open for a day; bookings stay possible until the last start. */
  async #openSitting(keys: readonly string[]): Promise<SittingId> {
    const begins = addMs(this.#now, -HOUR)
    const ends = addMs(this.#now, DAY)
    const sitting = must(await openSitting(at(this.#app, addMs(begins, -7 * DAY)), this.#person('trainingOfficer'), associationId(SAMPLE_REGION), {
      title: `审核员考核 · ${this.#today}`, bookingOpens: addMs(begins, -7 * DAY), bookingCloses: ends, startFrom: begins, startUntil: ends,
      minutes: 120, hardClose: addMs(ends, 2 * HOUR), seats: 500,
    }), 'open the sitting')
    const app = at(this.#app, addMs(begins, -DAY))
    for (const key of keys) {
      must(await bookSitting(app, this.#person(key), sitting), `book ${key}`)
      must(await acceptRules(app, this.#person(key), sitting), `accept the rules for ${key}`)
    }
    return sitting
  }

  /** At a later start: the open sitting if it still is, else a new one with the same candidates who may still sit. */
  async keepOpen(notes: DemoNotes, open: string): Promise<string> {
    const row = await this.#app.database.read((db) => sittingsRepository(this.#app.database).byId(db, open as SittingId))
    if (row && msOf(row.startUntil) > msOf(this.#now)) return open
    const people = peopleRepository(this.#app.database)
    const officer = await this.#app.database.read((db) => people.byEmail(db, notes.accounts.trainingOfficer ?? ''))
    if (!officer) return open
    this.#people.set('trainingOfficer', officer.id)
    return this.#openSitting([])
  }

  async #keys() {
    const [platform, second] = [this.#organisation('platform'), this.#organisation('secondPlatform')]
    const make = async (organisation: OrganisationId, officer: SampleAccount, label: string, environment: 'live' | 'test' = 'live') =>
      must(await makeApiKey(this.#app, this.#person(officer), organisation, { label, environment, scopes: SCOPES }), `make the key ${label}`)
    const revoked = await make(platform, 'platformOfficer', '已停用（样例）')
    await revokeApiKey(this.#app, this.#person('platformOfficer'), platform, revoked.id)
    return {
      platform: (await make(platform, 'platformOfficer', '核验系统')).text,
      secondPlatform: (await make(second, 'secondPlatformOfficer', '核验系统')).text,
      sandbox: (await make(platform, 'platformOfficer', '联调', 'test')).text,
      revoked: revoked.text,
    }
  }

  async #certificates(): Promise<DemoNotes['certificates']> {
    const all = []
    for (const { key, name, route } of SAMPLE_CERTIFICATES) {
      const [certificate] = await certificatesOfPerson(this.#app, this.#person(key))
      if (certificate) all.push({ number: certificate.number, name, state: certificate.status.verdict, route })
    }
    return all
  }
}
