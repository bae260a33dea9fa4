import { z } from 'zod'
import { parseDay, type Day } from '#app/domain/instant.ts'

/** A day as a form's date field sends it. */
export const dayField = z
  .string()
  .transform((text) => parseDay(text))
  .pipe(z.custom<Day>((value) => value !== undefined))
