// Forms in, refusals out. Works the same with and without JavaScript.

import { data } from '@remix-run/node'
import type { z } from 'zod'
import type { Detail } from '#app/domain/result.ts'
import { statusOf } from './refusals.ts'

/** What a form page shows after a no: the code (words in `refusal.<code>`), faults by field, and what was typed (never a password). */
export interface FormRefusal {
  readonly refusal: string
  readonly detail?: Detail | undefined
  readonly fields: Readonly<Record<string, string>>
  readonly typed: Readonly<Record<string, string>>
}

const SECRET = /password|document|code|file/i

/**
 * The fields of a posted form as text; files are left out of what comes back. A body that is no form is an empty one.
 * NUL characters are dropped: nobody types them, and PostgreSQL has no place for them in a text.
 */
export async function readForm(request: Request): Promise<{ form: FormData; typed: Record<string, string> }> {
  const form = new FormData()
  const typed: Record<string, string> = {}
  for (const [name, value] of await request.formData().catch(() => new FormData())) {
    if (typeof value !== 'string') {
      form.append(name, value)
      continue
    }
    const text = value.replaceAll('\u0000', '')
    form.append(name, text)
    if (!SECRET.test(name)) typed[name] = text
  }
  return { form, typed }
}

/** Parses a form's text fields (repeated names become lists) by a schema; faults by field name with the schema's codes. */
export function parseForm<S extends z.ZodType>(schema: S, form: FormData): { ok: true; value: z.output<S> } | { ok: false; fields: Record<string, string> } {
  const values: Record<string, unknown> = {}
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name)
    values[name] = all.length > 1 ? all : all[0]
  }
  const parsed = schema.safeParse(values)
  if (parsed.success) return { ok: true, value: parsed.data }
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) fields[String(issue.path[0] ?? 'form')] ??= 'field-missing-or-malformed'
  return { ok: false, fields }
}

/** The answer to a refused form: the page again, with its status. */
export function refusedForm(refusal: string, typed: Record<string, string>, fields: Record<string, string> = {}, detail?: Detail) {
  return data<FormRefusal>({ refusal, detail, fields, typed }, { status: statusOf(refusal) })
}
