import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Response, ServedItem } from '#app/domain/exam/item.ts'
import type { Sending } from './door.ts'
import { inWords } from './response.ts'
import type { SheetState } from './sheet-state.ts'

export interface NoticesProps {
  readonly sheet: SheetState
  readonly items: readonly ServedItem[]
  /** The answers that the server has not acknowledged, and since when, in milliseconds. */
  readonly unsent: readonly Sending[]
  readonly since: number | null
  /** Saves them to a file, as the last resort. */
  readonly rescue: ReactNode
  /** Whether the browser keeps unsent answers through a reload. */
  readonly lasting: boolean
  readonly path: string
  readonly onContinue: () => void
  readonly continueFailed: boolean
  readonly onDismiss: (slot: number) => void
}

/** What stands between the candidate and a saved answer, in plain words and loud: how many answers wait, and since when. */
export function Notices({ sheet, items, unsent, since, rescue, lasting, path, onContinue, continueFailed, onDismiss }: NoticesProps) {
  const t = useTranslations('exam.player')
  const format = useFormatter()
  const { link, conflicts, refused } = sheet
  const wordsOf = (slot: number, response: Response) => {
    const item = items.find((one) => one.slot === slot)
    return (item && inWords(item, response, (value) => t(value ? 'true' : 'false'))) || t('noAnswer')
  }
  const count = unsent.length
  const waiting = since !== null && <p className="my-1"><strong>{t('waiting', { count, time: format.dateTime(new Date(since), { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }) })}</strong></p>
  return (
    <div>
      {/* Not atomic: of a longer wait only what changed is spoken. */}
      <div role="alert" aria-atomic="false">
        {link === 'passive' && (
          <div className="notice warn mb-3">
            <strong>{t('passiveTitle')}</strong>
            <p className="my-1">{t('passive')}</p>
            {count > 0 && (
              <>
                <p className="my-1">{t('passiveUnsent', { count })}</p>
                <ul>{unsent.map(({ slot, response }) => <li key={slot}>{t('unsentAnswer', { slot, answer: wordsOf(slot, response) })}</li>)}</ul>
              </>
            )}
            {continueFailed && <p className="my-1">{t('continueFailed')}</p>}
            <button className="btn" type="button" onClick={onContinue}>{t('continueHere')}</button>
            {count > 0 && rescue}
          </div>
        )}
        {link === 'unreachable' && (
          <div className="notice seal mb-3">
            {waiting}
            <p className="my-1">{t('unreachable', { count })}</p>
            {count > 0 && rescue}
          </div>
        )}
        {link === 'logged-out' && (
          <div className="notice seal mb-3">
            {waiting}
            <p className="my-1">
              {t('loggedOut', { count })}{' '}
              <a href={`/login?redirectTo=${encodeURIComponent(path)}`} target="_blank" rel="noreferrer">{t('logIn')}</a>
            </p>
            {count > 0 && rescue}
          </div>
        )}
        {link === 'no-browser' && (
          <div className="notice seal mb-3">
            {waiting}
            <p className="my-1">{t('browserLost')}</p>
            {count > 0 && rescue}
          </div>
        )}
        {!lasting && <div className="notice warn mb-3">{t('memoryOnly')}</div>}
        {refused.length > 0 && <div className="notice seal mb-3">{t('refused', { slots: listOf(refused) })}</div>}
      </div>
      <div role="status">
        {conflicts.map(({ slot, mine, stands }) => (
            <div className="notice warn mb-3" key={slot}>
              <strong>{t('conflictTitle', { slot })}</strong>
              <p className="my-1">{t('conflict', { stands: wordsOf(slot, stands), mine: wordsOf(slot, mine) })}</p>
              <button className="btn quiet" type="button" onClick={() => onDismiss(slot)}>{t('understood')}</button>
            </div>
        ))}
      </div>
    </div>
  )
}

export const listOf = (slots: readonly number[]): string => [...slots].sort((a, b) => a - b).join('、')
