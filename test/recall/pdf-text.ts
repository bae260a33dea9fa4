// The text of a PDF as a reader's "copy" would give it: the codes shown on its pages through each font's own table.

import { inflateSync } from 'node:zlib'

interface Found {
  readonly pages: number
  /** Whether every font program is in the file. */
  readonly embedded: readonly string[]
  readonly text: string
  /** Where each line begins, in points above the page's lower edge, and what it says. */
  readonly lines: readonly { readonly y: number; readonly text: string }[]
}

export function readPdf(bytes: Buffer): Found {
  const raw = bytes.toString('latin1')
  const objects = new Map(
    [...raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body = '']) => [Number(id), body] as const),
  )
  const streamOf = (id: number): string => {
    const body = objects.get(id) ?? ''
    const [head = '', ...rest] = body.split(/stream\r?\n/)
    const data = rest.join('stream\n').replace(/\r?\nend$/, '')
    return head.includes('FlateDecode') ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1') : data
  }
  const ref = (body: string, name: string) => Number(new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1] ?? Number.NaN)
  const tables = new Map<string, readonly string[]>()
  for (const [, font] of [...objects].filter(([, body]) => body.includes('/Type /Page\n')))
    for (const [, name = '', id] of (objects.get(ref(font, 'Resources')) ?? font).matchAll(/\/(F\d+) (\d+) 0 R/g))
      tables.set(name, mapOf(streamOf(ref(objects.get(Number(id)) ?? '', 'ToUnicode'))))
  const pages = [...objects.values()].filter((body) => body.includes('/Type /Page\n'))
  const lines = pages.flatMap((page) => shown(streamOf(ref(page, 'Contents')), tables))
  const text = lines.map((line) => line.text).join('')
  const embedded = [...objects.values()].flatMap((body) =>
    body.includes('/FontFile2') ? [/\/FontName \/(\S+)/.exec(body)?.[1] ?? ''] : [],
  )
  return { pages: pages.length, embedded, text, lines }
}

/** Code by code what it stands for, from `<0000> <0004> [<5b66> …]`. */
function mapOf(cmap: string): string[] {
  const table: string[] = []
  for (const [, from = '0', list = ''] of cmap.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g))
    for (const [i, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]+)>/g)].entries())
      table[Number.parseInt(from, 16) + i] = (hex.replaceAll(' ', '').match(/.{4}/g) ?? [])
        .map((unit) => String.fromCharCode(Number.parseInt(unit, 16)))
        .join('')
  return table
}

function shown(content: string, tables: ReadonlyMap<string, readonly string[]>): { y: number; text: string }[] {
  let table: readonly string[] = []
  const lines: { y: number; text: string }[] = []
  for (const [, y, font, codes] of content.matchAll(/1 0 0 1 [\d.]+ ([\d.]+) Tm|\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (y) lines.push({ y: Number(y), text: '' })
    if (font) table = tables.get(font) ?? []
    const line = lines.at(-1)
    for (const [, hex = ''] of (codes ?? '').matchAll(/<([0-9a-f]+)>/g))
      for (const code of hex.match(/.{4}/g) ?? []) if (line) line.text += table[Number.parseInt(code, 16)] ?? '?'
  }
  return lines
}
