import { useCallback } from 'react'
import { useFormatter, useLocale } from 'use-intl'

interface Named {
  readonly title: string
  readonly titleEn: string
}

/** The title of a thing in the reader's language. */
export function useTitle(): (thing: Named) => string {
  const english = useLocale() === 'en'
  return useCallback((thing: Named) => (english ? thing.titleEn : thing.title), [english])
}

/** A calendar day as the reader's language writes it, with the month in letters where a figure could be mistaken. */
export function useDay(): (day: string) => string {
  const format = useFormatter()
  return (day) =>
    format.dateTime(new Date(`${day}T00:00:00+08:00`), { year: 'numeric', month: 'short', day: 'numeric' })
}

export function OnDay({ day }: { day: string }) {
  const text = useDay()
  return (
    <time className="num whitespace-nowrap" dateTime={day}>
      {text(day)}
    </time>
  )
}

/** Whole minutes of a number of seconds, rounded down. */
export const minutesOf = (seconds: number): number => Math.floor(seconds / 60)
