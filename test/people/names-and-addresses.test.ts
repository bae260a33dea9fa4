import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEmail } from '#app/domain/people/email.ts'
import { normaliseName, readLegalName, sameName } from '#app/domain/people/legal-name.ts'
import { creditCodeCheckCharacter, readCreditCode } from '#app/domain/people/uscc.ts'

describe('a legal name', () => {
  it.each([
    ['  周明 ', '周明'],
    ['周 明', '周明'],
    ['周　明', '周明'],
    ['阿依古丽•麦麦提', '阿依古丽·麦麦提'],
    ['阿依古丽・麦麦提', '阿依古丽·麦麦提'],
    ['阿依古丽 ‧ 麦麦提', '阿依古丽·麦麦提'],
    ['阿依古丽.麦麦提', '阿依古丽·麦麦提'],
    ['Anna   Maria  Berg', 'Anna Maria Berg'],
    ["Sean O'Dale-Finch", "Sean O'Dale-Finch"],
    ['Jose\u0301', 'Jos\u00e9'],
    ['何\uf90a', '何金'],
    ['刘〇', '刘〇'],
    ['𠮷田', '𠮷田'],
  ])('%j is kept as %s', (typed, kept) => {
    expect(readLegalName(typed)).toEqual({ ok: true, value: kept })
  })
  it.each([
    ['', 'name-empty'],
    ['　', 'name-empty'],
    ['周2', 'name-malformed'],
    ['周２', 'name-malformed'],
    ['周\u0000明', 'name-malformed'],
    ['周\n明', 'name-malformed'],
    ['周\u200b明', 'name-malformed'],
    ['周\u202e明', 'name-malformed'],
    ['周\ud842', 'name-malformed'],
    ['<b>周</b>', 'name-malformed'],
    ['%', 'name-malformed'],
    ['·', 'name-malformed'],
    ['明'.repeat(61), 'name-too-long'],
  ])('%j is refused: %s', (typed, refusal) => {
    expect(readLegalName(typed)).toMatchObject({ ok: false, refusal })
  })
  it('may have sixty characters, counted as characters and not as code units', () => {
    expect(readLegalName('𠮷'.repeat(60)).ok).toBe(true)
  })
  it('is the same however its dot and spaces were typed', () => {
    expect(sameName('阿依古丽・麦麦提', ' 阿依古丽·麦麦提')).toBe(true)
  })
  it.each([['周'], ['周明x'], ['%'], ['__'], ['*'], [''], ['明周'], ['周明明']])('周明 is not %j', (other) => {
    expect(sameName('周明', other)).toBe(false)
  })
  it('is not changed by being normalised again', () => {
    const typed = fc.string({ unit: fc.constantFrom('明', '阿', 'a', 'e', '\u0301', ' ', '　', '.', '·', '•', '・') })
    fc.assert(
      fc.property(typed, (text) => normaliseName(normaliseName(text)) === normaliseName(text)),
      { numRuns: 2000 },
    )
  })
})

describe('an e-mail address', () => {
  it('keeps the box as typed, and one lower-case key', () => {
    expect(readEmail(' Wen.Li+exam@Example.ORG ')).toEqual({
      ok: true,
      value: { address: 'Wen.Li+exam@example.org', key: 'wen.li+exam@example.org' },
    })
  })
  it.each([
    'plain',
    '@example.org',
    'a@',
    'a@b',
    'a@@example.org',
    'a b@example.org',
    'a@example..org',
    'a@-example.org',
    '.a@example.org',
    'a..b@example.org',
    'a@example.org\nbcc: b@example.org',
    '<a@example.org>',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.org`,
    'a@1.2.3.4',
    '测试@example.org',
  ])('%j is refused', (text) => {
    expect(readEmail(text)).toEqual({ ok: false, refusal: 'email-malformed' })
  })
})

describe('a unified social credit code', () => {
  it.each(['91110000600037341L', '91350100M000100Y43'])('%s has the right check character', (code) => {
    expect(creditCodeCheckCharacter(code.slice(0, 17))).toBe(code[17])
    expect(readCreditCode(` ${code.toLowerCase()}`)).toEqual({ ok: true, value: code })
  })
  it('is refused with another check character', () => {
    const others = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].filter((c) => c !== '3')
    for (const c of others) {
      expect(readCreditCode(`91350100M000100Y4${c}`)).toEqual({ ok: false, refusal: 'credit-code-check' })
    }
  })
  it.each([
    '',
    '91350100M000100Y4',
    '91350100M000100Y430',
    '91350100I000100Y43',
    '9135O100M000100Y43',
    'Z1350100M000100Y43',
  ])('%j is refused for its form', (code) => {
    expect(readCreditCode(code)).toEqual({ ok: false, refusal: 'credit-code-malformed' })
  })
})
