// The catalogue of the reader's language. Both live in memory on the server; the browser loads one, once.

import type { Language } from './language.ts'
import type { Words } from './zh-CN/index.ts'

const kept = new Map<Language, Words>()

export async function loadMessages(language: Language): Promise<Words> {
  return kept.get(language) ?? (language === 'en' ? (await import('./en/index.ts')).default : (await import('./zh-CN/index.ts')).default)
}

export function keepMessages(language: Language, messages: Words): void {
  kept.set(language, messages)
}

/** The words for a page that is being drawn: loaded before drawing began. */
export function messagesOf(language: Language): Words {
  const messages = kept.get(language)
  if (!messages) throw new Error(`the words of ${language} were not loaded`)
  return messages
}
