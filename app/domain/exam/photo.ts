// A candidate's photo: read far enough to know its size, judged by the association's own figures, and kept without the
// notes that cameras write into it (place, device, time), which nobody here needs (个人信息保护法 6).

import { ok, refuse, type Result } from '#app/domain/result.ts'

/**
 * The association's own figures, near those of the press card (新闻记者证: 90–137 × 120–170 pixels, at most 100 kB): no
 * smaller than that, as upright as a one-inch (25 × 35 mm) or two-inch (35 × 45 mm) photo, and large enough for print.
 */
export const PHOTO = {
  maxBytes: 1024 * 1024,
  minWidth: 90,
  minHeight: 120,
  maxSide: 4000,
  /** Width by height, in thousandths. */
  ratio: { least: 650, most: 850 },
} as const

export type PhotoMime = 'image/jpeg' | 'image/png'
export type Picture = { readonly mime: PhotoMime; readonly width: number; readonly height: number; readonly bytes: Uint8Array }
export type PhotoRefusal = 'photo-missing' | 'photo-kind' | 'photo-too-large' | 'photo-broken' | 'photo-size' | 'photo-ratio'

/**
 * A photo as it is kept. Refuses what is no JPEG or PNG by its content, is over one megabyte, cannot be read to its end,
 * is too small or too large in pixels, or is not upright.
 */
export function readPhoto(bytes: Uint8Array): Result<Picture, PhotoRefusal> {
  if (bytes.length === 0) return refuse('photo-missing')
  if (bytes.length > PHOTO.maxBytes) return refuse('photo-too-large', { megabytes: PHOTO.maxBytes / 1024 / 1024 })
  const mime = mimeOf(bytes)
  if (!mime) return refuse('photo-kind')
  const picture = mime === 'image/png' ? readPng(bytes) : readJpeg(bytes)
  if (!picture) return refuse('photo-broken')
  const { width, height } = picture
  if (width < PHOTO.minWidth || height < PHOTO.minHeight || Math.max(width, height) > PHOTO.maxSide)
    return refuse('photo-size', { width, height, minWidth: PHOTO.minWidth, minHeight: PHOTO.minHeight, maxSide: PHOTO.maxSide })
  const ratio = (width * 1000) / height
  if (ratio < PHOTO.ratio.least || ratio > PHOTO.ratio.most) return refuse('photo-ratio', { width, height })
  return ok({ mime, ...picture })
}

const PNG_HEAD = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

function mimeOf(bytes: Uint8Array): PhotoMime | undefined {
  if (PNG_HEAD.every((byte, i) => bytes[i] === byte)) return 'image/png'
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? 'image/jpeg' : undefined
}

type Read = Omit<Picture, 'mime'> | undefined

/** Chunks of a PNG that draw the picture; all others are notes and are left out (PNG, third edition, 5.6). */
const DRAWING = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs'])

function readPng(bytes: Uint8Array): Read {
  const view = viewOf(bytes)
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  let size: { width: number; height: number } | undefined
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    const end = at + 12 + length
    if (end > bytes.length) return undefined
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (!size) {
      if (type !== 'IHDR' || length !== 13) return undefined
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
    }
    if (DRAWING.has(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') return { ...size, bytes: joined(kept) }
    at = end
  }
  return undefined
}

/** Start of frame in any coding (ITU-T T.81, table B.1); C4, C8 and CC lie among them and are none. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
/** Notes: APP1 (EXIF, XMP) and APP3 to APP13, APP15, and comments. JFIF, colour profile and Adobe's colour mark stay. */
const isNote = (marker: number) =>
  marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && ![0xe0, 0xe2, 0xee].includes(marker))

function readJpeg(bytes: Uint8Array): Read {
  const view = viewOf(bytes)
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | undefined
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return undefined
    if (marker === 0xff) {
      at++
      continue
    }
    // From the start of scan on it is the picture itself, to the end of the image.
    if (marker === 0xda) {
      const end = endOfImage(bytes, at)
      return size && end > at ? { ...size, bytes: joined([...kept, bytes.subarray(at, end)]) } : undefined
    }
    const length = view.getUint16(at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return undefined
    if (isFrame(marker)) {
      if (length < 8) return undefined
      size = { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    }
    if (!isNote(marker)) kept.push(bytes.subarray(at, end))
    at = end
  }
  return undefined
}

/**
 * Where the end-of-image mark of the picture ends whose scan begins at `from`; what follows it, a preview or another
 * picture with notes of its own, is no part of it. 0 when there is none.
 */
function endOfImage(bytes: Uint8Array, from: number): number {
  const view = viewOf(bytes)
  let at = from
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) {
      at++
      continue
    }
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xd9) return at + 2
    // Within a scan a mark is followed by nothing (00), or it starts the next piece of it (D0 to D7).
    if (marker === 0 || (marker >= 0xd0 && marker <= 0xd7)) at += 2
    else if (marker === 0xff) at++
    else {
      const length = at + 4 <= bytes.length ? view.getUint16(at + 2) : 0
      if (length < 2) return 0
      at += 2 + length
    }
  }
  return 0
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
