import { useTranslations } from 'use-intl'
import type { ServedItem } from '#app/domain/exam/item.ts'
import type { SheetState } from './answer-sheet.ts'
import { inWords } from './response.ts'

export interface NoticesProps {
  readonly sheet: SheetState
  readonly items: readonly ServedItem[]
  /** How many answers the server has not acknowledged. */
  readonly unsaved: number
  /** Whether the browser keeps unsent answers through a reload. */
  readonly lasting: boolean
  readonly path: string
  readonly onContinue: () => void
  readonly continueFailed: boolean
  readonly onDismiss: (slot: number) => void
}

/** What stands between the candidate and a saved answer, in plain words and loud. */
export function Notices({ sheet, items, unsaved, lasting, path, onContinue, continueFailed, onDismiss }: NoticesProps) {
  const t = useTranslations('exam.player')
  const { link, conflicts, refused } = sheet
  return (
    <div>
      <div role="alert">
        {link === 'passive' && (
          <div className="notice warn mb-3">
            <strong>{t('passiveTitle')}</strong>
            <p className="my-1">{t('passive')}</p>
            {continueFailed && <p className="my-1">{t('continueFailed')}</p>}
            <button className="btn" type="button" onClick={onContinue}>{t('continueHere')}</button>
          </div>
        )}
        {link === 'unreachable' && <div className="notice seal mb-3">{t('unreachable', { count: unsaved })}</div>}
        {link === 'logged-out' && (
          <div className="notice seal mb-3">
            {t('loggedOut', { count: unsaved })}{' '}
            <a href={`/login?redirectTo=${encodeURIComponent(path)}`} target="_blank" rel="noreferrer">{t('logIn')}</a>
          </div>
        )}
        {!lasting && <div className="notice warn mb-3">{t('memoryOnly')}</div>}
        {refused.length > 0 && <div className="notice seal mb-3">{t('refused', { slots: listOf(refused) })}</div>}
      </div>
      <div role="status">
        {conflicts.map(({ slot, mine, stands }) => {
          const item = items.find((one) => one.slot === slot)
          const words = (response: typeof mine) => (item && inWords(item, response, (value) => t(value ? 'true' : 'false'))) || t('noAnswer')
          return (
            <div className="notice warn mb-3" key={slot}>
              <strong>{t('conflictTitle', { slot })}</strong>
              <p className="my-1">{t('conflict', { stands: words(stands), mine: words(mine) })}</p>
              <button className="btn quiet" type="button" onClick={() => onDismiss(slot)}>{t('understood')}</button>
            </div>
          )
        })}
      </div>
    </div>
  )
}

export const listOf = (slots: readonly number[]): string => [...slots].sort((a, b) => a - b).join('、')
