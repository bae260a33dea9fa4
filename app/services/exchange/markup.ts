// Marked-up text as the plain text that the bank keeps. What cannot be kept is named, so that nobody is surprised.

import { type FaultCode, type NoteCode, tidy } from './found.ts'
import { isElement, type XmlElement } from './xml.ts'

/** Plain text, and what became of the rest. */
export type Plain = {
  readonly text: string
  /** Without what is named here the words may mean nothing: pictures, sound, formulas. */
  readonly faults: readonly { readonly what: Extract<FaultCode, 'media'>; readonly name: string }[]
  readonly notes: readonly { readonly what: Extract<NoteCode, 'markup-lost' | 'link-lost'>; readonly name: string }[]
}

const BLOCKS = new Set(
  'address article blockquote caption center dd div dl dt fieldset figure form h1 h2 h3 h4 h5 h6 hr li ol p pre section table tbody td tfoot th thead tr ul qti-prompt qti-content-body qti-feedback-block'.split(
    ' ',
  ),
)
const HARMLESS = new Set([...BLOCKS, 'br', 'span', 'body', 'html', 'font', 'bdi', 'wbr'])
const MEDIA = new Set([
  'img',
  'audio',
  'video',
  'object',
  'embed',
  'iframe',
  'svg',
  'math',
  'picture',
  'source',
  'canvas',
  'qti-media-interaction',
])
const SILENT = new Set(['script', 'style', 'head', 'template', 'rt', 'rp'])
/** Blocks whose shape says something that plain lines do not. */
const SHAPED = new Set(['table', 'ol', 'ul', 'pre', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr'])

/** Collects text as a browser would lay it out: runs of white space are one space, blocks begin on a line. */
function flow() {
  const media = new Set<string>()
  const lost = new Set<string>()
  let links = 0
  const out: string[] = []
  /** Whether nothing stands on this line yet, and whether a space is due before what comes next. */
  let bare = true
  let due = false
  return {
    text(text: string) {
      const said = text.replace(/[ \t\r\n\f]+/g, ' ')
      const words = said.replace(/^ | $/g, '')
      due ||= said.startsWith(' ')
      if (words !== '') this.exact(words)
      due ||= words !== '' && said.endsWith(' ')
    },
    exact(text: string) {
      out.push(due && !bare ? ' ' : '', text)
      bare = due = false
    },
    break() {
      out.push('\n')
      bare = true
      due = false
    },
    tag(name: string) {
      if (MEDIA.has(name)) media.add(name)
      else if (name === 'a') links++
      else if (!HARMLESS.has(name) || SHAPED.has(name)) lost.add(name)
      if (BLOCKS.has(name)) this.block()
    },
    block() {
      if (bare) due = false
      else this.break()
    },
    done: (): Plain => ({
      text: tidy(out.join('')),
      faults: [...media].map((name) => ({ what: 'media', name })),
      notes: [
        ...(lost.size > 0 ? [{ what: 'markup-lost' as const, name: [...lost].slice(0, 20).join(', ') }] : []),
        ...(links > 0 ? [{ what: 'link-lost' as const, name: String(links) }] : []),
      ],
    }),
  }
}

/** HTML in a string: what Moodle's editors write. It need not be well-formed; one pass, whatever it holds. */
export function fromHtml(html: string): Plain {
  const out = flow()
  let at = 0
  let silent = ''
  while (at < html.length) {
    const open = html.indexOf('<', at)
    const words = html.slice(at, open < 0 ? undefined : open)
    if (words && !silent) out.text(unescaped(words))
    if (open < 0) break
    const comment = html.startsWith('<!--', open)
    const [, end, name] = /^<(\/?)([a-zA-Z][a-zA-Z0-9-]{0,40})/.exec(html.slice(open, open + 50)) ?? []
    // Asked before an end is looked for: else each of a million such signs would look through all that follows.
    if (!comment && !name) {
      if (!silent) out.text('<')
      at = open + 1
      continue
    }
    const close = html.indexOf(comment ? '-->' : '>', open)
    if (close < 0) {
      // No tag ends any more: the rest is words.
      if (!silent) out.text(unescaped(html.slice(open)))
      break
    }
    at = close + (comment ? 3 : 1)
    const tag = name?.toLowerCase() ?? ''
    if (silent) silent = end && tag === silent ? '' : silent
    else if (tag === 'br') out.break()
    else if (end && BLOCKS.has(tag)) out.block()
    else if (!end && tag) {
      out.tag(tag)
      if (SILENT.has(tag)) silent = tag
    }
  }
  return out.done()
}

/** Text that says it is plain, with its line ends. */
export const fromPlain = (text: string): Plain => ({ text: tidy(text), faults: [], notes: [] })

/**
 * XHTML in a tree: what QTI holds. `data-mj="exact"` marks white space that is meant as it stands.
 * @param leave elements to pass over, with all in them
 */
export function fromTree(of: XmlElement | undefined, leave: (element: XmlElement) => boolean = () => false): Plain {
  const out = flow()
  const walk = (element: XmlElement) => {
    for (const child of element.children) {
      if (!isElement(child)) out.text(child)
      else if (leave(child) || SILENT.has(child.name)) continue
      else if (child.name === 'br') out.break()
      else if (child.name === 'span' && child.attributes['data-mj'] === 'exact')
        out.exact(child.children.filter((c) => !isElement(c)).join(''))
      else {
        out.tag(child.name)
        walk(child)
        if (BLOCKS.has(child.name)) out.block()
      }
    }
  }
  if (of) walk(of)
  return out.done()
}

/** Plain text as XHTML that `fromTree` reads back to the letter. @param written for text between tags */
export const toMarkup = (text: string, written: (text: string) => string): string =>
  text
    .split(/([ \t\n]+)/)
    .map((part, i, parts) => {
      if (i % 2 === 0) return written(part)
      if (part === ' ' && parts[i - 1] && parts[i + 1]) return ' '
      return [...part]
        .map((sign) => (sign === '\n' ? '<br/>' : `<span data-mj="exact">${written(sign)}</span>`))
        .join('')
    })
    .join('')

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: '\u3000',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  middot: '·',
  bull: '•',
  times: '×',
  divide: '÷',
  deg: '°',
  plusmn: '±',
  le: '≤',
  ge: '≥',
  ne: '≠',
  laquo: '«',
  raquo: '»',
  copy: '©',
  reg: '®',
  trade: '™',
  yen: '¥',
  euro: '€',
  sect: '§',
  para: '¶',
  permil: '‰',
  rarr: '→',
  larr: '←',
  shy: '',
  zwj: '',
  zwnj: '',
}
/** Character references of HTML; an unknown one stays as it is written. */
const unescaped = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g,
    (whole, decimal: string, hex: string, name: string) => {
      if (name) return NAMED[name] ?? whole
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole
    },
  )
