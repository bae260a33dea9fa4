// The bytes of a file as text: UTF-8, or what older Chinese systems write.

import { ok, refuse, type Result } from '#app/domain/result.ts'

/** Bytes of a file at the most: the longest laws have a tenth of it. */
export const MOST_BYTES = 2_000_000

export type Encoding = 'utf-8' | 'utf-16le' | 'gb18030'
/** `file-too-large`: `bytes`, `most`. `file-not-text`: neither UTF-8 nor GB18030, or a format of another program. */
export type DecodeRefusal = 'file-empty' | 'file-too-large' | 'file-not-text'

export function decodeText(bytes: Uint8Array): Result<{ text: string; encoding: Encoding }, DecodeRefusal> {
  if (bytes.length === 0) return refuse('file-empty')
  if (bytes.length > MOST_BYTES) return refuse('file-too-large', { bytes: bytes.length, most: MOST_BYTES })
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe
  for (const encoding of wide ? (['utf-16le'] as const) : (['utf-8', 'gb18030'] as const)) {
    const text = decoded(bytes, encoding)
    // Almost any bytes are GB18030, so that what comes out must also look like Chinese.
    if (text !== undefined && (encoding === 'utf-8' || chinese(text))) return ok({ text, encoding })
  }
  return refuse('file-not-text')
}

function decoded(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    // Control characters, those of eight bits among them: what is shown on a terminal must not steer it.
    return /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\uFFFD]/.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

const chinese = (text: string): boolean =>
  (text.match(/[\u4e00-\u9fa5，。、；：“”《》（）　]/g)?.length ?? 0) >= 0.5 * text.replace(/[\s\w.-]/g, '').length
