// The mean variance of an item and the mean covariance of two items on a form, when no two candidates need have the same.

import type { ItemHash } from '#app/domain/ids.ts'
import { marksOf, type Sheet } from './sheet.ts'

export type Components = {
  /** Items with marks on a form: the mean over the candidates. */
  readonly items: number
  /** Mean variance of an item's marks as a share of its form; null when no item was seen twice. */
  readonly variance: number | null
  /** Mean covariance of two items that stand on one form; null when no two were seen together twice. */
  readonly covariance: number | null
}

type Entry = { readonly at: number; readonly y: number }
type FourTables = [Float64Array, Float64Array, Float64Array, Float64Array]

/**
 * Pools over all item versions, and over all pairs of them, what their own candidates' scores say, each with n − 1. With
 * one fixed form these are the plain means of its variances and covariances.
 */
export function components(sheets: readonly Sheet[]): Components {
  const index = new Map<ItemHash, number>()
  const rows = sheets.map(({ seen }) => {
    const { max } = marksOf(seen)
    return seen
      .filter((one) => one.max > 0)
      .map((one) => {
        const at = index.get(one.hash) ?? index.size
        index.set(one.hash, at)
        return { at, y: one.earned / max }
      })
      .sort((a, b) => a.at - b.at)
  })
  const size = index.size
  // Of each pair of items i ≤ j over those who saw both: how many, the sum of each one's, and of both multiplied.
  const cells = (size * (size + 1)) / 2
  const [n, first, second, product] = Array.from({ length: 4 }, () => new Float64Array(cells)) as FourTables
  for (const row of rows)
    for (let a = 0; a < row.length; a++)
      for (let b = a; b < row.length; b++) {
        const [one, two] = [row[a] as Entry, row[b] as Entry]
        const cell = (two.at * (two.at + 1)) / 2 + one.at
        n[cell] = (n[cell] as number) + 1
        first[cell] = (first[cell] as number) + one.y
        second[cell] = (second[cell] as number) + two.y
        product[cell] = (product[cell] as number) + one.y * two.y
      }

  const own = { total: 0, weight: 0 }
  const joint = { total: 0, weight: 0 }
  for (let j = 0, cell = 0; j < size; j++)
    for (let i = 0; i <= j; i++, cell++) {
      const together = n[cell] as number
      if (together < 2) continue
      const pool = i === j ? own : joint
      pool.total += (product[cell] as number) - ((first[cell] as number) * (second[cell] as number)) / together
      pool.weight += together - 1
    }
  return {
    items: rows.length === 0 ? 0 : rows.reduce((total, row) => total + row.length, 0) / rows.length,
    variance: own.weight === 0 ? null : own.total / own.weight,
    covariance: joint.weight === 0 ? null : joint.total / joint.weight,
  }
}
