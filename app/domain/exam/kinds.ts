// The kinds of items and the levels at which they ask. On their own, for pages need them without an item's hash.

export const KINDS = ['single', 'multiple', 'true-false', 'ordering', 'matching'] as const
export type Kind = (typeof KINDS)[number]

export const LEVELS = ['recall', 'application', 'judgement'] as const
export type Level = (typeof LEVELS)[number]

/** How a kind is marked. By part changes nothing for a single choice and for true or false: they have one part. */
export const CREDITS = ['all-or-nothing', 'per-part'] as const
export type Credit = (typeof CREDITS)[number]

/** The kinds of which an answer can be right in part. */
export const KINDS_OF_PARTS = ['multiple', 'ordering', 'matching'] as const
