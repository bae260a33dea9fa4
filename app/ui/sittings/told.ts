import { useFormatter } from 'use-intl'

/** Tells an instant within a sentence, in Beijing time: the page says so once. */
export function useTold(): (at: string) => string {
  const format = useFormatter()
  return (at) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' })
}
