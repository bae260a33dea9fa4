import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { parseDay } from '#app/domain/instant.ts'
import { may } from '#app/http/authorise.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { readForm, refusedForm } from '#app/http/forms.ts'
import { articleCoverage, changeOn, holdForChange } from '#app/services/coverage.ts'
import { officialTextOf } from '#app/services/official-texts.ts'
import { Field } from '#app/ui/field.tsx'
import { useTitle } from '#app/ui/lesson/named.tsx'
import { Facts, Mark } from '#app/ui/marks.tsx'
import { ChangeSheet } from '#app/ui/regulation/change-sheet.tsx'
import { ItemTable } from '#app/ui/regulation/item-table.tsx'
import { OfficialClause } from '#app/ui/regulation/official-text.tsx'
import { need } from '#app/words/need.ts'

await need('coverage', 'texts')

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `${data.regulation.short} ${data.article.clause}` : '条文覆盖'} · 明鉴` },
  { name: 'robots', content: 'noindex' },
]

export const loader = async ({ context: { app, actor: asking }, request, params }: LoaderFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  allow(actor, 'coverage.see')
  const { document = '', article = '' } = params
  const known = (await articleCoverage(app, document, article)) ?? notFound()
  const asked = new URL(request.url).searchParams.get('on')
  const on = asked === null ? undefined : parseDay(asked)
  const official = await officialTextOf(app, document)
  return {
    ...known,
    official: official && {
      fileName: official.fileName,
      importedAt: official.importedAt,
      text: official.articles[article],
    },
    asked: { day: asked, malformed: asked !== null && on === undefined },
    change: on ? ((await changeOn(app, document, article, on)) ?? notFound()) : null,
    sees: { items: may(actor, 'item.see'), hold: may(actor, 'item.hold') },
  }
}

export const action = async ({ context: { app, actor: asking }, request, params }: ActionFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  allow(actor, 'coverage.see')
  allow(actor, 'item.hold')
  const { document = '', article = '' } = params
  if (!app.catalogue.article(document, article)) notFound()
  const { typed } = await readForm(request)
  const on = parseDay(typed.on ?? '') ?? notFound()
  if (typed.checked !== 'on') return refusedForm('coverage-unconfirmed', typed, { checked: 'coverage-unconfirmed' })
  const held = await holdForChange(app, actor.personId, {
    document,
    article,
    on,
    reason: typed.reason ?? '',
    seen: typed.seen ?? '',
  })
  if (!held.ok)
    return refusedForm(
      held.refusal,
      typed,
      held.refusal === 'bank-reason-needed' ? { reason: held.refusal } : {},
      held.detail,
    )
  return redirect(`/association/coverage/${document}/${article}?on=${on}&held=${held.value.itemIds.length}`)
}

export default function ArticleCoverage() {
  const { regulation, article, gaps, lessons, items, policies, official, asked, change, sees } =
    useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTranslations('coverage')
  const one = useTranslations('coverage.one')
  const what = useTranslations('coverage.change')
  const title = useTitle()
  const here = `${regulation.id}/${article.id}`
  return (
    <main id="main" className="page">
      <p className="note noprint">
        <Link to={`/association/coverage?document=${regulation.id}`}>
          {one('back')} · <span lang="zh-CN">{regulation.short}</span>
        </Link>
      </p>
      <h1>
        <span lang="zh-CN">
          {regulation.short} {article.clause}
        </span>{' '}
        {title({ title: article.heading, titleEn: article.headingEn })}
      </h1>
      {search.has('held') && (
        <p className="notice good" role="status">
          {t('hold.done', { count: Number(search.get('held')) || 0 })}
        </p>
      )}
      <section className="sheet stack mt-4">
        <Facts
          of={[
            [
              t('kind'),
              <span key="kind" className="row" style={{ gap: '.4rem' }}>
                {t(article.operative ? 'operative' : 'aims')}{' '}
                {regulation.reported && <Mark tone="warn">{t('reported')}</Mark>}
                {gaps.map((gap) => (
                  <Mark key={gap} tone="seal">
                    {t(`gap.${gap}`)}
                  </Mark>
                ))}
              </span>,
            ],
            [
              one('dates'),
              <span key="dates" className="num">
                {article.to
                  ? one('until', { from: article.from, to: article.to })
                  : one('from', { from: article.from })}
              </span>,
            ],
            [
              one('digest'),
              <span key="digest" lang="zh-CN">
                {article.digest}
              </span>,
            ],
            [
              one('official'),
              <OfficialClause key="official" text={official?.text} of={official} link={regulation.link} />,
            ],
          ]}
        />
        <p className="m-0">
          <Link to={`/regulations/${regulation.id}#${article.id}`}>{one('public')}</Link>
        </p>
      </section>
      <h2 className="mt-8">{one('lessons')}</h2>
      {lessons.length === 0 ? (
        <p>{t('noLessons')}</p>
      ) : (
        <ul className="list">
          {lessons.map((lesson) => (
            <li key={lesson.id}>
              <Link to={`/courses/${lesson.id}`}>{title(lesson)}</Link>
              <span className="note block">
                {lesson.listed && <span>{one('listed')} </span>}
                {lesson.sections.map((section) => (
                  <span key={section?.anchor ?? ''}>
                    ·{' '}
                    {section ? (
                      <Link to={`/courses/${lesson.id}#${section.anchor}`} lang="zh-CN">
                        {one('section', { title: section.title })}
                      </Link>
                    ) : (
                      one('beginning')
                    )}{' '}
                  </span>
                ))}
              </span>
              {lesson.questions.length > 0 && (
                <details className="note">
                  <summary>{t('questionCount', { count: lesson.questions.length })}</summary>
                  {lesson.questions.map((question) => (
                    <span key={question.id} className="block" lang="zh-CN">
                      {question.id}：{question.stem}
                    </span>
                  ))}
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
      <h2 className="mt-8">{one('items')}</h2>
      {items.length === 0 ? (
        <p>{t('noItems')}</p>
      ) : (
        <details open={items.length <= 10}>
          <summary>
            {t('itemCount', { usable: items.filter(({ usable }) => usable).length, all: items.length })}
          </summary>
          <ItemTable items={items} linked={sees.items} />
        </details>
      )}
      <h2 className="mt-8">{one('policies')}</h2>
      {policies.length === 0 ? (
        <p>{one('noPolicies')}</p>
      ) : (
        <ul>
          {policies.map(({ kind, name, nameEn }) => (
            <li key={`${kind} ${name}`}>
              {one(`policy.${kind}`)} {title({ title: name, titleEn: nameEn })}
            </li>
          ))}
        </ul>
      )}
      <h2 className="mt-8" id="change">
        {what('title')}
      </h2>
      <p className="note" style={{ maxWidth: 'var(--measure)' }}>
        {what('lead')}
      </p>
      <Form method="get" action={`/association/coverage/${here}#change`} className="row items-end noprint" key={here}>
        <Field
          name="on"
          type="date"
          label={what('on')}
          required
          defaultValue={asked.day ?? ''}
          fault={asked.malformed ? what('malformed') : undefined}
        />
        <button className="btn quiet" type="submit">
          {what('ask')}
        </button>
      </Form>
      {change && <ChangeSheet change={change} sees={sees} refused={refused} />}
    </main>
  )
}
