import { useFormatter, useTranslations } from 'use-intl'
import type { ReactNode } from 'react'
import { Mark } from '../marks.tsx'
import { LanguageSwitch } from '../shell.tsx'
import type { SheetState } from './sheet-state.ts'

export interface ExamBarProps {
  readonly title: string
  readonly sheet: SheetState
  readonly unsaved: number
  readonly answered: number
  readonly all: number
  readonly flagged: number
  readonly path: string
  readonly timer: ReactNode
  /** The button that hands in; none while it cannot. */
  readonly handIn: ReactNode
}

/** What stays in sight: which exam, whether all is saved, how much is answered, what time is left. */
export function ExamBar({ title, sheet, unsaved, answered, all, flagged, path, timer, handIn }: ExamBarProps) {
  const t = useTranslations('exam.player')
  return (
    <div className="exambar">
      <h1 className="m-0 max-sm:order-1 max-sm:flex-1" style={{ fontSize: 'var(--t-l)' }}>{title}</h1>
      <span className="row max-sm:order-2 max-sm:basis-full">
        <SaveState sheet={sheet} unsaved={unsaved} />
        <span className="note num">{t('answered', { answered, all })}{flagged > 0 && ` · ${t('flagged', { count: flagged })}`}</span>
      </span>
      {timer}
      <span className="max-sm:order-2"><LanguageSwitch path={path} /></span>
      {handIn}
    </div>
  )
}

/** Saved means acknowledged: the time of the last acknowledgement, or how many answers wait for theirs. */
function SaveState({ sheet, unsaved }: { sheet: SheetState; unsaved: number }) {
  const t = useTranslations('exam.player.state')
  const format = useFormatter()
  if (sheet.link === 'passive') return <Mark tone="warn">{t('passive')}</Mark>
  if (sheet.link === 'paused') return <Mark tone="warn">{unsaved > 0 ? t('pausedUnsaved', { count: unsaved }) : t('paused')}</Mark>
  if (unsaved > 0 && sheet.link === 'sending') return <Mark tone="plain">{t('saving')}</Mark>
  if (unsaved > 0) return <Mark tone="seal">{t('unsaved', { count: unsaved })}</Mark>
  if (sheet.link === 'unreachable') return <Mark tone="seal">{t('offline')}</Mark>
  if (sheet.savedAt === null) return <span className="note">{t('none')}</span>
  return <Mark tone="good">{t('saved', { time: format.dateTime(new Date(sheet.savedAt), { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }) })}</Mark>
}
