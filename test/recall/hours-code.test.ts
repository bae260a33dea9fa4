import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hoursCodeFrom, parseHoursCode } from '#app/domain/learning/hours-statement.ts'

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const drawn = fc
  .uint8Array({ minLength: 15, maxLength: 15 })
  .map((bytes) => hoursCodeFrom(Buffer.from(bytes).toString('base64url')))
const bare = (code: string) => code.replaceAll('-', '')
const replaced = (text: string, i: number, c: string) => text.slice(0, i) + c + text.slice(i + 1)

describe('the check code of a certificate of study hours', () => {
  it('is twelve characters nobody mistakes, in groups of four, and reads as itself', () => {
    fc.assert(
      fc.property(drawn, (code) => {
        expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/)
        expect(parseHoursCode(code)).toEqual({ ok: true, value: code })
      }),
    )
  })
  it('finds every single wrong character', () => {
    fc.assert(
      fc.property(drawn, (code) => {
        const text = bare(code)
        for (let i = 0; i < 12; i++)
          for (const c of ALPHABET)
            if (c !== text[i]) expect(parseHoursCode(replaced(text, i, c)).ok, `${text} ${i} ${c}`).toBe(false)
      }),
      { numRuns: 20 },
    )
  })
  it('finds every exchange of two different characters, side by side or not', () => {
    fc.assert(
      fc.property(drawn, (code) => {
        const text = bare(code)
        for (let i = 0; i < 12; i++)
          for (let j = i + 1; j < 12; j++) {
            const [a, b] = [text[i] as string, text[j] as string]
            if (a !== b)
              expect(parseHoursCode(replaced(replaced(text, i, b), j, a)).ok, `${text} ${i} ${j}`).toBe(false)
          }
      }),
    )
  })
  it.each([
    ['as printed', '7KQM-2XWD-9HTU', true],
    ['in small letters', '7kqm-2xwd-9htu', true],
    ['without dashes', '7KQM2XWD9HTU', true],
    ['with spaces and a long dash', ' 7KQM — 2XWD 9HTU ', true],
    ['in full width', '７ＫＱＭ－２ＸＷＤ－９ＨＴＵ', true],
    ['with a wrong check character', '7KQM-2XWD-9HTV', false],
    ['with a character that is never drawn', '7KQM-2XWD-9HT0', false],
    ['too short', '7KQM-2XWD-9HT', false],
    ['too long', '7KQM-2XWD-9HTUU', false],
    ['as an address of this site', 'check', false],
    ['as nothing', '', false],
    ['as far too much', '7'.repeat(10_000), false],
  ])('is understood %s: %s', (_, text, is) => {
    expect(parseHoursCode(text).ok).toBe(is)
  })
  it('is drawn from the whole alphabet at every place', () => {
    const codes = Array.from({ length: 2000 }, () => bare(hoursCodeFrom(randomBytes(15).toString('base64url'))))
    for (let i = 0; i < 12; i++) expect(new Set(codes.map((code) => code[i])).size).toBe(ALPHABET.length)
    expect(new Set(codes).size).toBe(codes.length)
  })
  it('is not made of too little chance', () => {
    expect(() => hoursCodeFrom('short')).toThrow()
  })
})
