// Two questions a reviewer asks at the desk: which class is this micro-drama, and how many review this programme, and
// who signs? Answered from the catalogue alone: nothing is stored, nobody need be known.

import { type Day, dayOf, inForce } from '#app/domain/instant.ts'
import { ok, type Result } from '#app/domain/result.ts'
import { classify, type ClassRefusal, type Drama, spansOf, type Trigger } from '#app/domain/staffing/micro-drama.ts'
import { sizingRule } from '#app/domain/staffing/panel.ts'
import type { ProgrammeType } from '#app/domain/staffing/rules.ts'
import type { App } from './app.ts'
import { type Cited, cited } from './library.ts'

type Source = { readonly document: string; readonly article: string }
const citedAll = ({ catalogue }: App, on: Day, sources: readonly Source[]): Cited[] =>
  sources.flatMap(({ document, article }) => cited(catalogue, on, document, article) ?? [])

export interface MicroDramaAnswer {
  readonly on: Day
  readonly from: Day
  readonly to: Day | null
  readonly name: string
  readonly nameEn: string
  readonly leads: string
  readonly leadsEn: string
  /** The amounts in 万元 that divide the classes of a work so made; null when none do. */
  readonly amounts: { readonly top: number; readonly middle: number } | null
  /** What decided: something true of the drama, or where its investment lies; `rest` where no amount matters. */
  readonly why: 'trigger' | 'top' | 'middle' | 'lowest' | 'rest'
  readonly because: readonly Trigger[]
  readonly notCounted: readonly Trigger[]
  readonly onUnstatedBoundary: boolean
  readonly sources: readonly Cited[]
  readonly unknown: readonly { readonly text: string; readonly textEn: string }[]
  /** The same drama under each version of the rule, the oldest first; null where it cannot be told. */
  readonly elsewhere: readonly {
    readonly id: string
    readonly from: Day
    readonly to: Day | null
    readonly name: string | null
    readonly nameEn: string | null
    readonly here: boolean
  }[]
}

/** What a form for micro-dramas must know before anything is asked. */
export const microDramaFacts = ({ catalogue, now }: App) => ({
  today: dayOf(now()),
  specialThemes: catalogue.microDramaClasses.specialThemes,
  version: catalogue.microDramaClasses.version,
})

/**
 * The class of a micro-drama on a day, what it leads to, and what the sources leave open.
 * @returns refused as `classify` refuses
 */
export function microDramaClass(app: App, drama: Drama, on: Day): Result<MicroDramaAnswer, ClassRefusal> {
  const { versions } = app.catalogue.microDramaClasses
  const found = classify(versions, drama, on)
  if (!found.ok) return found
  const { version, at, because, notCounted, onUnstatedBoundary } = found.value
  const own = version.classes[at]
  if (!own) throw new Error(`version ${version.id} has no class ${at}`)
  const spans = spansOf(versions, drama.making)
  const span = spans.find((s) => s.version.id === version.id)
  return ok({
    on,
    from: span?.from ?? version.effectiveFrom,
    to: span?.to ?? version.effectiveTo,
    name: own.name,
    nameEn: own.nameEn,
    leads: own.leads,
    leadsEn: own.leadsEn,
    amounts: version.amounts?.[drama.making] ?? null,
    why:
      because.length > 0
        ? 'trigger'
        : version.amounts
          ? ((['top', 'middle', 'lowest'] as const)[at] ?? 'lowest')
          : 'rest',
    because,
    notCounted,
    onUnstatedBoundary,
    sources: citedAll(app, on, version.sources),
    unknown: version.unknown,
    elsewhere: spans.map(({ version: other, from, to }) => {
      const there = classify(versions, drama, from)
      const { name = null, nameEn = null } = (there.ok && other.classes[there.value.at]) || {}
      return { id: other.id, from, to, name, nameEn, here: other.id === version.id }
    }),
  })
}

export interface ReviewersAnswer {
  readonly programmeType: ProgrammeType
  readonly on: Day
  /** Null when no rule sized a panel for such a programme on that day. */
  readonly panel: {
    readonly count: number
    readonly name: string
    readonly nameEn: string
    readonly basis: string
    readonly basisEn: string
    readonly source: Cited | null
    /** Whether the article asks for the review's serial number at the head of the programme. */
    readonly serialNumber: boolean
    /** The article by which all sign the review sheet; null where only the panel's own article speaks. */
    readonly sheet: Cited | null
  } | null
  /** Rules in force that day about a whole platform, by its volume: another question than a panel's. */
  readonly ratios: readonly {
    readonly id: string
    readonly name: string
    readonly nameEn: string
    readonly source: Cited | null
  }[]
}

/** A term of the article that asks for the serial number: 广发〔2012〕53号 三（一）1 does, its neighbour does not. */
const SERIAL_NUMBER = '审核序列号'
/** 广发〔2012〕53号 五（三）1: of the programmes of 三（一）1 a sheet signed by reviewers and content manager is filed. */
const SHEET = { document: 'guangfa-2012-53', article: '5-3-1' }

/** How many reviewers must pass a programme of this type on a day, and what else the article asks of the panel. */
export function reviewersNeeded(app: App, programmeType: ProgrammeType, on: Day): ReviewersAnswer {
  const { rules } = app.catalogue.staffing
  const rule = sizingRule(rules, programmeType, on)
  const sourceOf = ({ source }: { source: Source }) => cited(app.catalogue, on, source.document, source.article) ?? null
  const article = rule && app.catalogue.article(rule.source.document, rule.source.article)
  return {
    programmeType,
    on,
    panel:
      rule?.formula.kind === 'fixed'
        ? {
            count: rule.formula.count,
            name: rule.name,
            nameEn: rule.nameEn,
            basis: rule.basis,
            basisEn: rule.basisEn,
            source: sourceOf(rule),
            serialNumber: article?.terms.includes(SERIAL_NUMBER) ?? false,
            sheet: rule.id === 'panel-3' ? (sourceOf({ source: SHEET }) ?? null) : null,
          }
        : null,
    ratios: rules
      .filter((r) => r.formula.kind === 'per' && inForce(on, r.effectiveFrom, r.effectiveTo))
      .map((r) => ({ id: r.id, name: r.name, nameEn: r.nameEn, source: sourceOf(r) })),
  }
}
