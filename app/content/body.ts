// A lesson's MDX body as the check sees it: its tags, and whatever would make it more than text. Lessons are data, so
// neither JavaScript nor HTML may stand in them. The build compiles the body; this finds the line of what is wrong.

/** The components a lesson may use, with the attributes each must have. */
export const COMPONENTS: Readonly<Record<string, readonly string[]>> = {
  Cite: ['document', 'article'],
  Case: ['title'],
  Situation: [],
  LookFor: [],
  Decision: [],
  OnSheet: [],
  Ask: ['id'],
}

export interface Tag {
  readonly name: string
  readonly line: number
  readonly kind: 'open' | 'close' | 'alone'
  readonly attributes: ReadonlyMap<string, string>
}
export interface Body {
  readonly tags: readonly Tag[]
  readonly faults: readonly { readonly line: number; readonly what: string }[]
  /** What a reader reads: characters without tags, marks of Markdown and spaces. */
  readonly characters: number
}

const TAG = /<(\/?)([A-Za-z][\w.-]*)((?:\s+[A-Za-z][\w-]*=(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y
const ATTRIBUTE = /([A-Za-z][\w-]*)=(?:"([^"]*)"|'([^']*)')/g

/** @param firstLine the line of the file on which the body starts */
export function scanBody(body: string, firstLine: number): Body {
  const text = withoutCode(body)
  const tags: Tag[] = []
  const faults: { line: number; what: string }[] = []
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
    tags.push({ name, line, kind: close ? 'close' : alone ? 'alone' : 'open', attributes })
    line += whole.split('\n').length - 1
    i += whole.length - 1
  }
  text.split('\n').forEach((l, i) => {
    if (/^(import|export)\b/.test(l)) faults.push({ line: firstLine + i, what: 'no import and no export in a lesson' })
  })
  return { tags, faults: [...faults, ...tagFaults(tags)], characters: lengthOf(prose) }
}

/** Characters of a text that are read: no spaces, and none of Markdown's marks. */
export const lengthOf = (text: string): number => [...text.replace(/[\s#*_`|>~-]/g, '')].length

/** The body with code and escaped characters blanked, line breaks kept. */
function withoutCode(body: string): string {
  const blank = (s: string) => s.replace(/[^\n]/g, ' ')
  return body
    .replace(/^(`{3,}|~{3,})[^\n]*\n(?:[\s\S]*?\n)?\1[^\n]*$/gm, blank)
    .replace(/(`+)(?!`)[^`](?:[\s\S]*?[^`])?\1(?!`)/g, (s) => (s.includes('\n\n') ? s : blank(s)))
    .replace(/\\[\s\S]/g, blank)
}

function tagFaults(tags: readonly Tag[]): { line: number; what: string }[] {
  const faults: { line: number; what: string }[] = []
  const open: Tag[] = []
  for (const tag of tags) {
    const { name, line, attributes } = tag
    const wanted = Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name] : undefined
    if (!wanted) faults.push({ line, what: `<${name}> is not a component of lessons` })
    else if (tag.kind !== 'close') {
      for (const a of wanted) if (!attributes.get(a)) faults.push({ line, what: `<${name}> needs ${a}="…"` })
      for (const a of attributes.keys()) if (!wanted.includes(a)) faults.push({ line, what: `<${name}> knows no ${a}` })
    }
    if (tag.kind === 'open') open.push(tag)
    if (tag.kind === 'close' && open.pop()?.name !== name)
      faults.push({ line, what: `</${name}> closes what is not open` })
  }
  for (const tag of open) faults.push({ line: tag.line, what: `<${tag.name}> is not closed` })
  return faults
}
