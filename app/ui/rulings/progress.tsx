import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'

interface Props {
  readonly of: Readonly<Partial<Record<'none' | 'mark' | 'pass-gained' | 'pass-at-stake', number>>>
  /** How many attempts the preview counted. */
  readonly all: number
  readonly unfinished: boolean
  readonly applies: boolean
}

/** How far the application of a ruling is, and what came of it. */
export function RulingProgress({ of, all, unfinished, applies }: Props) {
  const t = useTranslations('rulings.case')
  const done = (of.none ?? 0) + (of.mark ?? 0) + (of['pass-gained'] ?? 0) + (of['pass-at-stake'] ?? 0)
  return (
    <section className="stack">
      <h2 className="m-0">{unfinished ? t('progress') : t('outcome')}</h2>
      {unfinished && (
        <div className="stack" role="status">
          <progress max={Math.max(1, all)} value={done} aria-label={t('progress')} className="w-full" />
          <span className="num">{t('progressValue', { done, all })}</span>
        </div>
      )}
      <ul className="m-0 num">
        <li>{t('none', { count: of.none ?? 0 })}</li>
        <li>{t('mark', { count: of.mark ?? 0 })}</li>
        <li>{t('gained', { count: of['pass-gained'] ?? 0 })}</li>
        <li>{t('atStake', { count: of['pass-at-stake'] ?? 0 })}</li>
      </ul>
      {unfinished && applies && (
        <Form method="post" className="row">
          <button className="btn" type="submit" name="intent" value="continue">{t('continue')}</button>
          <span className="note">{t('continueLead')}</span>
        </Form>
      )}
    </section>
  )
}
