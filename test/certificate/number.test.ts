import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacter, formatNumber, parseNumber } from '#app/domain/certificate/number.ts'

const fullWidth = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
const parts = fc.tuple(
  fc.integer({ min: 0, max: 99 }),
  fc.integer({ min: 2012, max: 2999 }),
  fc.integer({ min: 1, max: 999_999 }),
)
const anyNumber = parts.map(([region, year, serial]) => formatNumber(String(region).padStart(2, '0'), year, serial))

describe('a certificate number', () => {
  it('has the check character that the contract’s example has', () => {
    expect(checkCharacter('312026000042')).toBe('5')
    expect(formatNumber('31', 2026, 42)).toBe('SH-31-2026-000042-5')
  })
  // ISO 7064 MOD 11-2 is also that of ISNI and ORCID: 0000 0001 2150 090X and 0000-0002-1825-0097.
  it.each([
    ['000000012150090', 'X'],
    ['000000021825009', '7'],
  ])('is checked by ISO 7064 MOD 11-2: %s → %s', (digits, check) => {
    expect(checkCharacter(digits)).toBe(check)
  })
  it.each([
    'SH-31-2026-000042-5',
    'sh-31-2026-000042-5',
    fullWidth('SH-31-2026-000042-5'),
    fullWidth('sh-31-2026-000042-5'),
    '  SH-31-2026-000042-5\n',
    'SH - 31 - 2026 - 000042 - 5',
    'SH–31–2026–000042–5',
  ])('is understood as typed: %j', (typed) => {
    expect(parseNumber(typed)).toEqual({
      ok: true,
      value: { region: '31', year: 2026, serial: 42, number: 'SH-31-2026-000042-5' },
    })
  })
  it.each([
    '',
    'SH-31',
    'XX-31-2026-000042-5',
    'SH-31-2026-000042-5-1',
    'SH-31-2026-00042-5',
    'SH31202600004205',
    'SH-31-2026-000000-0',
    '１２３',
    '%00',
    "' or 1=1",
    'SH-31-2026-000042-5'.repeat(1000),
  ])('is not %j', (typed) => {
    expect(parseNumber(typed)).toEqual({ ok: false, refusal: 'certificate-number-malformed' })
  })
  it('comes back from its own print', () => {
    fc.assert(
      fc.property(parts, ([region, year, serial]) => {
        const code = String(region).padStart(2, '0')
        const number = formatNumber(code, year, serial)
        expect(parseNumber(number)).toEqual({ ok: true, value: { region: code, year, serial, number } })
      }),
    )
  })
  it('is refused with any other check character, any one digit changed, any two neighbours swapped', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, where, add) => {
        for (const c of '0123456789X')
          if (c !== number.at(-1)) expect(parseNumber(number.slice(0, -1) + c).ok).toBe(false)
        const characters = [...number]
        const places = characters.flatMap((c, i) => (/\d/.test(c) && i < number.length - 1 ? [i] : []))
        const place = places[where % places.length] as number
        const changed = characters.with(place, String((Number(characters[place]) + add) % 10)).join('')
        expect(parseNumber(changed).ok).toBe(false)
        const next = places[places.indexOf(place) + 1]
        if (next === undefined || characters[next] === characters[place]) return
        const swapped = characters
          .with(place, characters[next] as string)
          .with(next, characters[place] as string)
          .join('')
        expect(parseNumber(swapped).ok).toBe(false)
      }),
    )
  })
  it.each([
    ['3', 2026, 1],
    ['310', 2026, 1],
    ['31', 26, 1],
    ['31', 2026, 0],
    ['31', 2026, 1_000_000],
    ['31', 2026, 1.5],
  ])('is a fault for region %s, year %d, serial %d', (region, year, serial) => {
    expect(() => formatNumber(region, year, serial)).toThrow(RangeError)
  })
})
