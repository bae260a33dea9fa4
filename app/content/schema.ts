// What the files under /content must look like. Strict: an unknown key is a fault, so a typing error cannot pass.
// `app/content/check.ts` adds what a schema cannot say (references, dates, blueprint fill).

import { z } from 'zod'
import { parseDay, type Day } from '#app/domain/instant.ts'

const text = z.string().trim().min(1)
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case letters, digits and hyphens')
const day = z.string().transform((s, ctx): Day => {
  const d = parseDay(s)
  if (d) return d
  ctx.addIssue({ code: 'custom', message: 'a day as YYYY-MM-DD' })
  return z.NEVER
})
const until = day.nullable().default(null)

/** Whether an official text was read, or only reports of it (shown as 待核). */
export const trust = z.enum(['official-text', 'reported'])

/** Where a value in a policy comes from: an article, or the association's own policy (shown as 本机构规定). */
export const source = z.union([
  z.strictObject({ kind: z.literal('article'), document: slug, article: slug }),
  z.strictObject({ kind: z.literal('own-policy'), note: text }),
])

// ── regulations/<id>.yaml ────────────────────────────────────────────────────────────────────────────────
export const article = z.strictObject({
  /** Anchor within the document: the clause in ASCII, e.g. `3-1-1` for 三（一）1, `art-7` for 第七条. */
  id: slug,
  /** As it is cited: `三（一）1`, `第七条`. */
  clause: text,
  heading: text,
  headingEn: text,
  /** What it requires of whom, in our own words. */
  digest: text,
  /** Exact terms worth keeping word for word. */
  terms: z.array(text).default([]),
  figures: z.array(z.strictObject({ what: text, value: text })).default([]),
  /** Whom it binds, who checks, what follows; short phrases. */
  binds: z.array(text).default([]),
  checkedBy: text.optional(),
  consequence: text.optional(),
  /** Operative clauses bind somebody to something; the rest state aims or names. */
  operative: z.boolean(),
  effectiveFrom: day.optional(),
  effectiveTo: until,
  note: text.optional(),
})
export const regulation = z.strictObject({
  id: slug,
  title: text,
  titleEn: text,
  /** Short name used in citations, e.g. `53号文`. */
  short: text,
  number: text.nullable(),
  issuers: z.array(text).min(1),
  issuedOn: day,
  effectiveFrom: day,
  effectiveTo: until,
  status: z.enum(['in-force', 'partly-superseded', 'superseded']),
  trust,
  trustNote: text.optional(),
  link: z.url().nullable(),
  summary: text,
  summaryEn: text,
  relations: z
    .array(
      z.strictObject({
        kind: z.enum(['based-on', 'supersedes', 'superseded-by', 'partly-superseded-by', 'related']),
        document: slug.optional(),
        title: text,
        note: text.optional(),
        trust: trust.default('official-text'),
      }),
    )
    .default([]),
  articles: z.array(article).min(1),
})

/** A citation: a document's id and an article's id in it. */
export const citation = z.strictObject({ document: slug, article: slug })

// ── items/<topic>/*.yaml ─────────────────────────────────────────────────────────────────────────────────
const optionId = z.string().regex(/^[a-h]$/, 'one letter from a to h')
const option = z.strictObject({ id: optionId, text, rationale: text })
export const level = z.enum(['recall', 'application', 'judgement'])
const common = {
  id: slug,
  level,
  articles: z.array(citation).min(1),
  effectiveFrom: day,
  effectiveTo: until,
  /** Expected share of prepared candidates who answer rightly, 0.2 to 0.95. */
  facility: z.number().min(0.2).max(0.95),
  /** Why the key is the key, with the article. */
  rationale: text,
  /** Items that give each other away and never stand on one form. */
  enemies: z.array(slug).default([]),
}
const choiceBody = { stem: text, options: z.array(option).min(3).max(6), shuffle: z.boolean().default(true) }
const single = { kind: z.literal('single'), ...choiceBody, key: optionId }
const multiple = { kind: z.literal('multiple'), ...choiceBody, key: z.array(optionId).min(2) }
const trueFalse = { kind: z.literal('true-false'), stem: text, key: z.boolean() }
const ordering = {
  kind: z.literal('ordering'),
  stem: text,
  options: z.array(option).min(3).max(6),
  key: z.array(optionId).min(3),
}
const matching = {
  kind: z.literal('matching'),
  stem: text,
  options: z.array(option).min(2).max(6),
  targets: z
    .array(z.strictObject({ id: optionId, text }))
    .min(2)
    .max(8),
  key: z.record(optionId, optionId),
}
/** One situation, three to five parts; each part is an item of its own on the form, tied by the case. */
const caseSet = z.strictObject({
  kind: z.literal('case'),
  id: slug,
  situation: text,
  parts: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ ...common, ...single }),
        z.strictObject({ ...common, ...multiple }),
        z.strictObject({ ...common, ...trueFalse }),
      ]),
    )
    .min(3)
    .max(5),
})
export const item = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, ...single }),
  z.strictObject({ ...common, ...multiple }),
  z.strictObject({ ...common, ...trueFalse }),
  z.strictObject({ ...common, ...ordering }),
  z.strictObject({ ...common, ...matching }),
  caseSet,
])
export const itemFile = z.strictObject({ topic: slug, items: z.array(item).min(1) })

// ── courses/<module>/module.yaml and NN-lesson.mdx (front matter) ────────────────────────────────────────
export const module = z.strictObject({
  id: slug,
  order: z.number().int().min(1),
  topic: slug,
  title: text,
  titleEn: text,
  summary: text,
  summaryEn: text,
  /** Whether the programme is complete only with this module. */
  required: z.boolean(),
})
const questionCommon = { id: slug, stem: text, explanation: text, articles: z.array(citation).default([]) }
const questionOption = z.strictObject({ id: optionId, text, why: text })
export const question = z.discriminatedUnion('kind', [
  z.strictObject({
    ...questionCommon,
    kind: z.literal('single'),
    options: z.array(questionOption).min(2).max(6),
    key: optionId,
  }),
  z.strictObject({
    ...questionCommon,
    kind: z.literal('multiple'),
    options: z.array(questionOption).min(3).max(6),
    key: z.array(optionId).min(2),
  }),
  z.strictObject({ ...questionCommon, kind: z.literal('true-false'), key: z.boolean() }),
])
export const lesson = z.strictObject({
  title: text,
  titleEn: text,
  /** Honest estimate of study time, in minutes. */
  minutes: z.number().int().min(5).max(60),
  objectives: z.array(text).min(2).max(5),
  articles: z.array(citation).min(1),
  /** One-screen summary: three to six sentences. */
  summary: z.array(text).min(3).max(6),
  questions: z.array(question).min(4).max(10),
  /** Changes that readers are told of, the oldest first; `reread`: who read the lesson before is asked to read it again. */
  amendments: z
    .array(z.strictObject({ on: day, what: text, articles: z.array(citation).default([]), reread: z.boolean() }))
    .default([]),
})

// ── policy/*.yaml ────────────────────────────────────────────────────────────────────────────────────────
export const topics = z.strictObject({
  topics: z.array(
    z.strictObject({ id: slug, order: z.number().int(), title: text, titleEn: text, weight: z.number().int().min(1) }),
  ),
})
export const regions = z.strictObject({
  regions: z.array(
    z.strictObject({
      code: z.string().regex(/^\d{2}$/),
      name: text,
      nameEn: text,
      short: text,
      /** The association of this node. `entered: false` means its registered name is still to be entered (待录入). */
      association: z.strictObject({ name: text, nameEn: text, entered: z.boolean() }),
      authority: z.strictObject({ name: text, trust }),
    }),
  ),
})
export const titleLevel = z.enum(['clerk', 'assistant', 'mid', 'deputy-senior', 'senior'])
export const titles = z.strictObject({
  effectiveFrom: day,
  source,
  series: z.array(
    z.strictObject({
      id: slug,
      name: text,
      nameEn: text,
      basis: text,
      trust,
      /** A person must look: the series is outside the table's certainty. */
      manualReview: z.boolean().default(false),
      titles: z.array(
        z.strictObject({ name: text, level: titleLevel, former: z.boolean().default(false), note: text.optional() }),
      ),
    }),
  ),
  /** Words people write that are posts or qualifications and no titles, with what to say. */
  notTitles: z.array(z.strictObject({ words: text, why: text })),
})
const formula = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), count: z.number().int().min(1) }),
  z.strictObject({
    kind: z.literal('per'),
    volume: z.enum(['dailyNewClips', 'liveRooms']),
    per: z.number().int().min(1),
  }),
  z.strictObject({ kind: z.literal('unfigured') }),
])
export const category = z.enum(['web-drama', 'professional', 'short-video', 'live-rooms'])
export const programmeType = z.enum([
  'web-drama',
  'micro-film',
  'web-film',
  'film-tv-animation',
  'documentary',
  'professional',
])
export const staffingRules = z.strictObject({
  version: text,
  rules: z.array(
    z.strictObject({
      id: z.enum(['panel-3', 'panel-2', 'short-video-permille', 'live-rooms-1-50', 'commensurate']),
      name: text,
      nameEn: text,
      /** On which business categories it binds; empty means every platform. */
      categories: z.array(category),
      effectiveFrom: day,
      effectiveTo: until,
      formula,
      /** How it counts, in a sentence each. */
      basis: text,
      basisEn: text,
      source: z.strictObject({ document: slug, article: slug }),
      programmeTypes: z.array(programmeType).default([]),
    }),
  ),
})
const wan = z.strictObject({ top: z.number().int().min(2), middle: z.number().int().min(1) })
export const microDramaClasses = z.strictObject({
  version: text,
  /** The themes that official reports name as special. */
  specialThemes: text,
  versions: z.array(
    z.strictObject({
      id: slug,
      effectiveFrom: day,
      effectiveTo: until,
      makings: z.array(z.enum(['live', 'ai'])).min(1),
      triggers: z.array(z.enum(['special-theme', 'first-screen', 'voluntary', 'sponsored', 'paid'])),
      /** In 万元, by making. */
      amounts: z.strictObject({ live: wan.optional(), ai: wan.optional() }).nullable(),
      boundaryStated: z.boolean(),
      /** From the top down; what each leads to, in a sentence. */
      classes: z
        .array(z.strictObject({ id: slug, name: text, nameEn: text, leads: text, leadsEn: text }))
        .min(2)
        .max(3),
      sources: z.array(citation).min(1),
      /** What no source says. */
      unknown: z.array(z.strictObject({ text, textEn: text })).default([]),
    }),
  ),
})
export const examPolicy = z.strictObject({
  id: slug,
  version: text,
  effectiveFrom: day,
  source,
  minutes: z.number().int().min(5).max(300),
  /** Cut score in whole hundredths of the total marks: 6000 is 60 %. */
  cutHundredths: z.number().int().min(1).max(10000),
  attempts: z.number().int().min(1),
  waitDays: z.number().int().min(0),
  /** Marks per item in whole hundredths, by kind. */
  marks: z.strictObject({
    single: z.number().int(),
    multiple: z.number().int(),
    'true-false': z.number().int(),
    ordering: z.number().int(),
    matching: z.number().int(),
  }),
  /** How many items of which topic and level; their sum is the length of the form. */
  blueprint: z.array(
    z.strictObject({
      topic: slug,
      recall: z.number().int().min(0),
      application: z.number().int().min(0),
      judgement: z.number().int().min(0),
    }),
  ),
  /** The whole form: how many of each kind, exactly; case parts count under their own kind. */
  kinds: z
    .strictObject({ single: z.number().int(), multiple: z.number().int(), 'true-false': z.number().int() })
    .optional(),
  /** How many case sets a form holds at the most. */
  maxCases: z.number().int().min(0),
  rules: z.array(text).min(3),
  rulesEn: z.array(text).min(3),
})
export const certificatePolicy = z.strictObject({
  effectiveFrom: day,
  source,
  title: text,
  titleEn: text,
  validityYears: z.number().int().min(1),
  renewalWindowDays: z.number().int().min(1),
  /** Words that may not stand on a certificate outside an association's registered name. */
  forbiddenWords: z.array(text),
})
export const hoursPolicy = z.strictObject({
  effectiveFrom: day,
  source,
  minutesPerHour: z.literal(45),
  requiredHours: z.number().min(0),
  /** Whether an exam is booked only with these hours, unless a signed syllabus says otherwise; the pages say which. */
  enforced: z.boolean(),
  /** Seconds without activity after which time no longer counts. */
  idleSeconds: z.number().int().min(30),
  maxMinutesPerDay: z.number().int().min(30),
})

/** Words that may not stand in what is taught, asked or told. */
export const forbiddenWords = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        /** Latin words are found as whole words, in capitals or not; others wherever they stand. */
        words: z.array(text).min(1),
        /** Phrases that hold one of the words and are right. */
        unless: z.array(text).default([]),
        why: text,
        instead: text,
      }),
    )
    .min(1),
})

// ── handbook/<slug>.md (front matter) ────────────────────────────────────────────────────────────────────
export const handbookPage = z.strictObject({ title: text, titleEn: text, order: z.number().int() })

// ── handbook/glossary.yaml ──────────────────────────────────────────────────────────────────────────────────
export const glossary = z.strictObject({
  terms: z.array(
    z.strictObject({
      id: slug,
      term: text,
      en: text,
      /** Other names under which people look for it. */
      also: z.array(text).default([]),
      meaning: text,
      meaningEn: text,
      /** Where a text uses or settles the word; none for this portal's own words. */
      articles: z.array(citation).default([]),
    }),
  ),
})

export type Regulation = z.output<typeof regulation>
export type Article = z.output<typeof article>
export type Citation = z.output<typeof citation>
export type Item = z.output<typeof item>
export type CaseSet = z.output<typeof caseSet>
export type Module = z.output<typeof module>
export type LessonMeta = z.output<typeof lesson>
export type Question = z.output<typeof question>
export type Topics = z.output<typeof topics>
export type Regions = z.output<typeof regions>
export type Titles = z.output<typeof titles>
export type StaffingRules = z.output<typeof staffingRules>
export type MicroDramaClasses = z.output<typeof microDramaClasses>
export type ExamPolicy = z.output<typeof examPolicy>
export type CertificatePolicy = z.output<typeof certificatePolicy>
export type HoursPolicy = z.output<typeof hoursPolicy>
export type ForbiddenWords = z.output<typeof forbiddenWords>
export type HandbookPage = z.output<typeof handbookPage>
export type Glossary = z.output<typeof glossary>
