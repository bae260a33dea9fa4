// The components of lessons: what a table, a timeline, a flow, a branching case and a set of cards must hold.

import { type Body, type Element, scanBody, type Tag, within } from '#app/content/body.ts'
import { forceOf } from '#app/content/catalogue.ts'
import type { Library } from '#app/content/checks/citations.ts'
import { edgeFaults, type Edge } from '#app/content/checks/paths.ts'
import { repeated } from '#app/content/checks/repeated.ts'
import type { Content } from '#app/content/read.ts'
import type { Fault } from '#app/content/source.ts'
import { parseDay } from '#app/domain/instant.ts'

type Told = Omit<Fault, 'file'>

const STEPS = [3, 9] as const
const SCENES = [4, 8] as const
const CARDS = [4, 8] as const
const MOMENTS = [2, 12] as const
/** Tools with a page of their own: once in a lesson is enough. */
const TOOLS = ['MicroDramaClass', 'ReviewersNeeded']

export function componentFaults(content: Content, library: Library): Fault[] {
  return content.lessons.flatMap(({ file, body, bodyLine }) =>
    bodyFaults(scanBody(body, bodyLine), library).map((told) => ({ file, ...told })),
  )
}

/** What is wrong with the components of one body; nothing while its tags are not closed in pairs. */
function bodyFaults({ elements, tags }: Body, library: Library): Told[] {
  const tools = tags.filter((tag) => TOOLS.includes(tag.name))
  const again = repeated(tools.map((tag) => tag.name)).flatMap((i) => tools[i] ?? [])
  return [
    ...elements.flatMap(within).flatMap((element) => faultsOf(element, library)),
    ...again.map(({ name, line }) => ({ line, what: `<${name} /> stands once in a lesson` })),
  ]
}

function faultsOf(element: Element, library: Library): Told[] {
  switch (element.tag.name) {
    case 'Compare':
      return tableFaults(element)
    case 'Timeline':
      return [...numberFaults(element, 'Moment', MOMENTS), ...timelineFaults(element, library)]
    case 'Flow':
      return [...numberFaults(element, 'Step', STEPS), ...flowFaults(element)]
    case 'Branch':
      return [...numberFaults(element, 'Scene', SCENES), ...branchFaults(element)]
    case 'Cards':
      return [...numberFaults(element, 'Card', CARDS), ...cardFaults(element)]
    default:
      return []
  }
}

const given = (tag: Tag, name: string): string | undefined => tag.attributes.get(name)?.trim() || undefined
const named = ({ children }: Element, name: string): Element[] => children.filter((child) => child.tag.name === name)
const at = ({ line }: Tag, what: string): Told => ({ line, what })

function numberFaults(element: Element, name: string, [least, most]: readonly [number, number]): Told[] {
  const number = named(element, name).length
  if (number >= least && number <= most) return []
  return [at(element.tag, `<${element.tag.name}> holds ${least} to ${most} <${name}>, not ${number}`)]
}

/** A text that stands twice among the attributes of some components. */
function twice(elements: readonly Element[], attribute: string): Told[] {
  const values = elements.map(({ tag }) => given(tag, attribute))
  return repeated(values).flatMap((i) => {
    const [value, element] = [values[i], elements[i]]
    return value && element ? [at(element.tag, `${attribute}="${value}" stands twice in <${element.tag.name}>s`)] : []
  })
}

// ── Compare ──────────────────────────────────────────────────────────────────────────────────────────────

const cellsOf = (row: string): string[] =>
  row
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())

/** One table and nothing else, with a heading in every column and row. Tags within cells are blank here. */
function tableFaults({ tag, closedOn, text, children }: Element): Told[] {
  const all = text.split('\n')
  const lines = all.map((row, i) => ({ row: row.trim(), line: closedOn.line - all.length + 1 + i }))
  const rows = lines.filter(({ row }) => row.startsWith('|'))
  const head = cellsOf(rows[0]?.row ?? '')
  const body = rows.slice(2)
  if (!/^\|(\s*:?-+:?\s*\|)+$/.test(rows[1]?.row ?? '') || body.length === 0)
    return [at(tag, 'a <Compare> holds a table: a row of headings, a row of |---|, and the rows, each | … |')]
  const faults = lines
    .filter(({ row }) => row !== '' && !row.startsWith('|'))
    .map(({ line }) => ({ line, what: 'a <Compare> holds nothing but its table' }))
  if (head.length < 2) faults.push(at(tag, 'a <Compare> has at least two columns'))
  // A heading may be a citation alone: then its text is empty, but a tag stands on its line.
  const quoted = new Set(children.map((child) => child.tag.line))
  for (const { row, line } of body) {
    const cells = cellsOf(row)
    if (cells.length !== head.length)
      faults.push({ line, what: `a row of ${cells.length} cells in a table of ${head.length} columns` })
    else if (cells[0] === '' && !quoted.has(line))
      faults.push({ line, what: 'the first column of a <Compare> names its row' })
  }
  return faults
}

// ── Timeline ─────────────────────────────────────────────────────────────────────────────────────────────

function timelineFaults(element: Element, library: Library): Told[] {
  const moments = named(element, 'Moment')
  const order = moments.flatMap(({ tag }, i) => {
    const [before, from] = [moments[i - 1] && given(moments[i - 1]!.tag, 'from'), given(tag, 'from')]
    return before && from && from < before ? [at(tag, `from ${from} stands after ${before}: the earliest first`)] : []
  })
  return [...order, ...moments.flatMap((moment) => momentFaults(moment, library))]
}

function momentFaults({ tag, text }: Element, library: Library): Told[] {
  const [from, to] = [given(tag, 'from'), given(tag, 'to')]
  const faults: Told[] = []
  if (text.trim() === '') faults.push(at(tag, 'a <Moment> says in a sentence what holds from then on'))
  for (const day of [from, to]) {
    if (day !== undefined && !parseDay(day)) faults.push(at(tag, `${day} is no day: write YYYY-MM-DD`))
  }
  if (from && to && to < from) faults.push(at(tag, 'ends before it begins'))
  const cited = citationOf(tag)
  if (cited === 'half') faults.push(at(tag, 'document and article stand together'))
  if (faults.length > 0 || typeof cited !== 'object' || from === undefined) return faults
  const found = library.find(cited)
  if (!found) return faults
  const force = forceOf(found.regulation, found.article)
  const agrees = from === force.from && (force.to === null || (to !== undefined && to <= force.to))
  const dates = `from="${force.from}"${force.to ? ` to="${force.to}"` : ''}`
  return agrees ? [] : [at(tag, `${cited.document} ${cited.article} has the dates ${dates} in the library`)]
}

/** What a component cites; `half` when only one of document and article is named. */
function citationOf(tag: Tag): { document: string; article: string } | 'half' | undefined {
  const [document, article] = [given(tag, 'document'), given(tag, 'article')]
  if (document && article) return { document, article }
  return document || article ? 'half' : undefined
}

// ── Flow ─────────────────────────────────────────────────────────────────────────────────────────────────

function flowFaults(element: Element): Told[] {
  const steps = named(element, 'Step')
  const edges = steps.flatMap(({ tag }): Edge[] =>
    ['yes', 'no'].flatMap((answer) => {
      const to = given(tag, answer)
      return to && given(tag, 'ask') ? [{ from: given(tag, 'id') ?? '', to, line: tag.line, label: answer }] : []
    }),
  )
  return [
    ...twice(steps, 'id'),
    ...steps.flatMap(({ tag }) => stepFaults(tag)),
    ...edgeFaults('step', nodesOf(steps), edges),
  ]
}

function stepFaults(tag: Tag): Told[] {
  const [ask, end, yes, no] = ['ask', 'end', 'yes', 'no'].map((name) => given(tag, name))
  const faults: Told[] = []
  if ((ask === undefined) === (end === undefined))
    return [at(tag, 'a <Step> either asks, ask="…？" yes="…" no="…", or ends, end="…"')]
  if (ask && !(yes && no)) faults.push(at(tag, 'a <Step> that asks names its next steps: yes="…" no="…"'))
  if (ask && yes && yes === no) faults.push(at(tag, 'yes and no lead to the same step: then nothing is asked'))
  if (end && (yes || no)) faults.push(at(tag, 'a <Step> that ends leads nowhere: no yes and no no'))
  const cited = citationOf(tag)
  if (cited === 'half') faults.push(at(tag, 'document and article stand together'))
  if (ask && cited) faults.push(at(tag, 'a <Step> that asks cites nothing: the end does'))
  return faults
}

const nodesOf = (elements: readonly Element[]) =>
  elements.map(({ tag }) => ({ id: given(tag, 'id') ?? '', line: tag.line }))

// ── Branch ───────────────────────────────────────────────────────────────────────────────────────────────

function branchFaults(element: Element): Told[] {
  const scenes = named(element, 'Scene')
  const edges = scenes.flatMap((scene) =>
    named(scene, 'Choice').map(
      ({ tag }): Edge => ({
        from: given(scene.tag, 'id') ?? '',
        to: given(tag, 'to') ?? '',
        line: tag.line,
        label: 'to',
      }),
    ),
  )
  const verdicts = scenes.map(({ tag }) => given(tag, 'verdict'))
  const good = verdicts.includes('good') ? [] : [at(element.tag, 'a <Branch> has an ending with verdict="good"')]
  const bad = verdicts.includes('bad') ? [] : [at(element.tag, 'a <Branch> has an ending with verdict="bad"')]
  return [
    ...good,
    ...bad,
    ...twice(scenes, 'id'),
    ...scenes.flatMap(sceneFaults),
    ...edgeFaults('scene', nodesOf(scenes), edges),
  ]
}

function sceneFaults(scene: Element): Told[] {
  const choices = named(scene, 'Choice')
  const verdict = given(scene.tag, 'verdict')
  const faults: Told[] = twice(choices, 'text')
  if (scene.text.trim() === '') faults.push(at(scene.tag, 'a <Scene> says what happens'))
  if (choices.length === 1) faults.push(at(scene.tag, 'one <Choice> is none: a <Scene> has two or more, or ends'))
  if (choices.length > 0 && verdict)
    faults.push(at(scene.tag, 'a verdict belongs to an ending, a scene without choices'))
  if (choices.length === 0 && verdict !== 'good' && verdict !== 'bad')
    faults.push(at(scene.tag, 'a <Scene> without choices is an ending: verdict="good" or verdict="bad"'))
  return faults
}

// ── Cards ────────────────────────────────────────────────────────────────────────────────────────────────

function cardFaults(element: Element): Told[] {
  const cards = named(element, 'Card')
  const empty = cards
    .filter((card) => card.text.trim() === '')
    .map(({ tag }) => at(tag, 'a <Card> has a back: its text'))
  return [...twice(cards, 'front'), ...empty]
}
