// The sheet of a judge as a form: per cents as people write them, hundredths of a per cent as they are kept.

export type Typed = Readonly<Record<string, string>>

/** `62`, `62.5` or `62.25` as whole hundredths of a per cent; null for nothing written, undefined for what is no share. */
export function shareIn(text: string | undefined): number | null | undefined {
  const written = (text ?? '').trim().replace(/\s*[%％]$/, '')
  if (written === '') return null
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(written)) return undefined
  const share = Math.round(Number(written) * 100)
  return share <= 10_000 ? share : undefined
}

/** Hundredths of a per cent as they are written into a field. */
export const shareText = (share: number | null): string => (share === null ? '' : String(share / 100))

export const ratingField = (hash: string): string => `r.${hash}`

export interface Sheet {
  readonly ratings: ReadonlyMap<string, number>
  readonly expectedCut: number | null
  readonly expectedPass: number | null
}

/** What a judge wrote; undefined when something in it is no share from 0 to 100. Fields left empty are not in it. */
export function sheetIn(typed: Typed): Sheet | undefined {
  const rows = Object.entries(typed).flatMap(([name, text]) => (name.startsWith('r.') ? [[name.slice(2), shareIn(text)] as const] : []))
  const [expectedCut, expectedPass] = [shareIn(typed.expectedCut), shareIn(typed.expectedPass)]
  const ratings = new Map<string, number>()
  for (const [hash, share] of rows) {
    if (share === undefined) return undefined
    if (share !== null) ratings.set(hash, share)
  }
  return expectedCut === undefined || expectedPass === undefined ? undefined : { ratings, expectedCut, expectedPass }
}

/** Judges as they are named: one a line, `e-mail, qualification`. Lines left empty are none. */
export const judgesIn = (text: string): { email: string; qualification: string }[] =>
  text.split(/\r?\n/).flatMap((line) => {
    const [email = '', ...rest] = line.trim().split(/[\s,，;；\t]+/)
    return email === '' ? [] : [{ email, qualification: rest.join(' ') }]
  })
