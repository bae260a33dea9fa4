// The words that pages are drawn with, as far as they were loaded: by language, area by area.

import type { Language } from './language.ts'
import type { Words } from './zh-CN/index.ts'

export type Area = Exclude<keyof Words, 'refusal'>
/** What a file of words holds: the words of its area, and the sentences for its refusals. */
export interface AreaFile {
  readonly default: object
  readonly refusals: object
}
type Messages = Partial<Record<Area, object>> & { readonly refusal: object }

const kept: Record<Language, Messages> = { 'zh-CN': { refusal: {} }, en: { refusal: {} } }
const listeners = new Set<() => void>()

/** Adds an area's words. The messages become another object, so that whoever draws with them notices. */
export function keepWords(language: Language, area: Area, { default: words, refusals }: AreaFile): void {
  kept[language] = { ...kept[language], [area]: words, refusal: { ...kept[language].refusal, ...refusals } }
  for (const tell of listeners) tell()
}

/** All words of a language that are there. */
export const messagesOf = (language: Language): Messages => kept[language]

/** Calls `tell` whenever words are added. Returns what ends it. */
export function onNewWords(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
