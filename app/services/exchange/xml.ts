// XML from outside: no document type (and so no entity of its own), no depth without end, and the line of everything.

import { SaxesParser } from 'saxes'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { ReadRefusal } from './found.ts'

export type XmlElement = {
  /** Without prefix. */
  readonly name: string
  /** Its namespace; empty when it has none. */
  readonly space: string
  /** By their names as written, so `xml:lang` keeps its prefix. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
  readonly line: number
}
type Open = Omit<XmlElement, 'children'> & { readonly children: (XmlElement | string)[] }

export const XML_LIMITS = { bytes: 2 * 1024 * 1024, depth: 64, elements: 100_000 }
export type XmlRefusal = Extract<ReadRefusal, `import-xml-${string}` | 'import-encoding'>

class Stop extends Error {
  constructor(
    readonly code: XmlRefusal,
    readonly line: number,
  ) {
    super(code)
  }
}

/**
 * The root element of a document.
 * Refusals: `import-xml-doctype`, `import-xml-broken`, `import-xml-too-large` (bytes or elements), `import-xml-too-deep`,
 * `import-encoding`; each with `line`.
 */
export function readXml(bytes: Uint8Array, limits: typeof XML_LIMITS = XML_LIMITS): Result<XmlElement, XmlRefusal> {
  if (bytes.length > limits.bytes) return refuse('import-xml-too-large', { line: 1 })
  const text = decodeXml(bytes)
  if (text === undefined) return refuse('import-encoding', { line: 1 })
  const parser = new SaxesParser({ xmlns: true, position: true })
  const stack: Open[] = []
  let root: Open | undefined
  let elements = 0
  let begun = 1
  const stop = (code: XmlRefusal): never => {
    throw new Stop(code, parser.line)
  }
  const add = (child: XmlElement | string) => stack.at(-1)?.children.push(child)
  parser.on('doctype', () => stop('import-xml-doctype'))
  parser.on('error', () => stop('import-xml-broken'))
  parser.on('opentagstart', () => {
    begun = parser.line
  })
  parser.on('opentag', (tag) => {
    if (stack.length >= limits.depth) stop('import-xml-too-deep')
    if (++elements > limits.elements) stop('import-xml-too-large')
    const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([name, { value }]) => [name, value]))
    const element: Open = { name: tag.local, space: tag.uri, attributes, children: [], line: begun }
    add(element)
    stack.push(element)
    root ??= element
  })
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    stack.pop()
  })
  try {
    parser.write(text).close()
  } catch (fault) {
    if (fault instanceof Stop) return refuse(fault.code, { line: fault.line })
    throw fault
  }
  return root ? ok(root) : refuse('import-xml-broken', { line: 1 })
}

/** Text of XML by its byte order mark or declaration; undefined for bytes that are none in that encoding. */
function decodeXml(bytes: Uint8Array): string | undefined {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const declared = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/.exec(head)?.[1]?.toLowerCase()
  const chinese = declared !== undefined && ['gb2312', 'gbk', 'gb18030'].includes(declared)
  if (!utf16 && declared && !chinese && !['utf-8', 'utf8', 'us-ascii'].includes(declared)) return undefined
  try {
    return new TextDecoder(utf16 ?? (chinese ? 'gb18030' : 'utf-8'), { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

export const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== 'string'
export const elementsOf = (of: XmlElement): XmlElement[] => of.children.filter(isElement)
export const allOf = (of: XmlElement, name: string): XmlElement[] =>
  elementsOf(of).filter((child) => child.name === name)
export const firstOf = (of: XmlElement | undefined, name: string): XmlElement | undefined => of && allOf(of, name)[0]
/** All text below an element, as written. */
export const textIn = (of: XmlElement | undefined): string =>
  of ? of.children.map((child) => (isElement(child) ? textIn(child) : child)).join('') : ''
/** All elements below an element, in document order. */
export const below = (of: XmlElement): XmlElement[] => elementsOf(of).flatMap((child) => [child, ...below(child)])
/** An element and its line, as a place. */
export const placed = (file: string, of: XmlElement): string => `${file}/${of.name}:${of.line}`

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}
/** Text for an element or an attribute. Throws for what XML 1.0 cannot say. */
export function escapeXml(text: string): string {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.test(text))
    throw new Error('a character that XML cannot hold')
  return text.replace(/[&<>"\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign)
}
