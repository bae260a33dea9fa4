import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { notFound } from '#app/http/context.ts'
import { officialTexts } from '#app/services/official-texts.ts'
import { SelectField } from '#app/ui/field.tsx'
import { useTitle } from '#app/ui/lesson/named.tsx'
import { Mark, When } from '#app/ui/marks.tsx'
import { DifferenceList, usePartName } from '#app/ui/regulation/difference.tsx'
import { OfficialParagraphs, OfficialSource } from '#app/ui/regulation/official-text.tsx'
import { need } from '#app/words/need.ts'

await need('texts')

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.regulation.short ?? '法规'} · 官方原文 · 明鉴` },
]

/** Official texts are public documents: whoever asks may read what was imported. */
export const loader = async ({ context: { app }, params, request }: LoaderFunctionArgs) => {
  const { searchParams: query } = new URL(request.url)
  const asked = { from: query.get('from'), to: query.get('to'), text: query.get('text') }
  return (await officialTexts(app, params.document ?? '', asked)) ?? notFound()
}

export default function RegulationTexts() {
  const { regulation, texts, shown, compared } = useLoaderData<typeof loader>()
  const t = useTranslations('texts.page')
  const words = useTranslations('texts')
  const title = useTitle()
  const name = usePartName()
  return (
    <main id="main" className="page">
      <p className="note noprint">
        <Link to={`/regulations/${regulation.id}`}>
          {regulation.short} · {t('back')}
        </Link>
      </p>
      <h1>{t('title', { short: regulation.short })}</h1>
      <p className="text-ink-2">
        {title(regulation)} <span lang="zh-CN">{regulation.number}</span>
      </p>
      <p className="note" style={{ maxWidth: 'var(--measure)' }}>
        {t('lead')}
      </p>
      {texts.length === 0 ? (
        <section className="sheet">
          <p>
            {t('none')} {t('noneNext')}
          </p>
          {regulation.link && (
            <p>
              <a href={regulation.link} rel="noreferrer">
                {words('link')}
              </a>
            </p>
          )}
        </section>
      ) : (
        <table className="lists">
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('file')}</th>
              <th scope="col">{t('at')}</th>
              <th scope="col">{t('read')}</th>
            </tr>
          </thead>
          <tbody>
            {texts.map((text, i) => {
              const before = texts[i + 1]
              return (
                <tr key={text.id}>
                  <td data-label={t('name')}>
                    <span lang="zh-CN">
                      {text.title} {i === 0 && <Mark tone="good">{t('newest')}</Mark>}
                    </span>
                  </td>
                  <td data-label={t('file')}>{text.fileName}</td>
                  <td data-label={t('at')}>
                    <When at={text.importedAt} />
                  </td>
                  <td data-label={t('read')}>
                    <span>
                      <Link to={`?text=${text.id}`}>{t('read')}</Link>
                      {before && (
                        <>
                          {' '}
                          · <Link to={`?from=${before.id}&to=${text.id}`}>{t('withBefore')}</Link>
                        </>
                      )}
                    </span>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {texts.length > 2 && (
        <Form method="get" className="row items-end mt-6 noprint" aria-label={t('compare')}>
          {(['from', 'to'] as const).map((side, i) => (
            <SelectField
              key={side}
              name={side}
              label={t(side === 'from' ? 'older' : 'newer')}
              defaultValue={(compared?.[side] ?? texts[1 - i])?.id}
              options={texts.map(({ id, fileName, importedAt }) => ({
                value: id,
                label: `${fileName} · ${importedAt.slice(0, 10)}`,
              }))}
            />
          ))}
          <button className="btn quiet" type="submit">
            {t('submit')}
          </button>
        </Form>
      )}
      {compared && (
        <section className="mt-8">
          <h2>{words('difference.title')}</h2>
          <p className="note">
            {words('difference.between', { from: compared.from.fileName, to: compared.to.fileName })}
          </p>
          {compared.from.id === compared.to.id ? (
            <p className="notice warn">{t('same')}</p>
          ) : (
            <DifferenceList changes={compared.changes} />
          )}
        </section>
      )}
      {shown && (
        <section className="mt-8">
          <h2>{t('shown')}</h2>
          <p className="note">
            <OfficialSource of={shown} />
          </p>
          {shown.parts.map((part) => (
            <section key={part.article} id={part.article} aria-label={name(part)}>
              <OfficialParagraphs of={[part.text]} />
            </section>
          ))}
        </section>
      )}
    </main>
  )
}
