// What the files under /content/policy must look like: each value that rules something has a source and dates.

import { z } from 'zod'
import { CREDITS, KINDS_OF_PARTS } from '#app/domain/exam/kinds.ts'
import { text, slug, day, until, trust, source, citation } from '#app/content/schema-values.ts'

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
  /** An item on more than so many per cent of the latest forms rests. */
  maxExposurePercent: z.number().int().min(5).max(100),
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
  /** How the kinds with parts are marked; a kind not named is all or nothing. */
  credit: z.partialRecord(z.enum(KINDS_OF_PARTS), z.enum(CREDITS)).optional(),
  /** Topics of which a share of the marks, in whole hundredths of a per cent, is wanted besides the cut. */
  floors: z.array(z.strictObject({ topic: slug, percentHundredths: z.number().int().min(1).max(10000) })).optional(),
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

/** A span: from the day after the one on which it begins; `working`: Monday to Friday. */
const term = z.strictObject({ days: z.number().int().min(1).max(365), working: z.boolean().optional() })
const decided = { decision: term, appeal: term, appealDecision: term }
const versioned = { version: text, effectiveFrom: day, source }
/** What counts as a violation and what follows. */
export const violations = z.strictObject({
  versions: z
    .array(
      z.strictObject({
        ...versioned,
        terms: z.strictObject({ statement: term, ...decided }),
        /** From the mildest; the first is for a case in which nothing was found. */
        effects: z
          .array(
            z.strictObject({
              id: slug,
              name: text,
              nameEn: text,
              /** What it means for the candidate, in a sentence. */
              leads: text,
              leadsEn: text,
              voids: z.boolean(),
              /** An entry in the integrity record, for so many years or for long (null). */
              record: z.strictObject({ years: z.number().int().min(1).nullable(), barsBooking: z.boolean() }).nullable(),
            }),
          )
          .min(2),
        grounds: z
          .array(
            z.strictObject({
              id: slug,
              name: text,
              nameEn: text,
              /** The article of the model that it follows; none for the association's own. */
              model: citation.optional(),
              /** The most severe effect that it carries. */
              effect: slug,
              /** Whether it takes a named expert opinion to find it. */
              opinion: z.boolean().default(false),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
})
/** Result reviews, and passes that a ruling puts at stake. */
export const review = z.strictObject({
  versions: z
    .array(
      z.strictObject({
        ...versioned,
        /** How long after the release a review may be asked for. */
        window: term,
        review: z.strictObject(decided),
        passLoss: z.strictObject({ statement: term, ...decided }),
      }),
    )
    .min(1),
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
