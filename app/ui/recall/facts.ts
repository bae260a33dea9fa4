// What the pages of the daily review are told by the server.

export interface AskedFacts {
  readonly key: string
  readonly due: string
  readonly reps: number
  readonly missed: boolean
  readonly kind: 'single' | 'multiple' | 'true-false'
  readonly stem: string
  readonly options: readonly { readonly id: string; readonly text: string }[]
  readonly lesson: { readonly id: string; readonly title: string; readonly titleEn: string }
}

export interface ToldFacts {
  readonly asked: AskedFacts
  readonly response: readonly string[]
  readonly correct: boolean
  readonly key: readonly string[]
  readonly explanation: string
  readonly why: Readonly<Record<string, string>>
  readonly rated: { readonly due: string } | null
  readonly choices: Readonly<Record<'hard' | 'good' | 'easy', string>> | null
}
