// The words of the list, drawn once for all rows: a message in every cell of five hundred rows would cost more than the rows.

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { LIVE_STATES, type LiveRow, type LiveState, type Trouble } from '#app/domain/exam/live-list.ts'

export const COLUMNS = ['choose', 'seat', 'name', 'state', 'identity', 'connection', 'answered', 'save', 'left', 'notes'] as const
export type Column = (typeof COLUMNS)[number]

export interface RowWords {
  readonly columns: Readonly<Record<Column, string>>
  readonly states: Readonly<Record<LiveState, string>>
  readonly identified: string
  readonly notIdentified: string
  readonly connected: string
  readonly notConnected: string
  choose(name: string): string
  timeline(name: string): string
  trouble(code: Trouble, row: LiveRow): string
  incidents(count: number): string
  extra(percent: number): string
  granted(minutes: number): string
  minutes(minutes: number): string
  still(time: string): string
  readonly over: string
}

export function useRowWords(): RowWords {
  const t = useTranslations('invigilation.live')
  return useMemo(
    () => ({
      columns: Object.fromEntries(COLUMNS.map((column) => [column, t(`columns.${column}`)])) as Record<Column, string>,
      states: Object.fromEntries(LIVE_STATES.map((state) => [state, t(`states.${state}`)])) as Record<LiveState, string>,
      identified: t('identified'),
      notIdentified: t('notIdentified'),
      connected: t('connected'),
      notConnected: t('notConnected'),
      choose: (name) => t('choose', { name }),
      timeline: (name) => t('timeline', { name }),
      trouble: (code, { signals }) => t(`troubles.${code}`, { count: signals }),
      incidents: (count) => t('incidents', { count }),
      extra: (percent) => t('extra', { percent }),
      granted: (minutes) => t('granted', { minutes }),
      minutes: (minutes) => t('left.minutes', { minutes }),
      still: (time) => t('left.still', { time }),
      over: t('left.over'),
    }),
    [t],
  )
}
