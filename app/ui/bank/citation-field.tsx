import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Field, SelectField } from '../field.tsx'

export interface LibraryDocument {
  readonly id: string
  readonly short: string
  readonly articles: readonly { readonly id: string; readonly clause: string; readonly heading: string }[]
}
const ARTICLES = 'articles-of-the-library'

/** All articles, for the field as it is without JavaScript: once a page. */
export function ArticleList({ documents }: { documents: readonly LibraryDocument[] }) {
  return (
    <datalist id={ARTICLES}>
      {documents.flatMap(({ id, short, articles }) => articles.map((article) => <option key={`${id} ${article.id}`} value={`${id} ${article.id}`}>{short} {article.clause} {article.heading}</option>))}
    </datalist>
  )
}

interface Props {
  readonly name: string
  readonly label: string
  readonly typed: string | undefined
  readonly fault: string | undefined
  readonly documents: readonly LibraryDocument[]
}

/** A citation as `document article`: with JavaScript chosen document first, without it from a list or by typing. */
export function CitationField({ name, label, typed = '', fault, documents }: Props) {
  const t = useTranslations('bank.form')
  const within = useRef<HTMLDivElement>(null)
  const [value, setValue] = useState<string>()
  // What was typed before the script came stays.
  useEffect(() => setValue(within.current?.querySelector('input')?.value ?? ''), [])
  const [document = '', article = ''] = (value ?? typed).split(/[\s/]+/)
  const chosen = documents.find(({ id }) => id === document)
  const readable = document === '' || (chosen && (article === '' || chosen.articles.some(({ id }) => id === article)))
  if (value === undefined || !readable)
    return <div ref={within}><Field name={name} label={label} hint={t('citationHint')} fault={fault} list={ARTICLES} defaultValue={value ?? typed} autoComplete="off" spellCheck={false} /></div>
  return (
    <fieldset className="field stack">
      <legend>{label}</legend>
      <SelectField name={`${name}.of`} label={t('citeDocument')} value={document} onChange={(e) => setValue(e.target.value)} options={[{ value: '', label: t('noDocument') }, ...documents.map(({ id, short }) => ({ value: id, label: short }))]} />
      <SelectField
        name={name} label={t('citeArticle')} fault={fault} value={article === '' ? '' : `${document} ${article}`} onChange={(e) => setValue(e.target.value || document)} disabled={!chosen}
        options={[{ value: '', label: t('noArticle') }, ...(chosen?.articles ?? []).map(({ id, clause, heading }) => ({ value: `${document} ${id}`, label: `${clause} ${heading}` }))]}
      />
    </fieldset>
  )
}
