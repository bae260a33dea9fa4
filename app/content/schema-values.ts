// The smallest pieces of content: texts, ids, days, trust, sources, citations.

import { z } from 'zod'
import { parseDay, type Day } from '#app/domain/instant.ts'

export const text = z.string().trim().min(1)
export const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case letters, digits and hyphens')
export const day = z.string().transform((s, ctx): Day => {
  const d = parseDay(s)
  if (d) return d
  ctx.addIssue({ code: 'custom', message: 'a day as YYYY-MM-DD' })
  return z.NEVER
})
export const until = day.nullable().default(null)

/** Whether an official text was read, or only reports of it (shown as 待核). */
export const trust = z.enum(['official-text', 'reported'])

/** Where a value in a policy comes from: an article, or the association's own policy (shown as 本机构规定). */
export const source = z.union([
  z.strictObject({ kind: z.literal('article'), document: slug, article: slug }),
  z.strictObject({ kind: z.literal('own-policy'), note: text }),
])

/** A citation: a document's id and an article's id in it. */
export const citation = z.strictObject({ document: slug, article: slug })
