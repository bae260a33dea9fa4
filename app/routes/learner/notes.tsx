import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { allow, loggedIn } from '#app/http/context.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { allNotes } from '#app/services/notes.ts'
import { Field, Refusal } from '#app/ui/field.tsx'
import { useTitle } from '#app/ui/lesson/named.tsx'
import { OwnNote } from '#app/ui/lesson/player-notes.tsx'
import { need } from '#app/words/need.ts'
import { actOnNotes, isNoteForm, noteForms } from './note-forms.ts'

await need('player')

export const meta: MetaFunction = () => [{ title: '笔记与书签 Notes · 明鉴' }]

const queryOf = (request: Request) => (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 200)

/** One's own notes only. */
export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'lesson.study', { personId: actor.personId })
  const query = queryOf(request)
  return { query, lessons: await allNotes(context.app, actor.personId, query) }
}

// Here notes are changed and deleted, and bookmarks taken away; new ones are made in lessons.
const schema = z.discriminatedUnion('intent', [
  noteForms[1],
  noteForms[2],
  noteForms[3].extend({ lesson: z.string().max(200) }),
])

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'lesson.study', { personId: actor.personId })
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok || !isNoteForm(parsed.value)) return refusedForm('field-missing-or-malformed', typed)
  const lesson = 'lesson' in parsed.value ? parsed.value.lesson : ''
  const done = await actOnNotes(context.app, actor.personId, lesson, parsed.value)
  if (!done.ok) return refusedForm(done.refusal, typed, {}, done.detail)
  const query = queryOf(request)
  return redirect(query === '' ? '/me/notes' : `/me/notes?${new URLSearchParams({ q: query })}`, 303)
}

export default function AllNotes() {
  const { query, lessons } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() ?? null
  const t = useTranslations('player.notes')
  const title = useTitle()
  const here = query === '' ? '/me/notes' : `/me/notes?${new URLSearchParams({ q: query })}`
  const placed =
    refused?.typed.intent === 'note-change' &&
    lessons.some(({ notes }) => notes.some(({ id }) => id === refused.typed.note))
  return (
    <main id="main" className="page reading">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      {refused && !placed && <Refusal code={refused.refusal} detail={refused.detail} />}
      {lessons.length === 0 && query === '' ? (
        <p>
          {t('empty')} <Link to="/courses">{t('toCourses')}</Link>
        </p>
      ) : (
        <>
          <Form method="get" className="stack noprint" role="search">
            <Field name="q" type="search" label={t('search')} defaultValue={query} maxLength={200} key={query} />
            <p className="row m-0">
              <button className="btn quiet" type="submit">
                {t('submit')}
              </button>
              <a className="push" href="/me/notes/export" download>
                {t('export')}
              </a>
            </p>
          </Form>
          {query !== '' && (
            <p role="status">
              {lessons.length === 0 && t('none', { query })} <Link to="/me/notes">{t('all')}</Link>
            </p>
          )}
        </>
      )}
      {lessons.map(({ lesson, taught, bookmarks, notes }) => (
        <section key={lesson.id} className="mt-8" aria-labelledby={`notes-${lesson.id}`}>
          <h2 id={`notes-${lesson.id}`}>
            {taught ? <Link to={`/courses/${lesson.id}`}>{title(lesson)}</Link> : lesson.id}
          </h2>
          {!taught && <p className="note">{t('gone')}</p>}
          {bookmarks.length > 0 && (
            <ul className="list" aria-label={t('bookmarks')}>
              {bookmarks.map((bookmark) => (
                <li key={bookmark.anchor} className="row">
                  <span>
                    <span aria-hidden="true">★ </span>
                    <Place lesson={lesson.id} anchor={bookmark.anchor} title={bookmark.title} lost={bookmark.lost} />
                  </span>
                  <Form method="post" action={here} className="push noprint">
                    <input type="hidden" name="lesson" value={lesson.id} />
                    <input type="hidden" name="anchor" value={bookmark.anchor} />
                    <input type="hidden" name="keep" value="no" />
                    <button className="btn quiet" type="submit" name="intent" value="bookmark">
                      {t('unbookmark')}
                    </button>
                  </Form>
                </li>
              ))}
            </ul>
          )}
          {[...new Set(notes.map(({ anchor }) => anchor))].map((anchor) => {
            const of = notes.filter((note) => note.anchor === anchor)
            const [{ section, lost } = { section: null, lost: false }] = of
            return (
              <div key={anchor} className="mt-4">
                <h3>
                  {anchor === '' ? (
                    t('whole')
                  ) : (
                    <Place lesson={lesson.id} anchor={anchor} title={section ?? ''} lost={lost} />
                  )}
                </h3>
                <ul className="list">
                  {of.map((note) => (
                    <OwnNote key={`${note.id} ${note.changedAt}`} note={note} action={here} refused={refused} />
                  ))}
                </ul>
              </div>
            )
          })}
        </section>
      ))}
    </main>
  )
}

interface PlaceProps {
  readonly lesson: string
  readonly anchor: string
  readonly title: string
  readonly lost: boolean
}

/** A heading of a lesson and the way to it; of a lost one only what it was called. */
function Place({ lesson, anchor, title, lost }: PlaceProps) {
  const t = useTranslations('player.notes')
  if (!lost)
    return (
      <Link to={`/courses/${lesson}#${encodeURIComponent(anchor)}`} lang="zh-CN">
        {title}
      </Link>
    )
  return (
    <>
      {title !== '' && <span lang="zh-CN">{title} </span>}
      <span className="note">{t('lost')}</span>
    </>
  )
}
