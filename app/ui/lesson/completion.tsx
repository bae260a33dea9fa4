import { Form, Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { useTitle } from './named.tsx'

interface CompletionProps {
  readonly path: string
  /** The order of the lesson's questions. */
  readonly questions: readonly { readonly id: string }[]
  readonly study: {
    readonly read: boolean
    readonly complete: boolean
    readonly openQuestions: readonly string[]
    /** What was read is to be read again for reasons; null when not. */
    readonly again: { readonly reasons: readonly unknown[] } | null
  }
}

/** The end of a lesson: whether it is complete, and plainly what it still lacks. */
export function Completion({ path, questions, study }: CompletionProps) {
  const t = useTranslations('learn.lesson')
  const again = useTranslations('player.again')
  const number = (id: string) => questions.findIndex((q) => q.id === id) + 1
  return (
    <section className="sheet stack mt-8 noprint" id="end" aria-labelledby="end-heading">
      <h2 id="end-heading" style={{ margin: 0 }}>
        {t('end')}
      </h2>
      <div role="status">
        {study.complete ? (
          <p className="notice good" style={{ margin: 0 }}>
            {t('done')}
          </p>
        ) : (
          <>
            <p style={{ margin: 0 }}>{t('lacks')}</p>
            <ul>
              {!study.read && <li>{t('lacksRead')}</li>}
              {study.openQuestions.length > 0 && (
                <li>
                  {t('lacksQuestions')}{' '}
                  {study.openQuestions.map((id) => (
                    <span key={id}>
                      <a href={`#q-${id}`}>{t('question', { n: number(id) })}</a>{' '}
                    </span>
                  ))}
                </li>
              )}
            </ul>
          </>
        )}
      </div>
      {study.read && (
        <p className="note" style={{ margin: 0 }}>
          {t('alreadyRead')}
        </p>
      )}
      {(!study.read || (study.again?.reasons.length ?? 0) > 0) && (
        <Form method="post" action={path}>
          <button className="btn" type="submit" name="intent" value={study.read ? 'reread' : 'read'}>
            {study.read ? again('markRead') : t('read')}
          </button>
        </Form>
      )}
    </section>
  )
}

interface Neighbour {
  readonly id: string
  readonly title: string
  readonly titleEn: string
}

/** Where one may go from here. */
export function Neighbours({ before, after }: { before: Neighbour | null; after: Neighbour | null }) {
  const t = useTranslations('learn.lesson')
  const title = useTitle()
  return (
    <nav className="row mt-6 noprint" aria-label={t('all')}>
      {before && <Link to={`/courses/${before.id}`}>{t('before', { title: title(before) })}</Link>}
      {after ? (
        <Link className="push" to={`/courses/${after.id}`}>
          {t('next', { title: title(after) })}
        </Link>
      ) : (
        <Link className="push" to="/courses">
          {t('back')}
        </Link>
      )}
    </nav>
  )
}
