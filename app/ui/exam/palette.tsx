import { useTranslations } from 'use-intl'
import type { ServedItem } from '#app/domain/exam/item.ts'
import type { Entry } from './sheet-state.ts'

export interface PaletteProps {
  readonly items: readonly ServedItem[]
  readonly entries: ReadonlyMap<number, Entry>
  readonly flags: ReadonlySet<number>
  readonly here: number
  /** The form that a number posts (and thereby saves) without JavaScript. */
  readonly form: string
  readonly onGo: (slot: number) => void
  readonly live: boolean
}

/** The questions by number: answered, unsaved, flagged, where one is. Told in words, not by colour alone. */
export function Palette({ items, entries, flags, here, form, onGo, live }: PaletteProps) {
  const t = useTranslations('exam.player')
  return (
    <nav aria-label={t('palette')}>
      <p className="note mt-0">{t('palette')}</p>
      <div className="palette num">
        {items.map(({ slot }) => {
          const entry = entries.get(slot)
          const answered = entry !== undefined && entry.response !== null
          const saved = entry === undefined || entry.revision === entry.saved
          const label = t('slot', { slot, answered: answered ? 'yes' : 'no', saved: saved ? 'yes' : 'no', flagged: flags.has(slot) ? 'yes' : 'no' })
          return (
            <button
              key={slot}
              type="submit"
              name="go"
              value={slot}
              form={form}
              aria-label={label}
              aria-current={slot === here ? 'step' : undefined}
              className={[answered && 'answered', flags.has(slot) && 'flagged', slot === here && 'here'].filter(Boolean).join(' ')}
              onClick={(event) => {
                if (!live) return
                event.preventDefault()
                onGo(slot)
              }}
            >
              <span>{slot}</span>
              {/* Signs, so that no state is told by colour alone; the label says them in words. */}
              <span className="leading-none" style={{ fontSize: '.7rem', minHeight: '.7rem' }} aria-hidden="true">
                {!saved ? t('signs.unsaved') : answered ? t('signs.answered') : ''}{flags.has(slot) && t('signs.flagged')}
              </span>
            </button>
          )
        })}
      </div>
      <p className="note">{t('paletteKey')}</p>
      <p className="note">{t('offlineNote')}</p>
    </nav>
  )
}
