// The content check for one item that is being written: what keeps it out of the bank, and what its writer should see.

import { type Catalogue, forceOf } from '#app/content/catalogue.ts'
import { type Cue, cuesIn, cuesOf } from '#app/content/checks/cues.ts'
import { keyFaults } from '#app/content/checks/keys.ts'
import { jaccard, trigrams } from '#app/content/checks/stems.ts'
import { wordsIn } from '#app/content/checks/words.ts'
import { item as itemSchema } from '#app/content/schema.ts'
import type { ItemDraft } from '#app/domain/exam/bank.ts'
import { type ItemVersion, lettersTellKey } from '#app/domain/exam/item.ts'
import { inForce } from '#app/domain/instant.ts'
import type { z } from 'zod'

/** By the code a page finds its words (`bank.faults`); `what` says the same in the manner of the content check. */
export type DraftFaultCode =
  | 'missing'
  | 'malformed'
  | 'too-few'
  | 'too-many'
  | 'control-characters'
  | 'forbidden-word'
  | 'facility'
  | 'topic'
  | 'dates'
  | 'case-part'
  | 'case-kind'
  | 'no-document'
  | 'no-article'
  | 'not-in-force'
  | 'own-enemy'
  | 'same-case'
  | 'letter-twice'
  | 'same-text'
  | 'key-missing'
  | 'key-no-option'
  | 'key-twice'
  | 'key-no-target'
  | 'target-twice'
  | 'nothing-wrong'
  | 'letters-tell'
export type Told = Readonly<Record<string, string | number>>

/** `path`: where in the draft's body, from its top, such as `options.0.text` or `key`; `facility` stands beside it. */
export interface DraftFault {
  readonly path: string
  readonly what: string
  readonly code: DraftFaultCode
  readonly detail?: Told
}

/** What does not keep an item out, and should be seen by its writer and by its second reader. */
export type DraftWarningCode =
  | Cue
  | 'longest-key'
  | 'near-item'
  | 'near-question'
  | 'outlasts-article'
  | 'reported-only'
export interface DraftWarning {
  readonly path: string
  readonly code: DraftWarningCode
  readonly detail: Told
}

/** The draft as the schema of an item file takes it. */
const asEntry = ({ body, itemId, facility }: ItemDraft) => {
  const { topic: _topic, group: _group, ...rest } = body
  return { ...rest, id: itemId ?? 'new', facility: facility / 100 }
}

/** The draft with its texts trimmed, as the content's reader leaves them: only so is it a version. Undefined: see `draftFaults`. */
export function settledDraft(draft: ItemDraft): ItemDraft | undefined {
  const parsed = itemSchema.safeParse(asEntry(draft))
  if (!parsed.success || parsed.data.kind === 'case') return undefined
  const { id: _id, facility: _facility, ...rest } = parsed.data
  const { topic, group } = draft.body
  return {
    ...draft,
    body: { ...rest, topic, ...(group && { group: { ...group, situation: group.situation.trim() } }) },
  }
}

/**
 * Every rule of the content check that holds for one item: the schema, key and letters, topic, dates, and citations that
 * resolve to articles in force on the item's first day. Enemies are asked of the bank, which knows more items than these.
 */
export function draftFaults(catalogue: Catalogue, draft: ItemDraft): readonly DraftFault[] {
  const { body, facility } = draft
  const faults: DraftFault[] = [...textFaults(catalogue, body, '')]
  const parsed = itemSchema.safeParse(asEntry(draft))
  if (!parsed.success) for (const issue of parsed.error.issues) faults.push(...schemaFaults(issue, !body.effectiveFrom))
  if (Number.isFinite(facility) && !Number.isInteger(facility) && !faults.some(({ path }) => path === 'facility'))
    faults.push({ path: 'facility', code: 'facility', what: 'facility: whole hundredths' })
  if (!catalogue.topics.some(({ id }) => id === body.topic))
    faults.push({
      path: 'topic',
      code: 'topic',
      what: `there is no topic ${body.topic}`,
      detail: { topic: body.topic },
    })
  faults.push(...groupFaults(body), ...citationFaults(catalogue, body), ...enemyFaults(draft))
  if (body.effectiveTo !== null && body.effectiveTo < body.effectiveFrom)
    faults.push({ path: 'effectiveTo', code: 'dates', what: 'ends before it begins' })
  if (!parsed.success || parsed.data.kind === 'case') return faults
  faults.push(
    ...keyFaults(parsed.data).map(({ path, what }) => ({ path: path.map(String).join('.'), what, ...coded(what) })),
  )
  const version: ItemVersion = { ...body, itemId: draft.itemId ?? 'new' }
  if (lettersTellKey(version))
    faults.push({ path: 'key', code: 'letters-tell', what: 'the letters run in the order of the key and give it away' })
  return faults
}

/** @param nothing whether no first day was given at all */
function schemaFaults(issue: z.core.$ZodIssue, nothing: boolean): DraftFault[] {
  const path = issue.path.map(String).join('.')
  const fault = (code: DraftFaultCode, detail?: Told): DraftFault[] => [
    { path, code, what: `${path ? `${path}: ` : ''}${issue.message}`, ...(detail && { detail }) },
  ]
  if (path === 'facility') return fault('facility')
  if (issue.code === 'too_small' && issue.origin === 'string') return fault('missing')
  if (issue.code === 'too_small' && issue.origin === 'array') return fault('too-few', { least: Number(issue.minimum) })
  if (issue.code === 'too_big' && issue.origin === 'array') return fault('too-many', { most: Number(issue.maximum) })
  if (path === 'key' || (path === 'effectiveFrom' && nothing) || (issue.code === 'invalid_type' && /received (?:undefined|null)/.test(issue.message))) return fault('missing')
  return fault('malformed')
}

function* textFaults(catalogue: Catalogue, value: unknown, path: string): Iterable<DraftFault> {
  if (typeof value === 'string') {
    for (const what of wordsIn(value, catalogue.forbiddenWords))
      yield { path, code: 'forbidden-word', what, detail: { word: /^the word (.+?) may not/.exec(what)?.[1] ?? '' } }
    if (/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|\p{Cs}/u.test(value))
      yield { path, code: 'control-characters', what: `${path}: characters that no file can carry` }
  } else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) yield* textFaults(catalogue, inner, path ? `${path}.${name}` : name)
}

/** A case set has three to five parts, each with one right answer to choose or judge. */
function groupFaults({ group, kind }: ItemDraft['body']): DraftFault[] {
  if (!group) return []
  const faults: DraftFault[] = []
  if (group.situation.trim() === '')
    faults.push({ path: 'group.situation', code: 'missing', what: 'group.situation: missing' })
  if (![3, 4, 5].includes(group.of) || !Number.isInteger(group.part) || group.part < 1 || group.part > group.of)
    faults.push({
      path: 'group.part',
      code: 'case-part',
      what: 'a case set has three to five parts',
      detail: { part: group.part, of: group.of },
    })
  if (kind === 'ordering' || kind === 'matching')
    faults.push({ path: 'kind', code: 'case-kind', what: `a part of a case set is not ${kind}` })
  return faults
}

function citationFaults(catalogue: Catalogue, { articles, effectiveFrom }: ItemDraft['body']): DraftFault[] {
  return articles.flatMap(({ document, article }, i): DraftFault[] => {
    const path = `articles.${i}`
    const regulation = catalogue.regulations.get(document)
    if (!regulation)
      return [{ path, code: 'no-document', what: `there is no document ${document}`, detail: { document } }]
    const found = catalogue.article(document, article)
    if (!found)
      return [
        {
          path,
          code: 'no-article',
          what: `document ${document} has no article ${article}`,
          detail: { document, article },
        },
      ]
    const { from, to } = forceOf(regulation, found)
    if (inForce(effectiveFrom, from, to)) return []
    const what = `${document} ${article} was not in force on ${effectiveFrom} (from ${from}${to ? ` to ${to}` : ''})`
    return [{ path, code: 'not-in-force', what, detail: { document, article, on: effectiveFrom, from, to: to ?? 'none' } }]
  })
}

function enemyFaults({ itemId, body }: ItemDraft): DraftFault[] {
  return body.enemies.flatMap((enemy, i): DraftFault[] => {
    const path = `enemies.${i}`
    if (enemy === itemId) return [{ path, code: 'own-enemy', what: 'an item is not its own enemy' }]
    return enemy === body.group?.id ? [{ path, code: 'same-case', what: `${enemy} is of the same case set` }] : []
  })
}

/** The sentences of `keyFaults`, each with its code. */
const KEY_SENTENCES: readonly (readonly [RegExp, DraftFaultCode, string?])[] = [
  [/^option (\w*) stands twice$/, 'letter-twice', 'letter'],
  [/^two options say the same$/, 'same-text'],
  [/^no option is wrong$/, 'nothing-wrong'],
  [/^the (?:order|key) leaves out (.+)$/, 'key-missing', 'letters'],
  [/^the key (.*) is no option$/, 'key-no-option', 'letter'],
  [/^there is no option (.*)$/, 'key-no-option', 'letter'],
  [/^the key names (.*) twice$/, 'key-twice', 'letter'],
  [/^there is no target (.*)$/, 'key-no-target', 'letter'],
  [/^target (\w*) stands twice$/, 'target-twice', 'letter'],
]

function coded(what: string): { code: DraftFaultCode; detail?: Told } {
  for (const [sentence, code, name] of KEY_SENTENCES) {
    const found = sentence.exec(what)
    if (found) return name ? { code, detail: { [name]: found[1] ?? '' } } : { code }
  }
  return { code: 'malformed' }
}

/** Of the letters and digits of two stems, the share that is common from which one is told of the other. */
const NEAR = 0.6
const SHOWN = 3

/**
 * What a test-wise guesser could use, stems that are nearly the same as another's, and citations to look at again.
 * @param bank the versions that the draft is compared with, its own item among them or not
 */
export function draftWarnings(
  catalogue: Catalogue,
  draft: ItemDraft,
  bank: readonly ItemVersion[],
): readonly DraftWarning[] {
  const version: ItemVersion = { ...draft.body, itemId: draft.itemId ?? '' }
  return [...cueWarnings(version), ...nearStems(catalogue, version, bank), ...citationWarnings(catalogue, draft.body)]
}

function cueWarnings(version: ItemVersion): DraftWarning[] {
  const cues: readonly DraftWarningCode[] = cuesIn(version)
  const longest = cuesOf([version]).longestKey === 1 && !cues.includes('long-key')
  return [...cues, ...(longest ? (['longest-key'] as const) : [])].map((code) => ({ path: 'options', code, detail: {} }))
}

function nearStems(catalogue: Catalogue, version: ItemVersion, bank: readonly ItemVersion[]): DraftWarning[] {
  const { group, itemId } = version
  // Parts of one case share its situation: only their stems can tell them apart.
  const own = { alone: trigrams(version.stem), whole: trigrams((group?.situation ?? '') + version.stem) }
  const near = (text: string, grams: ReadonlySet<string>) => {
    const theirs = trigrams(text)
    return Math.min(grams.size, theirs.size) <= NEAR * Math.max(grams.size, theirs.size) ? 0 : jaccard(grams, theirs)
  }
  const items = bank
    .filter((other) => other.itemId !== itemId)
    .map((other) => {
      const together = group !== undefined && other.group?.id === group.id
      const share = together
        ? near(other.stem, own.alone)
        : near((other.group?.situation ?? '') + other.stem, own.whole)
      return { code: 'near-item' as const, name: other.itemId, share }
    })
  const questions = catalogue.lessons.flatMap((lesson) =>
    lesson.questions.map(({ id, stem }) => ({
      code: 'near-question' as const,
      name: `${lesson.id} ${id}`,
      share: near(stem, own.whole),
    })),
  )
  return [...items, ...questions]
    .filter(({ share }) => share > NEAR)
    .sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ code, name, share }) => ({ path: 'stem', code, detail: { name, percent: Math.round(share * 100) } }))
}

function citationWarnings(catalogue: Catalogue, { articles, effectiveTo }: ItemDraft['body']): DraftWarning[] {
  const warnings = articles.flatMap(({ document, article }, i): DraftWarning[] => {
    const regulation = catalogue.regulations.get(document)
    const found = catalogue.article(document, article)
    const to = regulation && found ? forceOf(regulation, found).to : null
    const outlasts = to !== null && (effectiveTo === null || effectiveTo > to)
    return outlasts ? [{ path: `articles.${i}`, code: 'outlasts-article', detail: { document, article, to } }] : []
  })
  const reported =
    articles.length > 0 && articles.every(({ document }) => catalogue.regulations.get(document)?.trust === 'reported')
  return reported ? [...warnings, { path: 'articles', code: 'reported-only', detail: {} }] : warnings
}
