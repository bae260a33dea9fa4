// What a lesson's text needs to know besides itself, handed down by the page.

import { createContext, useContext } from 'react'

export interface CitedArticle {
  readonly document: string
  readonly article: string
  readonly short: string
  readonly number: string | null
  readonly clause: string
  readonly heading: string
  readonly headingEn: string
  readonly digest: string
  readonly from: string
  readonly to: string | null
  readonly force: 'in-force' | 'not-yet' | 'ended'
  readonly reported: boolean
}

/** A question as it is asked: no key, no explanation, no reasons. */
export interface AskedQuestion {
  readonly id: string
  readonly kind: 'single' | 'multiple' | 'true-false'
  readonly stem: string
  readonly options: readonly { readonly id: string; readonly text: string }[]
}

/** What the server tells after an answer. */
export interface Feedback {
  readonly response: readonly string[]
  readonly correct: boolean
  readonly solved: boolean
  readonly explanation: string
  readonly key: readonly string[]
  readonly why: Readonly<Record<string, string>>
}

export interface LessonFacts {
  readonly path: string
  /** The day on which the page was drawn, by the server's clock. */
  readonly today?: string
  /** By `document article`. */
  readonly cites: Readonly<Record<string, CitedArticle>>
  readonly questions: readonly AskedQuestion[]
  readonly feedback: Readonly<Record<string, Feedback>>
  /** May this reader answer? `log-in`: after logging in. */
  readonly answering: 'yes' | 'log-in' | 'no'
  /** The refusal of the last answer, and its question. */
  readonly refused: { readonly question: string; readonly code: string } | null
}

const Facts = createContext<LessonFacts | undefined>(undefined)
export const LessonFactsProvider = Facts.Provider

export function useLessonFacts(): LessonFacts {
  const facts = useContext(Facts)
  if (!facts) throw new Error('a lesson component stands outside a lesson')
  return facts
}
