// Packages for tests, honest ones and others.

import { ZipFile } from 'yazl'

export type Files = Readonly<Record<string, string | Uint8Array>>

export function zipOf(files: Files): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files))
    zip.addBuffer(Buffer.from(content as Uint8Array), name, { mtime: new Date(2020, 0, 1), forceDosTimestamp: true })
  zip.end()
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    zip.outputStream.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)))
  })
}

/** The same bytes with a name written over by another of the same length. */
export const renamed = (zip: Buffer, from: string, to: string): Buffer => {
  if (from.length !== to.length) throw new Error('names of one length')
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')
}

/** Writes into each record of the directory at its end, and into each header before a file. */
export function patched(
  zip: Buffer,
  directory: (record: Buffer, i: number) => void,
  header: (record: Buffer) => void = () => undefined,
): Buffer {
  const copy = Buffer.from(zip)
  let i = 0
  for (let at = 0; at + 4 <= copy.length; at++) {
    const signature = copy.readUInt32LE(at)
    if (signature === 0x02014b50) directory(copy.subarray(at), i++)
    if (signature === 0x04034b50) header(copy.subarray(at))
  }
  return copy
}

/** A workbook with one sheet, its XML as given. */
export const workbookOf = (sheet: string, more: Files = {}): Promise<Buffer> =>
  zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml':
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="题目" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="sheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${sheet}</worksheet>`,
    ...more,
  })

const QTI = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0'
export const qtiItem = (inside: string, more = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<qti-assessment-item xmlns="${QTI}" identifier="i1" title="t" xml:lang="zh-CN" adaptive="false" time-dependent="false"${more}>\n${inside}\n</qti-assessment-item>`
/** A package with these items as `i1.xml`, `i2.xml`, … and other files beside them. */
export const packageOf = (items: readonly string[], more: Files = {}): Promise<Buffer> =>
  zipOf({
    'imsmanifest.xml': `<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="m"><resources>${items.map((_, i) => `<resource identifier="r${i + 1}" type="imsqti_item_xmlv3p0" href="i${i + 1}.xml"><file href="i${i + 1}.xml"/></resource>`).join('')}</resources></manifest>`,
    ...Object.fromEntries(items.map((item, i) => [`i${i + 1}.xml`, item])),
    ...more,
  })
