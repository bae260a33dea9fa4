// How many reviewers a platform has against each rule, as of a day. The arithmetic is the domain's; here the facts are
// brought to it and the articles put beside its figures.

import type { OrganisationId } from '#app/domain/ids.ts'
import type { Day, Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { CertificateNumber } from '#app/domain/certificate/number.ts'
import { countedOn, headcount, type RosterFacts } from '#app/domain/staffing/headcount.ts'
import type { Business, Category, RuleId } from '#app/domain/staffing/rules.ts'
import type { PersonId } from '#app/domain/ids.ts'
import type { Reader } from '#db/database.ts'
import { certificatesRepository } from '#db/repositories/certificates.ts'
import { declarationsRepository, type Declaration } from '#db/repositories/declarations.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { rosterRepository } from '#db/repositories/roster.ts'
import type { App } from './app.ts'
import { certificateOf } from './verification.ts'

/** An article as an answer cites it. `number` is the document's number, or its short name where it has none. */
export interface CitedArticle {
  readonly document: string
  readonly number: string
  readonly clause: string
  readonly url: string
}

export interface RuleFigure {
  readonly id: RuleId
  readonly article: CitedArticle
  readonly basis: string
  readonly required: number | null
  readonly counted: number
  readonly gap: number | null
  readonly satisfied: boolean | null
}

/** What is answered, and what a snapshot freezes: nothing in it changes with the time of asking alone. */
export interface Figures {
  readonly asOf: Day
  readonly platform: { readonly name: string; readonly creditCode: string | null; readonly permit: string | null }
  /** What the requirements were computed from; `from` and `declaredAt` are null when nothing was declared. */
  readonly business: Business & { readonly from: Day | null; readonly declaredAt: Instant | null }
  readonly rulesVersion: string
  readonly rules: readonly RuleFigure[]
  readonly lapsing: { readonly in30: number; readonly in60: number; readonly in90: number }
  readonly suspended: number
  /** The certificates counted, in the order of consent: each can be checked by itself. */
  readonly reviewers: readonly CertificateNumber[]
}

/** A person on the roster, for the platform's own desk: never in an answer to a machine, never frozen. */
export interface CountedPerson {
  readonly number: CertificateNumber
  readonly name: string
  readonly validUntil: Day
}

export interface Counting {
  readonly figures: Figures
  readonly counted: readonly CountedPerson[]
  readonly suspended: readonly { readonly number: CertificateNumber; readonly name: string }[]
}

/** What a platform is taken to do until it declares something: both panels of 广发〔2012〕53号, no volume. */
const UNDECLARED: Figures['business'] = {
  categories: ['web-drama', 'professional'],
  dailyNewClips: 0,
  liveRooms: 0,
  from: null,
  declaredAt: null,
}

const businessOf = ({ categories, dailyNewClips, liveRooms, from, declaredAt }: Declaration): Figures['business'] => ({
  categories,
  dailyNewClips,
  liveRooms,
  from,
  declaredAt,
})

/** The article that a rule rests on. @throws for a rule whose article is not in the catalogue: the content check refuses that. */
export function articleOf(app: App, ruleId: RuleId): CitedArticle {
  const source = app.catalogue.staffing.rules.find((rule) => rule.id === ruleId)?.source
  const regulation = source && app.catalogue.regulations.get(source.document)
  const article = source && app.catalogue.article(source.document, source.article)
  if (!regulation || !article) throw new Error(`rule ${ruleId} cites no article`)
  return {
    document: regulation.title,
    number: regulation.number ?? regulation.short,
    clause: article.clause,
    url: `/regulations/${regulation.id}#${article.id}`,
  }
}

/**
 * Counts within a read or a write.
 * @param stated the business of an assessment; null: what the platform declared, the newest that had begun by the day
 * @throws when there is no such organisation: the caller has authorised it
 */
export async function count(
  app: App,
  db: Reader,
  organisationId: OrganisationId,
  asOf: Day,
  stated: Business | null,
  now: Instant,
): Promise<Counting> {
  const roster = rosterRepository(app.database)
  const platform = await peopleRepository(app.database).organisation(db, organisationId)
  if (!platform) throw new Error(`there is no organisation ${organisationId}`)
  const own = await roster.ofOrganisation(db, organisationId)
  const elsewhere = await roster.elsewhere(db, organisationId)
  const rows = await certificatesRepository(app.database).byNumbers(db, [...new Set(own.map((entry) => entry.number))])
  const declared = stated ? undefined : await declarationsRepository(app.database).inForce(db, organisationId, asOf)
  const business = stated ? { ...stated, from: null, declaredAt: null } : declared ? businessOf(declared) : UNDECLARED

  const facts: RosterFacts = {
    organisationId,
    entries: [...own, ...elsewhere],
    certificates: new Map(rows.map((row) => [row.number as CertificateNumber, certificateOf(row)])),
  }
  const { rules, version } = app.catalogue.staffing
  const { reviewers, suspended } = countedOn(facts, asOf, now)
  const answer = headcount(rules, business, facts, asOf, now)
  const nameOf = new Map(rows.map((row) => [row.number, row.holderName]))
  const numberOf = (personId: PersonId) =>
    own.findLast((entry) => entry.personId === personId)?.number as CertificateNumber
  return {
    figures: {
      asOf,
      platform: { name: platform.name, creditCode: platform.creditCode, permit: platform.permit },
      business,
      rulesVersion: version,
      rules: answer.rules.map(({ id, required, counted, gap, satisfied }) => ({
        id,
        article: articleOf(app, id),
        basis: rules.find((rule) => rule.id === id)?.basis ?? '',
        required,
        counted,
        gap,
        satisfied,
      })),
      lapsing: answer.lapsing,
      suspended: answer.suspended,
      reviewers: reviewers.map(({ number }) => number),
    },
    counted: reviewers.map(({ number, validUntil }) => ({ number, validUntil, name: nameOf.get(number) ?? '' })),
    suspended: suspended.map((personId) => ({
      number: numberOf(personId),
      name: nameOf.get(numberOf(personId)) ?? '',
    })),
  }
}

/** The headcount for a stated volume: nothing is stored. */
export const assess = async (app: App, organisationId: OrganisationId, asOf: Day, stated: Business): Promise<Figures> =>
  (await app.database.read((db) => count(app, db, organisationId, asOf, stated, app.now()))).figures

export interface Declared {
  readonly categories: readonly Category[]
  /** Short videos newly put out in a day; null when the business has none. */
  readonly dailyNewClips: number | null
  /** Live rooms online at once; null when the business has none. */
  readonly liveRooms: number | null
  /** The first day that the declaration rules. */
  readonly from: Day
}
export type DeclareRefusal = 'category-missing' | 'volume-missing' | 'volume-malformed'

/** More than any platform puts out: a typing error. */
export const MOST = 1_000_000_000

/**
 * Records what a platform says of its business. Earlier declarations stay, so that earlier days stay as they were.
 * Refuses no category, a category that counts by a volume without that volume, and a volume that is no whole number from 0.
 */
export async function declareBusiness(
  app: App,
  actorId: PersonId,
  organisationId: OrganisationId,
  said: Declared,
): Promise<Result<null, DeclareRefusal>> {
  const { categories, dailyNewClips, liveRooms, from } = said
  if (categories.length === 0) return refuse('category-missing')
  if (
    (categories.includes('short-video') && dailyNewClips === null) ||
    (categories.includes('live-rooms') && liveRooms === null)
  )
    return refuse('volume-missing')
  if ([dailyNewClips ?? 0, liveRooms ?? 0].some((n) => !Number.isInteger(n) || n < 0 || n > MOST))
    return refuse('volume-malformed')
  const [people, now] = [peopleRepository(app.database), app.now()]
  await app.database.write(`organisation:${organisationId}`, async (tx) => {
    await declarationsRepository(app.database).add(tx, {
      id: app.id(),
      organisationId,
      categories: [...new Set(categories)],
      dailyNewClips: dailyNewClips ?? 0,
      liveRooms: liveRooms ?? 0,
      from,
      declaredBy: actorId,
      declaredAt: now,
    })
    await people.audit(tx, {
      id: app.id(),
      at: now,
      actorId,
      action: 'business.declare',
      object: `organisation:${organisationId}`,
      detail: { categories: [...categories], dailyNewClips, liveRooms, from },
    })
  })
  return ok(null)
}

/** What a platform declared, newest first by the day it begins; who declared it is for the audit trail. */
export const declarationsOf = async (
  app: App,
  organisationId: OrganisationId,
): Promise<Omit<Declaration, 'declaredBy'>[]> =>
  (await app.database.read((db) => declarationsRepository(app.database).ofOrganisation(db, organisationId, 10))).map(
    ({ declaredBy: _, ...declaration }) => declaration,
  )
