// The kinds of items and the levels at which they ask. On their own, for pages need them without an item's hash.

export const KINDS = ['single', 'multiple', 'true-false', 'ordering', 'matching'] as const
export type Kind = (typeof KINDS)[number]

export const LEVELS = ['recall', 'application', 'judgement'] as const
export type Level = (typeof LEVELS)[number]
