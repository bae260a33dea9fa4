import { describe, expect, it } from 'vitest'
import { screen } from '#app/domain/analysis/collusion.ts'
import type { Sheet } from '#app/domain/analysis/sheet.ts'
import { drawFrom } from '#app/domain/draw.ts'
import { hashAt, strangers } from './sheets.ts'

/** The second copies a share of what the first answered, right or wrong, where both saw the item. */
function copying(sheets: readonly Sheet[], from: number, by: number, share: number): Sheet[] {
  const draw = drawFrom(`copy ${from} ${by}`)
  const source = new Map(sheets[from]?.seen.map((one) => [one.hash, one]))
  return sheets.map((sheet, i) =>
    i === by ? { ...sheet, seen: sheet.seen.map((one) => (draw.below(100) < share * 100 ? (source.get(one.hash) ?? one) : one)) } : sheet,
  )
}
const namesOf = (sheets: readonly Sheet[], ...at: number[]) => at.map((i) => sheets[i]?.id)

describe('the collusion screen', () => {
  it('keeps its word about strangers: of 120 sittings of strangers not more than four have a strong pair', () => {
    const sittings = Array.from({ length: 120 }, (_, i) => strangers({ seed: `strangers ${i}`, candidates: 50, bank: 50, form: i % 2 ? 50 : 30, spread: 1.2 }))
    const with_ = sittings.filter((sheets) => screen(sheets)?.pairs.some(({ strength }) => strength === 'strong'))
    // The promise is 1.2 on average; the shares count the pair’s own answers, so it is fewer.
    expect(with_.length).toBeLessThanOrEqual(4)
  })

  it.each([
    { name: 'one form for all', bank: 80, form: 80, share: 0.7 },
    { name: 'random forms from a bank', bank: 120, form: 100, share: 0.9 },
  ])('finds who copied, and nobody else: $name', ({ bank, form, share }) => {
    const sheets = copying(strangers({ seed: 'copied', candidates: 200, bank, form }), 17, 130, share)
    const found = screen(sheets) ?? expect.fail()
    expect(found.pairs.filter(({ strength }) => strength === 'strong').map((pair) => pair.sheets)).toEqual([namesOf(sheets, 17, 130)])
    const [pair] = found.pairs
    expect(pair?.familyP).toBeLessThan(0.01)
    expect(pair?.same).toBeGreaterThan((pair?.expected ?? 0) * 1.5)
    expect(pair?.items.filter(({ same }) => same)).toHaveLength(pair?.same ?? -1)
    expect(pair?.items).toHaveLength(pair?.bothWrong ?? -1)
    expect(pair?.bothSaw).toBeLessThanOrEqual(form)
    expect(found.candidates).toBe(200)
    expect(found.compared).toBeLessThanOrEqual((200 * 199) / 2)
  })

  it('says nothing of two who share only right answers', () => {
    const able = strangers({ seed: 'able', candidates: 60, bank: 40, form: 40 }).map((sheet, i) =>
      i < 2 ? { ...sheet, seen: sheet.seen.map((one) => ({ ...one, earned: 100, score: 1, response: 'b' })) } : sheet,
    )
    expect(screen(able)?.pairs.flatMap(({ sheets }) => sheets).filter((id) => namesOf(able, 0, 1).includes(id))).toEqual([])
  })

  it('takes no empty answer for a wrong one that was shared', () => {
    const absent = strangers({ seed: 'absent', candidates: 60, bank: 40, form: 40 }).map((sheet, i) =>
      i < 2 ? { ...sheet, seen: sheet.seen.map((one) => ({ ...one, earned: 0, score: 0, response: null })) } : sheet,
    )
    expect(screen(absent)?.pairs.flatMap(({ sheets }) => sheets).filter((id) => namesOf(absent, 0, 1).includes(id))).toEqual([])
  })

  it('leaves out items whose marks a ruling settled', () => {
    const sheets = copying(strangers({ seed: 'copied', candidates: 60, bank: 40, form: 40 }), 3, 4, 1)
    const all = new Set(Array.from({ length: 40 }, (_, i) => hashAt(i)))
    expect(screen(sheets)?.pairs).not.toEqual([])
    expect(screen(sheets, all)).toMatchObject({ compared: 0, pairs: [] })
  })

  it('does not screen fewer than thirty', () => {
    const sheets = strangers({ seed: 'few', candidates: 30, bank: 20, form: 20 })
    expect(screen(sheets.slice(1))).toBeNull()
    expect(screen(sheets)).not.toBeNull()
  })

  it('screens the 124,750 pairs of five hundred candidates in a few seconds of one processor', () => {
    const sheets = strangers({ seed: 'many', candidates: 500, bank: 300, form: 100 })
    // Of this process alone: others may keep the machine busy.
    const from = process.cpuUsage()
    const found = screen(sheets)
    const seconds = process.cpuUsage(from).user / 1e6
    expect(found?.compared).toBeGreaterThan(120_000)
    expect(seconds).toBeLessThan(5)
  })
})
