import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '#app/domain/instant.ts'
import { type DocumentType, readIdentity, residentCheckCharacter } from '#app/domain/people/id-number.ts'

const today = '2026-11-21' as Day
const withCheck = (first17: string) => first17 + residentCheckCharacter(first17)
const born = (date: string) => withCheck(`110105${date}002`)

describe('the check character of a resident number', () => {
  it.each(['11010519491231002X', '440524188001010014', '110101199003070011'])('is right in %s', (number) => {
    expect(residentCheckCharacter(number.slice(0, 17))).toBe(number[17])
  })
  it('catches every wrong digit and every two neighbours that changed places', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 17, maxLength: 17 })
    fc.assert(
      fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), (list, place, add) => {
        const right = residentCheckCharacter(list.join(''))
        const wrong = list.with(place, ((list[place] as number) + add) % 10)
        expect(residentCheckCharacter(wrong.join(''))).not.toBe(right)
        const [a, b] = [list[place] as number, list[place + 1]]
        if (b === undefined || a === b) return
        expect(
          residentCheckCharacter(
            list
              .with(place, b)
              .with(place + 1, a)
              .join(''),
          ),
        ).not.toBe(right)
      }),
    )
  })
})

describe('reading a resident number', () => {
  it('answers the number in one form, and masked', () => {
    expect(readIdentity('resident-id', ' 11010519491231002x ', today)).toEqual({
      ok: true,
      value: { type: 'resident-id', value: '11010519491231002X', masked: '110105********002X' },
    })
  })
  it('understands full width', () => {
    expect(readIdentity('resident-id', '１１０１０１１９９００３０７００１１', today).ok).toBe(true)
  })
  it.each([
    ['fifteen digits', '110105491231002', 'document-fifteen-digits'],
    ['seventeen digits', '11010519491231002', 'document-malformed'],
    ['a letter inside', '11010519491231A02X', 'document-malformed'],
    ['an area code that starts with nought', withCheck('01010519900307001'), 'document-malformed'],
    ['a wrong check character', '110105194912310021', 'document-check-digit'],
    ['30 February', born('19900230'), 'document-date'],
    ['29 February of a common year', born('19910229'), 'document-date'],
    ['month 13', born('19901301'), 'document-date'],
    ['a birth to come', born('20261122'), 'document-date'],
    ['eighteen tomorrow', born('20081122'), 'document-age'],
    ['101 today', born('19251121'), 'document-age'],
    ['a birth in 1880', '440524188001010014', 'document-age'],
    ['nothing', '', 'document-malformed'],
  ])('refuses %s', (_, number, refusal) => {
    expect(readIdentity('resident-id', number, today)).toEqual({ ok: false, refusal })
  })
  it.each([
    ['eighteen today', born('20081121')],
    ['a hundred, 101 tomorrow', born('19251122')],
    ['born on 29 February', born('19920229')],
    ['an area code of the past', withCheck('41302719900307001')],
    ['a residence permit of a person from Hong Kong', withCheck('81000019900307001')],
  ])('accepts %s', (_, number) => {
    expect(readIdentity('resident-id', number, today)).toMatchObject({ ok: true, value: { value: number } })
  })
})

describe('reading other documents', () => {
  it.each<[DocumentType, string, string]>([
    ['passport', 'e12345678', 'E1*****78'],
    ['hk-macau-permit', 'H12345678', 'H1*****78'],
    ['hk-macau-permit', 'M1234567801', 'M1*******01'],
    ['taiwan-permit', '12345678', '12****78'],
    ['foreign-permanent-residence', 'USA110075010101', 'US***********01'],
    ['foreign-permanent-residence', '911124198108030024', '91**************24'],
  ])('%s %s is accepted without a checksum', (type, text, masked) => {
    expect(readIdentity(type, text, today)).toEqual({ ok: true, value: { type, value: text.toUpperCase(), masked } })
  })
  it.each<[DocumentType, string]>([
    ['passport', 'E12'],
    ['passport', 'ABCDEFGH'],
    ['passport', "E1234567'8"],
    ['hk-macau-permit', 'X12345678'],
    ['taiwan-permit', '1234567'],
    ['foreign-permanent-residence', 'USA123'],
  ])('%s %s is refused', (type, text) => {
    expect(readIdentity(type, text, today)).toEqual({ ok: false, refusal: 'document-malformed' })
  })
})
