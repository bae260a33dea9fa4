// What is strong and weak by topic, and what that lets one expect of the examination.

import type { PersonId } from '#app/domain/ids.ts'
import { isMissed } from '#app/domain/learning/recall.ts'
import { NEEDED_PER_TOPIC, type Readiness, readiness } from '#app/domain/learning/readiness.ts'
import type { App } from './app.ts'
import { questionOf, recallFacts } from './recall.ts'
import { retrievability } from './recall-cards.ts'
import { syllabusAt } from './syllabus-in-force.ts'

export interface TopicStrength {
  readonly topic: string
  readonly title: string
  readonly titleEn: string
  /** Questions that the topic's lessons have, and how many of them were answered. */
  readonly questions: number
  readonly answered: number
  /** How many were right the first time. */
  readonly firstRight: number
  /** Share, in hundredths of a per cent, likely to be answered rightly today; null before the first answer. */
  readonly remembered: number | null
  readonly due: number
}

export interface Standing {
  /** In the order of the topics. */
  readonly strengths: readonly TopicStrength[]
  readonly readiness: Readiness
  readonly neededPerTopic: number
  readonly cutHundredths: number
  /** The syllabus whose blueprint and cut score were used. */
  readonly syllabus: string
}

/**
 * Where a learner stands now. A question that was missed and not yet answered rightly in the review counts as forgotten;
 * one that was, by the forgetting curve. For the estimate a question counts half by its first answer, which is as near
 * to meeting an unknown item as is known, and half by what is remembered today.
 */
export async function standingOf(app: App, personId: PersonId): Promise<Standing> {
  const { catalogue } = app
  const now = app.now()
  const { syllabus, cards, answers } = await app.database.read(async (db) => ({
    syllabus: await syllabusAt(app, db, now),
    ...(await recallFacts(app, db, personId)),
  }))
  const first = new Map<string, boolean>()
  for (const { question, correct } of answers) if (!first.has(question)) first.set(question, correct)
  const topicOf = new Map(catalogue.modules.map((module) => [module.id, module.topic]))
  const known = [...cards].flatMap(([key, card]) => {
    const topic = topicOf.get(questionOf(catalogue, key)?.lesson.module ?? '')
    const memory = isMissed(card) ? 0 : retrievability(card, now)
    return topic === undefined ? [] : [{ topic, memory, right: first.get(key) === true, due: card.due <= now }]
  })
  const sums = catalogue.topics.map(({ id, title, titleEn }) => {
    const own = known.filter(({ topic }) => topic === id)
    return {
      topic: id,
      title,
      titleEn,
      questions: catalogue.lessons
        .filter((lesson) => topicOf.get(lesson.module) === id)
        .reduce((sum, lesson) => sum + lesson.questions.length, 0),
      answered: own.length,
      firstRight: own.filter(({ right }) => right).length,
      memory: own.reduce((sum, { memory }) => sum + memory, 0),
      due: own.filter(({ due }) => due).length,
    }
  })
  const { blueprint, cutHundredths } = syllabus.body.exam
  return {
    strengths: sums.map(({ memory, ...sum }) => ({
      ...sum,
      remembered: sum.answered === 0 ? null : Math.round((memory / sum.answered) * 10_000),
    })),
    readiness: readiness(
      blueprint.map(({ topic, recall, application, judgement }) => {
        const sum = sums.find((s) => s.topic === topic)
        return {
          topic,
          items: recall + application + judgement,
          available: sum?.questions ?? 0,
          answered: sum?.answered ?? 0,
          right: ((sum?.firstRight ?? 0) + (sum?.memory ?? 0)) / 2,
        }
      }),
      cutHundredths,
    ),
    neededPerTopic: NEEDED_PER_TOPIC,
    cutHundredths,
    syllabus: syllabus.version,
  }
}
