import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { KINDS, LEVELS } from '#app/domain/exam/kinds.ts'
import { may } from '#app/http/authorise.ts'
import { allow, loggedIn } from '#app/http/context.ts'
import { BANK_LISTS, browseBank } from '#app/services/bank-desk.ts'
import { ItemLine } from '#app/ui/bank/item-line.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { need } from '#app/words/need.ts'

await need('bank', 'exam')

export const meta: MetaFunction = () => [{ title: '题库 Item bank · 明鉴' }, { name: 'robots', content: 'noindex' }]

const ORIGINS = ['content', 'desk'] as const

/** The bank without its keys; the service puts each reading on record all the same. */
export const loader = async ({ context: { app, actor: asking }, request }: LoaderFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  allow(actor, 'item.see')
  const { searchParams } = new URL(request.url)
  const one = <T extends string>(list: readonly T[], name: string) => list.find((value) => value === searchParams.get(name))
  const { topics, regulations } = app.catalogue
  const document = one([...regulations.keys()], 'document')
  const articles = document ? (regulations.get(document)?.articles ?? []) : []
  const filter = {
    topic: one(topics.map(({ id }) => id), 'topic'), level: one(LEVELS, 'level'), kind: one(KINDS, 'kind'), list: one(BANK_LISTS, 'list'), origin: one(ORIGINS, 'origin'),
    document, article: one(articles.map(({ id }) => id), 'article'), words: searchParams.get('words')?.trim().slice(0, 100) || undefined,
  }
  const [proposes, reviews] = [may(actor, 'item.propose'), may(actor, 'item.review')]
  return {
    ...(await browseBank(app, { personId: actor.personId, proposes, reviews }, filter, Number(searchParams.get('page')))),
    filter, proposes,
    lists: BANK_LISTS.filter((list) => list !== 'mine' || reviews),
    topics: topics.map(({ id, title, titleEn }) => ({ id, title, titleEn })),
    documents: [...regulations.values()].map(({ id, short }) => ({ value: id, label: short })),
    articles: articles.map(({ id, clause, heading }) => ({ value: id, label: `${clause} ${heading}` })),
  }
}

export default function Items() {
  const { all, found, page, pages, items, filter, counts, lists, proposes } = useLoaderData<typeof loader>()
  const { topics, documents, articles } = useLoaderData<typeof loader>()
  const t = useTranslations('bank')
  const f = useTranslations('bank.filter')
  const k = useTranslations('exam.kinds')
  const l = useTranslations('exam.levels')
  const english = useLocale() === 'en'
  const titles = new Map(topics.map(({ id, title, titleEn }) => [id, english ? titleEn : title]))
  const any = { value: '', label: f('all') }
  const at = (changes: Record<string, string>) =>
    `?${new URLSearchParams(Object.entries({ ...filter, ...changes }).flatMap(([name, value]) => (value ? [[name, value]] : [])))}`
  const first = (page - 1) * 20 + 1
  return (
    <main id="main" className="page">
      <div className="row">
        <h1 className="m-0">{t('title')}</h1>
        <span className="push row">
          {proposes && <Link className="btn" to="/association/items/new">{t('new')}</Link>}
          {proposes && <Link to="/association/items/import">{t('import')}</Link>}
          <Link to="/association/items/export" reloadDocument>{t('export')}</Link>
        </span>
      </div>
      <p className="note">{t('lead', { count: all })}</p>
      <nav className="row my-3" aria-label={f('list')}>
        {lists.filter((list) => counts[list] > 0 || list === 'mine').map((list) => (
          <Link key={list} to={at({ list: filter.list === list ? '' : list, page: '' })} aria-current={filter.list === list ? 'true' : undefined} className={filter.list === list ? 'font-semibold' : undefined}>
            {t('listCount', { name: t(`lists.${list}`), count: counts[list] })}
          </Link>
        ))}
      </nav>
      <Form method="get" aria-label={f('title')} className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField name="list" label={f('list')} defaultValue={filter.list ?? ''} options={[any, ...lists.map((list) => ({ value: list, label: t(`lists.${list}`) }))]} />
        <SelectField name="topic" label={f('topic')} defaultValue={filter.topic ?? ''} options={[any, ...topics.map(({ id }) => ({ value: id, label: titles.get(id) ?? id }))]} />
        <SelectField name="level" label={f('level')} defaultValue={filter.level ?? ''} options={[any, ...LEVELS.map((level) => ({ value: level, label: l(level) }))]} />
        <SelectField name="kind" label={f('kind')} defaultValue={filter.kind ?? ''} options={[any, ...KINDS.map((kind) => ({ value: kind, label: k(kind) }))]} />
        <SelectField name="origin" label={f('origin')} defaultValue={filter.origin ?? ''} options={[any, ...ORIGINS.map((origin) => ({ value: origin, label: t(`origins.${origin}`) }))]} />
        <SelectField name="document" label={f('document')} defaultValue={filter.document ?? ''} options={[any, ...documents]} />
        <SelectField name="article" label={f('article')} hint={articles.length === 0 ? f('articleHint') : undefined} defaultValue={filter.article ?? ''} options={[any, ...articles]} disabled={articles.length === 0} />
        <Field name="words" label={f('words')} defaultValue={filter.words ?? ''} maxLength={100} type="search" />
        <p className="row m-0">
          <button className="btn" type="submit">{f('show')}</button>
          <Link to="/association/items">{f('clear')}</Link>
        </p>
      </Form>
      {found === 0 ? <p className="mt-6">{all === 0 ? t('empty') : filter.list === 'mine' ? t('noneMine') : t('none')}</p> : (
        <>
          <p className="note mt-6">{t('shown', { count: found, from: first, to: first + items.length - 1 })}</p>
          <ul className="list">
            {items.map((item) => <ItemLine key={item.itemId} {...item} topic={titles.get(item.topic) ?? item.topic} />)}
          </ul>
          <p className="row mt-4">
            {page > 1 && <Link to={at({ page: String(page - 1) })}>{t('previous')}</Link>}
            {page < pages && <Link className="push" to={at({ page: String(page + 1) })}>{t('next')}</Link>}
          </p>
        </>
      )}
    </main>
  )
}
