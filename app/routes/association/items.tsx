import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { KINDS, LEVELS } from '#app/domain/exam/item.ts'
import { allow, loggedIn } from '#app/http/context.ts'
import { browseBank } from '#app/services/item-bank.ts'
import { BankItem } from '#app/ui/exam/bank-item.tsx'
import { SelectField } from '#app/ui/field.tsx'

export const meta: MetaFunction = () => [{ title: '题库 · 明鉴' }, { name: 'robots', content: 'noindex' }]

const PER_PAGE = 20

/** The only page that shows keys; the service puts each reading on record. */
export const loader = async ({ context: { app, actor: asking }, request }: LoaderFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  allow(actor, 'item.see')
  const { searchParams } = new URL(request.url)
  const one = <T extends string>(list: readonly T[], name: string) => list.find((value) => value === searchParams.get(name))
  const { topics, regulations } = app.catalogue
  const filter = { topic: one(topics.map(({ id }) => id), 'topic'), level: one(LEVELS, 'level'), kind: one(KINDS, 'kind') }
  const found = await browseBank(app, actor.personId, filter)
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE))
  const page = Math.min(Math.max(1, Math.trunc(Number(searchParams.get('page'))) || 1), pages)
  const items = found.slice((page - 1) * PER_PAGE, page * PER_PAGE).map(({ version, topic, facility, inForce }) => ({
    version, topic, facility, inForce,
    citations: version.articles.map(({ document, article }) => ({
      to: `/regulations/${document}#${article}`,
      words: `${regulations.get(document)?.short ?? document} ${app.catalogue.article(document, article)?.clause ?? article}`,
    })),
  }))
  return {
    all: app.catalogue.items.length, found: found.length, page, pages, from: (page - 1) * PER_PAGE + 1, items, filter,
    topics: topics.map(({ id, title, titleEn }) => ({ id, title, titleEn })), levels: LEVELS, kinds: KINDS,
  }
}

export default function Items() {
  const { all, found, page, pages, from, items, filter, topics, levels, kinds } = useLoaderData<typeof loader>()
  const t = useTranslations('exam.desk.items')
  const k = useTranslations('exam.kinds')
  const l = useTranslations('exam.levels')
  const english = useLocale() === 'en'
  const titles = new Map(topics.map(({ id, title, titleEn }) => [id, english ? titleEn : title]))
  const any = { value: '', label: t('all') }
  const at = (to: number) => `?${new URLSearchParams({ topic: filter.topic ?? '', level: filter.level ?? '', kind: filter.kind ?? '', page: String(to) })}`
  return (
    <main id="main" className="page">
      <h1>{t('title')}</h1>
      <p className="note">{t('lead', { count: all })}</p>
      <Form method="get" className="grid items-end gap-4 sm:grid-cols-4">
        <SelectField name="topic" label={t('topic')} defaultValue={filter.topic ?? ''} options={[any, ...topics.map(({ id }) => ({ value: id, label: titles.get(id) ?? id }))]} />
        <SelectField name="level" label={t('level')} defaultValue={filter.level ?? ''} options={[any, ...levels.map((level) => ({ value: level, label: l(level) }))]} />
        <SelectField name="kind" label={t('kind')} defaultValue={filter.kind ?? ''} options={[any, ...kinds.map((kind) => ({ value: kind, label: k(kind) }))]} />
        <button className="btn" type="submit">{t('show')}</button>
      </Form>
      {found === 0 ? <p className="mt-6">{t('none')}</p> : (
        <>
          <p className="note mt-6">{t('shown', { count: found, from, to: from + items.length - 1 })}</p>
          <ul className="list">
            {items.map((item) => <BankItem key={item.version.itemId} {...item} topic={titles.get(item.topic) ?? item.topic} />)}
          </ul>
          <p className="row mt-4">
            {page > 1 && <Link to={at(page - 1)}>{t('previous')}</Link>}
            {page < pages && <Link className="push" to={at(page + 1)}>{t('next')}</Link>}
          </p>
        </>
      )}
    </main>
  )
}
