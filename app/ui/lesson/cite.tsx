import { Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Mark } from '../marks.tsx'
import { type CitedArticle, useLessonFacts } from './facts.tsx'
import { useDay } from './named.tsx'

/** An article within a lesson: what it says in our words, since when, and whether it is in force today. */
export function Cite({ document, article }: { document?: string; article?: string }) {
  const t = useTranslations('learn')
  const language = useLocale()
  const { cites } = useLessonFacts()
  const cited = cites[`${document} ${article}`]
  if (!cited)
    return <p className="notice warn">{t('cite.gone', { document: document ?? '', article: article ?? '' })}</p>
  return (
    <aside className="cite" aria-label={`${t('cite.label')} ${cited.short} ${cited.clause}`}>
      <b>
        {cited.short} · {cited.clause}
      </b>{' '}
      {cited.heading}
      <p style={{ margin: '.4em 0' }}>{cited.digest}</p>
      <small lang={language}>
        {cited.number && (
          <>
            <span lang="zh-CN">{cited.number}</span> ·{' '}
          </>
        )}
        <Dates of={cited} /> · <ForceMark of={cited} />{' '}
        <Link to={`/regulations/${cited.document}#${cited.article}`}>{t('cite.more')}</Link>
      </small>
    </aside>
  )
}

export function Dates({ of }: { of: Pick<CitedArticle, 'from' | 'to'> }) {
  const t = useTranslations('learn.cite')
  const day = useDay()
  return (
    <span className="num">
      {of.to ? t('until', { from: day(of.from), to: day(of.to) }) : t('from', { from: day(of.from) })}
    </span>
  )
}

/** In force or not, in words; and whether only reports of the text were read. */
export function ForceMark({ of }: { of: Pick<CitedArticle, 'force' | 'reported'> }) {
  const t = useTranslations('learn')
  return (
    <>
      <Mark tone={of.force === 'in-force' ? 'good' : of.force === 'not-yet' ? 'warn' : 'seal'}>
        {t(`force.${of.force}`)}
      </Mark>{' '}
      {of.reported && (
        <Mark tone="warn">
          <abbr title={t('toBeCheckedNote')} style={{ textDecoration: 'none' }}>
            {t('toBeChecked')}
          </abbr>
        </Mark>
      )}
    </>
  )
}
