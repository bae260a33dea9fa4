import { describe, expect, it } from 'vitest'
import { createTranslator } from 'use-intl'
import en from '#app/words/en/index.ts'
import { languageOf } from '#app/words/language.ts'
import zh from '#app/words/zh-CN/index.ts'

const leaves = (value: unknown, path: string): [string, string][] =>
  typeof value === 'string' ? [[path, value]] : Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key))
const [chinese, english] = [new Map(leaves(zh, '')), new Map(leaves(en, ''))]
/** The names of a message's arguments: `{name}`, `{count, plural, …}`. */
const argumentsOf = (text: string) => [...new Set([...text.matchAll(/\{\s*([a-zA-Z]+)\s*[,}]/g)].map(([, name]) => name))].sort()

describe('the words of both languages', () => {
  it('have the very same keys', () => expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort()))
  it('are never empty', () => {
    for (const [key, text] of [...chinese, ...english]) expect(text.trim(), key).not.toBe('')
  })
  it('name the same arguments', () => {
    for (const [key, text] of chinese) expect(argumentsOf(english.get(key) ?? ''), key).toEqual(argumentsOf(text))
  })
  it.each([['zh-CN', zh, chinese], ['en', en, english]] as const)('are all messages that %s can be drawn from', (locale, messages, all) => {
    const faults: string[] = []
    const t = createTranslator({ locale, messages: messages as never, timeZone: 'Asia/Shanghai', onError: (fault) => faults.push(fault.message) })
    for (const [key, text] of all) {
      const values = Object.fromEntries(argumentsOf(text).map((name) => [name, 1]))
      ;(t as unknown as (key: string, values: object) => string)(key, values)
    }
    expect(faults).toEqual([])
  })
  it('are Chinese in Chinese and hardly so in English', () => {
    const han = /\p{Script=Han}/u
    const wrong = [...english].filter(([key, text]) => han.test(text.replace(/[“”「」《》]?[\p{Script=Han}〔〕（）]+\s?\d*[^a-z]*号?/gu, '')) && !/otherLanguage/.test(key))
    expect(wrong).toEqual([])
  })
})

describe('the reader’s language', () => {
  it.each([
    [null, null, 'zh-CN'], [null, 'fr-FR', 'zh-CN'], [null, 'en', 'en'], [null, 'en-GB,en;q=0.9,zh-CN;q=0.5', 'en'], [null, 'zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    [null, 'fr;q=1, en;q=0.2', 'en'], [null, ';;;,*;q=abc', 'zh-CN'], [null, 'en;q=0', 'zh-CN'], ['mj_language=en', 'zh-CN', 'en'], ['a=b; mj_language=zh-CN', 'en', 'zh-CN'], ['mj_language=xx', 'en', 'en'],
  ] as const)('with cookie %s and header %s is told as %s', (cookie, header, language) => expect(languageOf(cookie, header)).toBe(language))
})
