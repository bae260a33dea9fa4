// What the files under /content must look like. Strict: an unknown key is a fault, so a typing error cannot pass.
// `app/content/check.ts` adds what a schema cannot say (references, dates, blueprint fill).

import { z } from 'zod'
import type { certificatePolicy, examPolicy, forbiddenWords, hoursPolicy, microDramaClasses, regions, review, staffingRules, titles, topics, violations } from '#app/content/schema-policy.ts'
import { text, slug, day, until, trust, citation } from '#app/content/schema-values.ts'

export * from '#app/content/schema-policy.ts'
export { citation, source, trust } from '#app/content/schema-values.ts'

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
export type Violations = z.output<typeof violations>
export type Review = z.output<typeof review>
export type ForbiddenWords = z.output<typeof forbiddenWords>
export type HandbookPage = z.output<typeof handbookPage>
export type Glossary = z.output<typeof glossary>
