import { describe, expect, it } from 'vitest'
import { add, formatMarks, hundredths } from '#app/domain/grading/mark.ts'

describe('marks', () => {
  it.each([
    [8650, '86.5'],
    [8600, '86'],
    [8625, '86.25'],
    [8605, '86.05'],
    [5, '0.05'],
    [50, '0.5'],
    [0, '0'],
    [10000, '100'],
    [1000000, '10000'],
  ])('of %d hundredths are written %s', (count, text) => {
    expect(formatMarks(hundredths(count))).toBe(text)
  })

  it.each([0.5, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('of %d hundredths are a fault', (count) => {
    expect(() => hundredths(count)).toThrow('whole hundredths')
  })

  it('add up exactly where decimal fractions do not', () => {
    expect(formatMarks(add(hundredths(10), hundredths(20)))).toBe('0.3')
  })
})
