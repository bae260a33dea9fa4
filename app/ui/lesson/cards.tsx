import { Children, createContext, type ReactNode, useContext, useEffect, useId, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Mark } from '../marks.tsx'

type Said = 'known' | 'not-yet'
interface Tally {
  readonly said: Readonly<Record<string, Said>>
  /** Undefined until the page can count: without scripts there is nothing to press. */
  readonly say: ((card: string, what: Said) => void) | undefined
}
const Counting = createContext<Tally>({ said: {}, say: undefined })

/** Cards to turn over. What one knows is counted on the page and forgotten with it. */
export function Cards({ caption, children }: { caption?: string; children?: ReactNode }) {
  const t = useTranslations('components.cards')
  const language = useLocale()
  const [said, setSaid] = useState<Tally['said']>({})
  const [counts, setCounts] = useState(false)
  useEffect(() => setCounts(true), [])
  const number = (what: Said) => Object.values(said).filter((one) => one === what).length
  const say = (card: string, what: Said) => setSaid((before) => ({ ...before, [card]: what }))
  return (
    <Counting.Provider value={{ said, say: counts ? say : undefined }}>
      <section className="cards" aria-label={caption}>
        <p>
          <b>{caption}</b>{' '}
          <span className="note" lang={language}>
            {t('hint')}
          </span>
        </p>
        <div>{children}</div>
        {counts && (
          <p className="note row noprint" lang={language}>
            <span role="status">
              {t('tally', { known: number('known'), notYet: number('not-yet'), all: Children.count(children) })}
            </span>
            {Object.keys(said).length > 0 && (
              <button type="button" className="btn quiet" onClick={() => setSaid({})}>
                {t('anew')}
              </button>
            )}
          </p>
        )}
      </section>
    </Counting.Provider>
  )
}

export function Card({ front, children }: { front?: string; children?: ReactNode }) {
  const t = useTranslations('components.cards')
  const language = useLocale()
  const id = useId()
  const { said, say } = useContext(Counting)
  const mine = said[id]
  return (
    <details>
      <summary>
        {front}{' '}
        {mine && (
          <span lang={language}>
            <Mark tone={mine === 'known' ? 'good' : 'warn'}>{t(mine)}</Mark>
          </span>
        )}
      </summary>
      <div>{children}</div>
      {say && (
        <p className="row noprint" lang={language}>
          {(['known', 'not-yet'] as const).map((what) => (
            <button
              key={what}
              type="button"
              className="btn quiet"
              aria-pressed={mine === what}
              onClick={() => say(id, what)}
            >
              {t(what)}
            </button>
          ))}
        </p>
      )}
    </details>
  )
}
