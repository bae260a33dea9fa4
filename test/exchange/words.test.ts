// Every fault, note and refusal has its sentence in both languages, which can be drawn from what comes with it.

import { createTranslator } from 'use-intl'
import { describe, expect, it } from 'vitest'
import { FAULTS, FORMATS, NOTES, READ_REFUSALS } from '#app/services/exchange/found.ts'
import { ENTRY_STATES } from '#app/services/bank.ts'
import en from '#app/words/en/index.ts'
import zh from '#app/words/zh-CN/index.ts'

describe.each([
  ['zh-CN', zh],
  ['en', en],
] as const)('in %s', (locale, messages) => {
  const t = createTranslator({ locale, messages: messages as never, timeZone: 'Asia/Shanghai' }) as unknown as {
    has(key: string): boolean
  }
  it.each([
    ...FAULTS.map((code) => `exchange.faults.${code}`),
    ...NOTES.map((code) => `exchange.notes.${code}`),
    ...FORMATS.map((format) => `exchange.preview.formats.${format}`),
    ...ENTRY_STATES.map((state) => `bank.lists.${state}`),
    ...[
      ...READ_REFUSALS,
      'import-file-missing',
      'import-preview-too-large',
      'import-defaults',
      'import-expired',
      'import-faults',
      'import-nothing',
    ].map((code) => `refusal.${code}`),
  ])('%s is said', (key) => expect(t.has(key)).toBe(true))
})
