// Any item that the bank lets in, for properties: wording made of what files stumble over.

import fc from 'fast-check'
import { itemHash, LEVELS, type ItemVersion } from '#app/domain/exam/item.ts'
import { addDays, type Day } from '#app/domain/instant.ts'
import type { Leaving } from '#app/services/exchange/sheet-write.ts'

const SIGNS = [
  '审',
  '播',
  '〔2012〕',
  '（一）',
  '“引号”',
  '\u3000',
  'a',
  'Z',
  '0',
  ' ',
  '  ',
  '\n',
  '\n\n',
  '\t',
  '&',
  '<b>',
  '</p>',
  ']]>',
  '<!--',
  '"',
  "'",
  '=1+1',
  '+',
  '-',
  '@',
  "'=",
  ',',
  ';',
  '{',
  '}',
  '~',
  '#',
  '\\',
  '%',
  '_x0041_',
  '_x005F_',
  '🀄',
  'é',
  '\u00a0',
  '&amp;',
  '::',
  '->',
  '{{',
  '|',
]
/** Trimmed, not empty, without control characters: what the bank calls a text. */
export const anyText = fc
  .array(fc.oneof(fc.constantFrom(...SIGNS), fc.string({ unit: 'binary', maxLength: 3 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) =>
    parts
      .join('')
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|\p{Cs}/gu, '')
      .trim(),
  )
  .filter((text) => text !== '')

const slug = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}$/)
const day = fc.integer({ min: 0, max: 9000 }).map((days) => addDays('2010-01-01' as Day, days))
const letters = (least: number, most: number) =>
  fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], { minLength: least, maxLength: most })
const optionsOf = (ids: readonly string[]) =>
  fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), text: anyText, rationale: anyText })))
const targetsOf = (ids: readonly string[]) =>
  fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), text: anyText })))

const asked = fc.oneof(
  letters(3, 6).chain((ids) =>
    fc.record({
      kind: fc.constant('single' as const),
      options: optionsOf(ids),
      shuffle: fc.boolean(),
      key: fc.constantFrom(...ids),
    }),
  ),
  letters(3, 6).chain((ids) =>
    fc.record({
      kind: fc.constant('multiple' as const),
      options: optionsOf(ids),
      shuffle: fc.boolean(),
      key: fc.shuffledSubarray(ids, { minLength: 2 }),
    }),
  ),
  fc.record({ kind: fc.constant('true-false' as const), key: fc.boolean() }),
  letters(3, 6).chain((ids) =>
    fc.record({
      kind: fc.constant('ordering' as const),
      options: optionsOf(ids),
      key: fc.shuffledSubarray(ids, { minLength: ids.length }),
    }),
  ),
  fc.tuple(letters(2, 6), letters(2, 8)).chain(([ids, targets]) =>
    fc.record({
      kind: fc.constant('matching' as const),
      options: optionsOf(ids),
      targets: targetsOf(targets),
      key: fc
        .tuple(...ids.map(() => fc.constantFrom(...targets)))
        .map((chosen) => Object.fromEntries(ids.map((id, i) => [id, chosen[i] as string]))),
    }),
  ),
)

/** @param topics ids that exist */
const anyItem = (
  topics: readonly string[],
  documents: readonly { document: string; article: string }[],
): fc.Arbitrary<Leaving> =>
  fc
    .record({
      asked,
      common: fc.record({
        itemId: slug,
        topic: fc.constantFrom(...topics),
        level: fc.constantFrom(...LEVELS),
        stem: anyText,
        rationale: anyText,
        articles: fc.shuffledSubarray([...documents], { minLength: 1, maxLength: 4 }),
        effectiveFrom: day,
        effectiveTo: fc.option(day),
        enemies: fc.uniqueArray(slug, { maxLength: 4 }),
      }),
      group: fc.option(
        fc.record({ id: slug, situation: anyText, part: fc.integer({ min: 1, max: 5 }), of: fc.constant(5) }),
        { nil: undefined },
      ),
      facility: fc.integer({ min: 20, max: 95 }),
    })
    .map(({ asked, common, group, facility }) => ({
      version: { ...common, ...asked, ...(group && { group }) } as ItemVersion,
      facility,
    }))

/** Items with one id each, as a bank has them. */
export const anyItems = (...args: Parameters<typeof anyItem>): fc.Arbitrary<Leaving[]> =>
  fc.uniqueArray(anyItem(...args), { minLength: 1, maxLength: 6, selector: ({ version }) => version.itemId })

export const hashes = (items: readonly Leaving[]): string[] => items.map(({ version }) => itemHash(version)).sort()
