// A lesson's MDX body as the check sees it: its tags, and whatever would make it more than text. Lessons are data, so
// neither JavaScript nor HTML may stand in them. The build compiles the body; this finds the line of what is wrong.

interface Component {
  /** Attributes it must have, and those it may have. */
  readonly needs: readonly string[]
  readonly may?: readonly string[]
  /** Whether it stands alone, `<X … />`; else it holds text. */
  readonly alone?: true
  /** The component directly in which it must stand. */
  readonly within?: string
  /** Nothing but these may stand directly in it, text neither. */
  readonly holds?: readonly string[]
  /** Of components, only these may stand in its text; all may when this is not given. */
  readonly quotes?: readonly string[]
}

const CITING = ['Ref', 'Cite']

/** The components a lesson may use. */
export const COMPONENTS: Readonly<Record<string, Component>> = {
  Cite: { needs: ['document', 'article'], alone: true },
  Ref: { needs: ['document', 'article'], alone: true },
  Ask: { needs: ['id'], alone: true },
  Case: { needs: ['title'] },
  Situation: { needs: [], within: 'Case' },
  LookFor: { needs: [], within: 'Case' },
  Decision: { needs: [], within: 'Case' },
  OnSheet: { needs: [], within: 'Case' },
  Compare: { needs: ['caption'], quotes: ['Ref'] },
  Timeline: { needs: ['caption'], holds: ['Moment'] },
  Moment: { needs: ['from', 'title'], may: ['to', 'document', 'article'], within: 'Timeline', quotes: CITING },
  Flow: { needs: ['caption'], holds: ['Step'] },
  Step: { needs: ['id'], may: ['ask', 'yes', 'no', 'end', 'document', 'article'], alone: true, within: 'Flow' },
  Branch: { needs: ['title'], holds: ['Scene'] },
  Scene: { needs: ['id'], may: ['verdict'], within: 'Branch', quotes: [...CITING, 'Choice'] },
  Choice: { needs: ['to', 'text'], alone: true, within: 'Scene' },
  Cards: { needs: ['caption'], holds: ['Card'] },
  Card: { needs: ['front'], within: 'Cards', quotes: CITING },
  MicroDramaClass: { needs: [], alone: true },
  ReviewersNeeded: { needs: [], alone: true },
}

/** Attributes that a reader reads. */
const READ = ['caption', 'front', 'ask', 'end', 'text']

export interface Tag {
  readonly name: string
  readonly line: number
  readonly kind: 'open' | 'close' | 'alone'
  readonly attributes: ReadonlyMap<string, string>
  /** Whether text stands before or behind it on its lines. */
  readonly inText: boolean
}
/** A component with what stands in it. */
export interface Element {
  readonly tag: Tag
  readonly closedOn: Tag
  /** The text directly in it, line breaks kept, tags and code blanked. */
  readonly text: string
  readonly children: readonly Element[]
}
export interface BodyFault {
  readonly line: number
  readonly what: string
}
export interface Body {
  readonly tags: readonly Tag[]
  /** The outermost components in their order; empty when tags are not closed in pairs. */
  readonly elements: readonly Element[]
  readonly faults: readonly BodyFault[]
  /** What a reader reads: characters without tags, marks of Markdown and spaces. */
  readonly characters: number
}

const TAG = /<(\/?)([A-Za-z][\w.-]*)((?:\s+[A-Za-z][\w-]*=(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y
const ATTRIBUTE = /([A-Za-z][\w-]*)=(?:"([^"]*)"|'([^']*)')/g

/** @param firstLine the line of the file on which the body starts */
export function scanBody(body: string, firstLine: number): Body {
  const text = withoutCode(body)
  const pieces: (Tag | string)[] = []
  const faults: BodyFault[] = []
  let line = firstLine
  let prose = ''
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string
    if (c === '\n') line++
    if (c !== '<') {
      if (c === '{' || c === '}') faults.push({ line, what: `${c} starts or ends JavaScript: write it as \\${c}` })
      prose += c
      continue
    }
    TAG.lastIndex = i
    const match = TAG.exec(text)
    if (!match) {
      faults.push({ line, what: 'not a tag with quoted attributes: write < as \\<' })
      continue
    }
    const [whole, close, name = '', given = '', alone] = match
    const attributes = new Map([...given.matchAll(ATTRIBUTE)].map((a) => [a[1] ?? '', a[2] ?? a[3] ?? '']))
    const kind = close ? 'close' : alone ? 'alone' : 'open'
    pieces.push(prose, { name, line, kind, attributes, inText: isInText(text, i, i + whole.length) })
    prose = ''
    line += whole.split('\n').length - 1
    i += whole.length - 1
  }
  pieces.push(prose)
  text.split('\n').forEach((l, i) => {
    if (/^(import|export)\b/.test(l)) faults.push({ line: firstLine + i, what: 'no import and no export in a lesson' })
  })
  const tags = pieces.filter((p) => typeof p !== 'string')
  const elements = elementsOf(pieces)
  const read = pieces.map((p) => (typeof p === 'string' ? p : READ.map((a) => p.attributes.get(a) ?? '').join('')))
  return {
    tags,
    elements: elements ?? [],
    faults: [...faults, ...tagFaults(tags), ...(elements ?? []).flatMap((e) => placeFaults(e, undefined))],
    characters: lengthOf(read.join('')),
  }
}

/** An article that a text cites, and the line of the body on which it does. */
export interface CitedInBody {
  readonly document: string
  readonly article: string
  readonly line: number
}

/** The articles that a body cites, in its order: whatever names a document and an article does. */
export const citedInBody = (body: string): CitedInBody[] =>
  scanBody(body, 1).tags.flatMap(({ attributes, line }) => {
    const [document, article] = [attributes.get('document'), attributes.get('article')]
    return document && article ? [{ document, article, line }] : []
  })

/** Characters of a text that are read: no spaces, and none of Markdown's marks. */
export const lengthOf = (text: string): number => [...text.replace(/[\s#*_`|>~-]/g, '')].length

/** Every component in another, at any depth, itself first. */
export const within = (element: Element): Element[] => [element, ...element.children.flatMap(within)]

/** The body with code and escaped characters blanked, line breaks kept. */
function withoutCode(body: string): string {
  const blank = (s: string) => s.replace(/[^\n]/g, ' ')
  return body
    .replace(/^(`{3,}|~{3,})[^\n]*\n(?:[\s\S]*?\n)?\1[^\n]*$/gm, blank)
    .replace(/(`+)(?!`)[^`](?:[\s\S]*?[^`])?\1(?!`)/g, (s) => (s.includes('\n\n') ? s : blank(s)))
    .replace(/\\[\s\S]/g, blank)
}

/** Whether anything but tags and spaces stands on the lines of a tag. */
function isInText(text: string, from: number, to: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from)
  const end = text.indexOf('\n', to)
  const after = text.slice(to, end < 0 ? undefined : end)
  return `${before}${after}`.replace(/<[^<>]*>/g, '').trim() !== ''
}

function tagFaults(tags: readonly Tag[]): BodyFault[] {
  const faults: BodyFault[] = []
  const open: Tag[] = []
  for (const tag of tags) {
    const { name, line, attributes } = tag
    const known = componentOf(name)
    if (!known) faults.push({ line, what: `<${name}> is not a component of lessons` })
    else if (tag.kind !== 'close') {
      const { needs, may = [] } = known
      for (const a of needs) if (!attributes.get(a)?.trim()) faults.push({ line, what: `<${name}> needs ${a}="…"` })
      for (const a of attributes.keys())
        if (!needs.includes(a) && !may.includes(a)) faults.push({ line, what: `<${name}> knows no ${a}` })
    }
    if (tag.kind === 'open') open.push(tag)
    if (tag.kind === 'close' && open.pop()?.name !== name)
      faults.push({ line, what: `</${name}> closes what is not open` })
  }
  for (const tag of open) faults.push({ line: tag.line, what: `<${tag.name}> is not closed` })
  return faults
}

const componentOf = (name: string): Component | undefined =>
  Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name] : undefined

/** The components in one another; undefined when some are not closed, so that what stands where would be a guess. */
function elementsOf(pieces: readonly (Tag | string)[]): Element[] | undefined {
  interface Growing extends Element {
    closedOn: Tag
    text: string
    readonly children: Element[]
  }
  const top: Element[] = []
  const open: Growing[] = []
  for (const piece of pieces) {
    const around = open.at(-1)
    if (typeof piece === 'string') {
      if (around) around.text += piece
      continue
    }
    if (piece.kind === 'close') {
      const closed = open.pop()
      if (closed?.tag.name !== piece.name) return undefined
      closed.closedOn = piece
      continue
    }
    const element: Growing = { tag: piece, closedOn: piece, text: '', children: [] }
    ;(around?.children ?? top).push(element)
    if (piece.kind === 'open') open.push(element)
  }
  return open.length > 0 ? undefined : top
}

/** What stands where it may not: MDX would compile some of it, into something nobody meant. */
function placeFaults(element: Element, around: Element | undefined): BodyFault[] {
  const { tag, closedOn, text, children } = element
  const { name, line } = tag
  const inner = children.flatMap((child) => placeFaults(child, element))
  const known = componentOf(name)
  if (!known) return inner
  const faults: BodyFault[] = []
  const wrong = (what: string, at = line) => faults.push({ line: at, what })
  const parent = around && componentOf(around.tag.name)
  if (known.within && around?.tag.name !== known.within) wrong(`<${name}> stands directly in <${known.within}>`)
  else if (around && parent?.holds && !parent.holds.includes(name))
    wrong(`<${around.tag.name}> holds only ${parent.holds.map((h) => `<${h}>`).join(', ')}`)
  else if (around && parent?.quotes && !parent.quotes.includes(name))
    wrong(`<${name}> may not stand in <${around.tag.name}>`)
  if (known.alone && tag.kind === 'open') wrong(`<${name}> holds nothing: write <${name} … />`)
  if (known.holds && text.trim() !== '') wrong(`text in <${name}> stands in ${known.holds.map((h) => `<${h}>`).join()}`)
  if (name === 'Ref' && !tag.inText) wrong('<Ref> stands within a sentence, not on a line of its own')
  if (closedOn.line !== line) {
    const own = 'a component over several lines has its opening and its closing tag on lines of their own'
    if (tag.inText) wrong(own)
    if (closedOn.inText) wrong(own, closedOn.line)
  }
  return [...faults, ...inner]
}
