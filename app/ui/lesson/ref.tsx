import { Link } from '@remix-run/react'
import { useId } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Dates, ForceMark } from './cite.tsx'
import { type CitedArticle, useLessonFacts } from './facts.tsx'

interface Cites {
  readonly document?: string | undefined
  readonly article?: string | undefined
}

/** The article that is cited; undefined when nothing is, or the library does not have it. */
export function useCited({ document, article }: Cites): CitedArticle | undefined {
  const { cites } = useLessonFacts()
  return document && article ? cites[`${document} ${article}`] : undefined
}

export const clauseOf = ({ short, clause }: CitedArticle): string => `${short} ${clause}`
export const addressOf = ({ document, article }: CitedArticle): string => `/regulations/${document}#${article}`

/**
 * A clause within a sentence; pressed, it opens beside the sentence. The browser's own pop-over needs no script; a browser
 * without it shows a link (lesson.css chooses), and paper shows the clause alone.
 */
export function Ref(cites: Cites) {
  const t = useTranslations('learn')
  const language = useLocale()
  const id = useId()
  const cited = useCited(cites)
  if (!cited) return <>{t('cite.gone', { document: cites.document ?? '', article: cites.article ?? '' })}</>
  // React 18 knows neither attribute and hands them on as they are.
  const [opens, opened] = [{ popovertarget: id }, { popover: 'auto' }]
  return (
    <span className="ref">
      <button type="button" {...opens}>
        {clauseOf(cited)}
      </button>
      <Link to={addressOf(cited)}>{clauseOf(cited)}</Link>
      <span id={id} {...opened} role="note" aria-label={`${t('cite.label')} ${clauseOf(cited)}`}>
        <b>
          {cited.short} · {cited.clause}
        </b>{' '}
        {cited.heading}
        <span className="digest">{cited.digest}</span>
        <small lang={language}>
          {cited.number && (
            <>
              <span lang="zh-CN">{cited.number}</span> ·{' '}
            </>
          )}
          <Dates of={cited} /> · <ForceMark of={cited} /> <Link to={addressOf(cited)}>{t('cite.more')}</Link>
        </small>
      </span>
    </span>
  )
}
