import { Form, Link } from '@remix-run/react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Mark } from '../marks.tsx'
import { useDay, useTitle } from './named.tsx'
import type { Section } from './player-facts.tsx'

export interface Reread {
  readonly reasons: readonly {
    readonly type: 'amended' | 'came-into-force' | 'ended'
    readonly on: string
    readonly what: string | null
    readonly articles: readonly {
      readonly document: string
      readonly article: string
      readonly short: string
      readonly clause: string
      readonly reported: boolean
    }[]
  }[]
  readonly minor: readonly { readonly on: string; readonly what: string }[]
  readonly wording: boolean
}

/** Why a lesson is to be read again: the amendment or the articles, and the day. */
function Reasons({ of }: { of: Reread['reasons'] }) {
  const t = useTranslations('player.again')
  const learn = useTranslations('learn')
  const day = useDay()
  return (
    <ul className="my-2">
      {of.map(({ type, on, what, articles }) => (
        <li key={`${type} ${on} ${what} ${articles[0]?.document}`}>
          {what === null ? t(type, { day: day(on) }) : t('amended', { day: day(on), what })}{' '}
          {what !== null && articles.length > 0 && t('basis')}{' '}
          {articles.map(({ document, article, short, clause }) => (
            <span key={`${document} ${article}`} lang="zh-CN">
              <Link to={`/regulations/${document}#${article}`}>
                {short} {clause}
              </Link>{' '}
            </span>
          ))}
          {articles.some(({ reported }) => reported) && <Mark tone="warn">{learn('toBeChecked')}</Mark>}
        </li>
      ))}
    </ul>
  )
}

/** At the head of a lesson that was read: what is to be read again and why, or that only words changed. */
export function Again({ of, path }: { of: Reread; path: string }) {
  const t = useTranslations('player.again')
  const day = useDay()
  if (of.reasons.length > 0)
    return (
      <section className="notice warn" aria-label={t('title')}>
        <b>{t('lesson')}</b>
        <Reasons of={of.reasons} />
        <p className="m-0">
          {t('keeps')}{' '}
          <a className="noprint" href="#end">
            {t('how')}
          </a>
        </p>
      </section>
    )
  return (
    <section className="notice noprint" aria-label={t('title')}>
      <p className="m-0">{t('wording')}</p>
      {of.minor.length > 0 && (
        <ul className="my-2">
          {of.minor.map(({ on, what }) => (
            <li key={`${on} ${what}`}>
              {day(on)} <span lang="zh-CN">{what}</span>
            </li>
          ))}
        </ul>
      )}
      <Form method="post" action={path}>
        <button className="btn quiet mt-2" type="submit" name="intent" value="seen">
          {t('seen')}
        </button>
      </Form>
    </section>
  )
}

/** Where the reader stopped when they were here before. It stays as it was on arrival. */
export function Stopped({ at }: { at: Section | null }) {
  const t = useTranslations('player.stopped')
  const [section] = useState(at)
  if (!section) return null
  return (
    <p className="notice noprint">
      {t('text', { section: section.title })} <a href={`#${encodeURIComponent(section.anchor)}`}>{t('go')}</a>
    </p>
  )
}

interface Named {
  readonly id: string
  readonly title: string
  readonly titleEn: string
}

/** All lessons to be read again, with the reasons. */
export function AgainList({ of }: { of: readonly { readonly lesson: Named; readonly again: Reread }[] }) {
  const t = useTranslations('player.again')
  const title = useTitle()
  if (of.length === 0) return null
  return (
    <section className="sheet mt-6" aria-labelledby="again">
      <h2 id="again" style={{ margin: 0 }}>
        {t('title')} <span className="num">({of.length})</span>
      </h2>
      <p className="note">{t('lead')}</p>
      <ul className="list">
        {of.map(({ lesson, again }) => (
          <li key={lesson.id}>
            <Link to={`/courses/${lesson.id}`}>{title(lesson)}</Link>
            <div className="note">
              <Reasons of={again.reasons} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
