// The legal name, as it stands in the identity document. Two spellings of one name must compare equal, two names never.

import { ok, refuse, type Result } from '#app/domain/result.ts'

export type NameRefusal = 'name-empty' | 'name-too-long' | 'name-malformed'

const LONGEST = 60
/** The dots that input methods offer for the separator in names such as 阿依古丽·麦麦提. */
const MIDDLE_DOTS = /[\u00b7\u0387\u2022\u2027\u2219\u22c5\u2e31\u30fb\uff65]/g
const FULL_STOP_BETWEEN_HAN = /(?<=\p{Script=Han})[.\uff0e](?=\p{Script=Han})/gu
const SPACE_BETWEEN_HAN = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu
/**
 * Letters of any script (〇 is a number letter), marks, and what names are joined by. Digits and controls are not in it.
 */
const ALLOWED = /^(?=.*[\p{L}\p{Nl}])[\p{L}\p{M}\p{Nl} ·'’.-]+$/u

/** NFC, no outer space, one space inside Latin names, none between Chinese characters, one kind of middle dot. */
export const normaliseName = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .replace(/\p{Zs}+/gu, ' ')
    .replace(MIDDLE_DOTS, '·')
    .replace(FULL_STOP_BETWEEN_HAN, '·')
    .replace(/ ?· ?/g, '·')
    .replace(SPACE_BETWEEN_HAN, '')

/** A typed name, normalised. Refuses an empty one, one over 60 characters, and digits, controls or signs in it. */
export function readLegalName(text: string): Result<string, NameRefusal> {
  const name = normaliseName(text)
  if (name === '') return refuse('name-empty')
  if ([...name].length > LONGEST) return refuse('name-too-long', { longest: LONGEST })
  return ALLOWED.test(name) ? ok(name) : refuse('name-malformed')
}

/** Whether two typed names are the same: exactly, once both are normalised. No part of a name matches the whole. */
export const sameName = (a: string, b: string): boolean => normaliseName(a) === normaliseName(b)
