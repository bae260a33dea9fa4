// How ready a learner is for the examination: an estimate from the questions they answered in lessons, never a promise.

/** What is known of a learner in one topic of the blueprint. */
export type TopicEvidence = {
  readonly topic: string
  /** Items of the topic on a form. */
  readonly items: number
  /** Questions that the topic's lessons have. */
  readonly available: number
  /** Of these, how many the learner answered. */
  readonly answered: number
  /** Of these, how many count as right; a question may count in part. Between 0 and `answered`. */
  readonly right: number
}

export type Readiness =
  | {
      readonly kind: 'too-few'
      /** Topics with too few answers, in the blueprint's order, and how many each needs. */
      readonly lacking: readonly { readonly topic: string; readonly answered: number; readonly needed: number }[]
    }
  | {
      readonly kind: 'estimate'
      /** Expected score, and where one sitting's score falls nine times out of ten; in hundredths of a per cent. */
      readonly expected: number
      readonly low: number
      readonly high: number
      /** The cut score is below that range, within it, or above it. */
      readonly cut: 'below' | 'within' | 'above'
      /** Expected share of right answers by topic, in hundredths of a per cent. */
      readonly topics: readonly { readonly topic: string; readonly share: number }[]
    }

/** Answered questions that each topic needs before anything is estimated; all, where its lessons have fewer. */
export const NEEDED_PER_TOPIC = 5

/**
 * What is assumed of every topic before the first answer, as answers: one right, two wrong. A share of a third is about
 * what somebody scores who has a vague idea and guesses. A Beta(1, 2) prior.
 */
const PRIOR = { right: 1, wrong: 2 } as const

/** Nine tenths of a normal distribution lie within so many standard deviations of its mean. */
const NINE_TENTHS = 1.645

/**
 * The expected score of one sitting. In each topic the share of right answers is Beta-distributed, with the prior and the
 * learner's answers; the number of right items among the form's is then beta-binomial. Topics count as independent and
 * every item as worth the same. The range is of a single sitting: it holds both the doubt about the shares and the luck
 * of the draw.
 * @param evidence one entry for each topic of the blueprint that has items
 * @param cutHundredths cut score in hundredths of a per cent of all marks
 */
export function readiness(evidence: readonly TopicEvidence[], cutHundredths: number): Readiness {
  const asked = evidence.filter(({ items }) => items > 0)
  const lacking = asked
    .map(({ topic, answered, available }) => ({ topic, answered, needed: Math.min(NEEDED_PER_TOPIC, available) }))
    .filter(({ answered, needed }) => answered < needed)
  const length = asked.reduce((sum, { items }) => sum + items, 0)
  if (lacking.length > 0 || length === 0) return { kind: 'too-few', lacking }
  const topics = asked.map(({ topic, items, answered, right }) => {
    const weight = PRIOR.right + PRIOR.wrong + answered
    const share = (PRIOR.right + right) / weight
    return { topic, items, share, variance: (items * share * (1 - share) * (weight + items)) / (weight + 1) }
  })
  const mean = topics.reduce((sum, { items, share }) => sum + items * share, 0) / length
  const spread = (NINE_TENTHS * Math.sqrt(topics.reduce((sum, { variance }) => sum + variance, 0))) / length
  const [expected, low, high] = [
    hundredths(mean),
    hundredths(Math.max(0, mean - spread)),
    hundredths(Math.min(1, mean + spread)),
  ]
  return {
    kind: 'estimate',
    expected,
    low,
    high,
    cut: cutHundredths <= low ? 'below' : cutHundredths > high ? 'above' : 'within',
    topics: topics.map(({ topic, share }) => ({ topic, share: hundredths(share) })),
  }
}

const hundredths = (share: number): number => Math.round(share * 10_000)
