// A certificate of study hours as a PDF: one A4 page, the same facts as the page, drawn on demand and never stored. The
// same sheet gives the same bytes.

import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import { type Instant, msOf } from '#app/domain/instant.ts'

/** What stands on the sheet, in the reader's words. */
export interface HoursSheet {
  readonly language: string
  readonly heading: string
  readonly subheading: string
  readonly sentence: string
  readonly facts: readonly (readonly [term: string, value: string])[]
  readonly columns: readonly [module: string, time: string]
  readonly modules: readonly (readonly [title: string, time: string])[]
  readonly notes: readonly string[]
  readonly code: string
  readonly codeLabel: string
  readonly check: string
  readonly address: string
  readonly qr: { readonly size: number; readonly path: string }
  readonly qrLabel: string
  readonly issuer: string
}

// Resolved from this module, wherever it was bundled to: the fonts are a package, and packages are never bundled.
const packages = createRequire(import.meta.url)
const fontFile = (weight: string) =>
  packages.resolve(`@expo-google-fonts/noto-serif-sc/${weight}/NotoSerifSC_${weight}.ttf`)

/** Stands in print for a character that the font lacks, as in Chinese typesetting (下駄, 〓). */
const STAND_IN = '〓'

let covered: ReadonlySet<number> | undefined

/** The code points that the font has: read once, for the font itself is fifteen megabytes. */
function coverage(): ReadonlySet<number> {
  if (!covered) {
    const open = new PDFDocument().font(fontFile('400Regular')) as unknown as OpenFont
    covered = new Set(open._font.font.characterSet)
  }
  return covered
}

/** What pdfkit keeps of the font in use; it has no public way to ask for it. */
interface OpenFont {
  readonly _font: { readonly font: { readonly characterSet: readonly number[] } }
}

/** The characters of some texts that cannot be printed, each once, as `U+20BB7`. */
export function unprintable(texts: readonly string[]): string[] {
  const has = coverage()
  const points = texts.flatMap((text) => [...text].map((c) => c.codePointAt(0) as number))
  return [...new Set(points.filter((point) => !has.has(point)))].map(
    (point) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`,
  )
}

/** A text as the font can print it. Its curly quotes are as wide as a Chinese character: between letters straight ones do. */
const printed = (text: string): string =>
  [...text.replace(/(?<=\p{Script=Latin})’(?=\p{Script=Latin})/gu, "'")]
    .map((c) => (coverage().has(c.codePointAt(0) as number) ? c : STAND_IN))
    .join('')

const A4 = { width: 595.28, height: 841.89 }
const EDGE = 64
const WIDE = A4.width - 2 * EDGE
const QR = 92
const INK = '#1e2422'
const GREY = '#59625d'
const LINE = '#b9b09c'
const EDGES = '#8b8474'

/**
 * @param issuedAt becomes the file's date of creation, so that the bytes depend on the sheet alone
 */
export async function hoursPdf(sheet: HoursSheet, issuedAt: Instant): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    lang: sheet.language,
    displayTitle: true,
    tagged: true,
    info: { Title: printed(sheet.heading), CreationDate: new Date(msOf(issuedAt)) },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  doc.registerFont('text', fontFile('400Regular')).registerFont('strong', fontFile('700Bold'))
  draw(doc, sheet)
  doc.end()
  return whole
}

type Pdf = InstanceType<typeof PDFDocument>
interface Style {
  readonly size: number
  readonly strong?: boolean
  readonly colour?: string
  readonly align?: 'left' | 'center' | 'right'
  /** Space between lines, in points. */
  readonly gap?: number
}
/** A text at its place, in points from the page's upper left corner; `row`: of which row of the table it is a cell. */
interface Placed {
  readonly tag: string
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly style: Style
  readonly row?: number
}

const optionsOf = ({ width, style }: Pick<Placed, 'width' | 'style'>) => ({
  width,
  align: style.align ?? 'left',
  lineGap: style.gap ?? style.size * 0.35,
})

function heightOf(doc: Pdf, text: string, width: number, style: Style): number {
  doc.font(style.strong ? 'strong' : 'text').fontSize(style.size)
  return doc.heightOfString(printed(text), optionsOf({ width, style }))
}

/** Where everything above the foot stands when its letters have `scale` times their size, and where it ends. */
function layOut(doc: Pdf, sheet: HoursSheet, scale: number): { placed: Placed[]; rules: number[]; end: number } {
  const placed: Placed[] = []
  const rules: number[] = []
  let y = 66
  const put = (
    tag: string,
    text: string,
    { size, gap, ...rest }: Style,
    x = EDGE,
    width = WIDE,
    row?: number,
  ): number => {
    const style = { ...rest, size: size * scale, gap: (gap ?? size * 0.35) * scale }
    placed.push({ tag, text, x, y, width, style, ...(row === undefined ? {} : { row }) })
    return heightOf(doc, text, width, style)
  }
  y += put('H1', sheet.heading, { size: 26, strong: true, align: 'center' }) + 2
  y += put('P', sheet.subheading, { size: 10, colour: GREY, align: 'center' }) + 16 * scale
  y += put('P', sheet.sentence, { size: 13, gap: 7 }) + 8 * scale
  for (const [term, value] of sheet.facts) {
    const name = put('P', term, { size: 10, colour: GREY }, EDGE, 130)
    y += Math.max(name, put('P', value, { size: 10 }, EDGE + 138, WIDE - 138)) + 1
  }
  y += 10 * scale
  for (const [row, [title, time]] of [sheet.columns, ...sheet.modules].entries()) {
    const [tag, style] = [row === 0 ? 'TH' : 'TD', { size: 9.5, strong: row === 0, gap: 1 }]
    const height = put(tag, title, style, EDGE, WIDE - 96, row)
    put(tag, time, { ...style, align: 'right' }, EDGE + WIDE - 90, 90, row)
    y += Math.max(height, 12 * scale) + 2 * scale
    rules.push(y)
    y += 3 * scale
  }
  y += 9 * scale
  for (const note of sheet.notes) y += put('P', note, { size: 8.5, colour: GREY, gap: 2 }) + 2
  return { placed, rules, end: y }
}

/** Largest first. The last fits the longest name, eleven modules and every note. */
const SCALES = [1, 0.92, 0.84, 0.76, 0.68] as const
const FOOT = A4.height - 60 - QR

function draw(doc: Pdf, sheet: HoursSheet): void {
  const laid = SCALES.map((scale) => layOut(doc, sheet, scale))
  const { placed, rules } = laid.find(({ end }) => end < FOOT - 6) ?? (laid.at(-1) as (typeof laid)[number])
  const root = doc.struct('Document')
  doc.addStructure(root)
  const ornament = (paint: () => void) => {
    doc.markContent('Artifact', { type: 'Layout' })
    paint()
    doc.endMarkedContent()
  }
  const element = (one: Placed) =>
    doc.struct(one.tag, {}, () => {
      const { size, strong, colour = INK } = one.style
      doc
        .font(strong ? 'strong' : 'text')
        .fontSize(size)
        .fillColor(colour)
      doc.text(printed(one.text), one.x, one.y, optionsOf(one))
    })

  ornament(() => {
    doc
      .rect(28, 28, A4.width - 56, A4.height - 56)
      .lineWidth(1.6)
      .strokeColor(EDGES)
      .stroke()
    doc
      .rect(33, 33, A4.width - 66, A4.height - 66)
      .lineWidth(0.5)
      .strokeColor(EDGES)
      .stroke()
    for (const [i, y] of rules.entries())
      doc
        .moveTo(EDGE, y)
        .lineTo(EDGE + WIDE, y)
        .lineWidth(0.6)
        .strokeColor(i === 0 ? INK : LINE)
        .stroke()
  })
  const firstCell = placed.findIndex(({ row }) => row !== undefined)
  const cells = placed.filter(({ row }) => row !== undefined)
  for (const one of placed.slice(0, firstCell)) root.add(element(one))
  const table = doc.struct('Table')
  root.add(table)
  for (const row of rules.keys()) table.add(doc.struct('TR', {}, cells.filter((cell) => cell.row === row).map(element)))
  table.end()
  for (const one of placed.slice(firstCell + cells.length)) root.add(element(one))

  root.add(
    doc.struct('Figure', { alt: sheet.qrLabel }, () => {
      doc
        .save()
        .translate(EDGE, FOOT)
        .scale(QR / sheet.qr.size)
        .path(sheet.qr.path)
        .fill('#000')
        .restore()
    }),
  )
  const beside = { tag: 'P', x: EDGE + QR + 16, width: WIDE - QR - 16 }
  root.add(element({ ...beside, text: sheet.codeLabel, y: FOOT + 8, style: { size: 9, colour: GREY } }))
  root.add(element({ ...beside, text: sheet.code, y: FOOT + 21, style: { size: 17, strong: true } }))
  root.add(element({ ...beside, text: sheet.check, y: FOOT + 49, style: { size: 8.5, colour: GREY, gap: 1 } }))
  root.add(element({ ...beside, text: sheet.address, y: FOOT + 62, style: { size: 8.5, colour: GREY, gap: 1 } }))
  root.add(element({ ...beside, text: sheet.issuer, y: FOOT + 76, style: { size: 9, gap: 1, align: 'right' } }))
  root.end()
}
