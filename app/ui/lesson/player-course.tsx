import { Form, Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Refusal, Tick } from '../field.tsx'
import { OnDay, useDay, useTitle } from './named.tsx'
import type { Section } from './player-facts.tsx'

interface Named {
  readonly id: string
  readonly title: string
  readonly titleEn: string
}

interface ContinueProps {
  readonly last: { readonly lesson: Named; readonly section: Section | null; readonly next: Named | null }
  readonly done: boolean
}

/** The lesson studied last and where to go on in it; once it is done, the one after it. */
export function Continue({ last: { lesson, section, next }, done }: ContinueProps) {
  const t = useTranslations('player.continue')
  const title = useTitle()
  const path = `/courses/${lesson.id}`
  return (
    <section className="sheet stack mt-6" aria-labelledby="continue">
      <h2 id="continue" style={{ margin: 0 }}>
        {t('title')}
      </h2>
      <p className="m-0">
        {t('here')} · <Link to={path}>{title(lesson)}</Link> {done && t('done')}
      </p>
      <p className="row m-0">
        {done && next ? (
          <Link className="btn" to={`/courses/${next.id}`}>
            {t('next', { title: title(next) })}
          </Link>
        ) : (
          <Link className="btn" to={section ? `${path}#${encodeURIComponent(section.anchor)}` : path}>
            {section ? t('from', { section: section.title }) : t('lesson')}
          </Link>
        )}
      </p>
    </section>
  )
}

interface CourseVersionProps {
  readonly standing: {
    /** A day in Asia/Shanghai. */
    readonly enrolledOn: string
    readonly change: {
      readonly hash: string
      readonly added: readonly Named[]
      readonly gone: readonly Named[]
      readonly changed: readonly Named[]
      readonly newlyRequired: readonly Named[]
      readonly noLongerRequired: readonly Named[]
      readonly openNow: number
      readonly openThen: number
    } | null
  } | null
  readonly syllabus: { readonly version: string; readonly from: string }
  readonly refused: { readonly refusal: string; readonly fields: Readonly<Record<string, string>> } | null
}

/** The version of the course that somebody studies by, what changed since, and the move to the current one. */
export function CourseVersion({ standing, syllabus, refused }: CourseVersionProps) {
  const t = useTranslations('player.course')
  const day = useDay()
  return (
    <section className="sheet stack mt-6" aria-labelledby="version">
      <h2 id="version" style={{ margin: 0 }}>
        {t('title')}
      </h2>
      <Refusal code={refused?.refusal} />
      <p className="m-0">
        {standing && <>{t('since', { day: day(standing.enrolledOn) })} </>}
        {standing && t(standing.change ? 'changed' : 'current')}
      </p>
      <p className="note m-0">{t('syllabus', { version: syllabus.version, day: day(syllabus.from) })}</p>
      {standing?.change && <Change change={standing.change} refused={refused} />}
    </section>
  )
}

type Change = NonNullable<NonNullable<CourseVersionProps['standing']>['change']>

function Change({ change, refused }: { change: Change; refused: CourseVersionProps['refused'] }) {
  const t = useTranslations('player.course')
  return (
    <details open={refused !== null}>
      <summary>
        <b>{t('show')}</b>
      </summary>
      <Lessons word={t('newlyRequired')} of={change.newlyRequired} />
      <Lessons word={t('added')} of={change.added} />
      <Lessons word={t('rewritten')} of={change.changed} />
      <Lessons word={t('noLongerRequired')} of={change.noLongerRequired} />
      <Lessons word={t('gone')} of={change.gone} linked={false} />
      <Form method="post" action="/courses#version" preventScrollReset className="stack mt-6">
        <h3 className="m-0">{t('move')}</h3>
        <p className="m-0">
          {t('open', { now: change.openNow, later: change.openThen })} {t('follows')}
        </p>
        <input type="hidden" name="hash" value={change.hash} />
        <Tick name="confirm" label={t('confirm')} required fault={refused?.fields.confirm && t('confirm')} />
        <p className="m-0">
          <button className="btn final" type="submit" name="intent" value="move">
            {t('submit')}
          </button>
        </p>
      </Form>
    </details>
  )
}

function Lessons({ word, of, linked = true }: { word: string; of: readonly Named[]; linked?: boolean }) {
  const title = useTitle()
  if (of.length === 0) return null
  return (
    <>
      <p className="mb-1">
        <b>{word}</b> <span className="num">({of.length})</span>
      </p>
      <ul>
        {of.map((lesson) => (
          <li key={lesson.id}>{linked ? <Link to={`/courses/${lesson.id}`}>{title(lesson)}</Link> : title(lesson)}</li>
        ))}
      </ul>
    </>
  )
}

/** The changes in a lesson that its authors told of. */
export function Amendments({ of }: { of: readonly { readonly on: string; readonly what: string }[] }) {
  const t = useTranslations('player')
  if (of.length === 0) return null
  return (
    <details>
      <summary>
        <b className="text-ink">{t('amendments', { count: of.length })}</b>
      </summary>
      <ul className="list">
        {of.map(({ on, what }) => (
          <li key={`${on} ${what}`} style={{ padding: '.25rem 0' }}>
            <OnDay day={on} /> <span lang="zh-CN">{what}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Pages that help with the work, and one's own. */
export function Tools({ own }: { own: boolean }) {
  const t = useTranslations('player.tools')
  return (
    <nav className="row mt-6" aria-label={t('title')}>
      <Link to="/tools/micro-drama">{t('drama')}</Link>
      <Link to="/tools/reviewers">{t('reviewers')}</Link>
      {own && <Link to="/me/recall">{t('recall')}</Link>}
      {own && <Link to="/me/notes">{t('notes')}</Link>}
    </nav>
  )
}
