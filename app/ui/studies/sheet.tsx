import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { ItemVersion } from '#app/domain/exam/item.ts'
import { Field } from '../field.tsx'
import { useResponseText } from '../rulings/version.tsx'
import { ratingField, shareText, type Typed } from './fields.ts'
import { useShare } from './figures.tsx'

interface Item {
  readonly hash: string
  readonly version: ItemVersion
  readonly rating: number | null
  readonly before: { readonly own: number | null; readonly mean: number; readonly lowest: number; readonly highest: number; readonly facility: number | null } | null
}
interface Props {
  readonly items: readonly Item[]
  readonly round: number
  readonly cutBefore: number | null
  readonly expectedCut: number | null
  readonly expectedPass: number | null
  /** What was posted and not taken. */
  readonly typed: Typed | undefined
}

/** The sheet on which a judge rates: every item with its key, and in the second round what the panel said in the first. */
export function RatingSheet({ items, round, cutBefore, expectedCut, expectedPass, typed }: Props) {
  const t = useTranslations('studies.sheet')
  const share = useShare()
  return (
    <Form method="post" className="stack">
      <h2 className="m-0">{t('title', { round })}</h2>
      <p className="m-0">{t('question')}</p>
      <p className="notice m-0">{cutBefore === null ? t('blind') : t('second', { cut: share(cutBefore) })}</p>
      <ol className="list">
        {items.map((item, i) => <RatedItem key={item.hash} item={item} number={i + 1} value={typed?.[ratingField(item.hash)] ?? shareText(item.rating)} />)}
      </ol>
      {round > 1 && (
        <div className="sheet grid gap-4 sm:grid-cols-2">
          <Field name="expectedCut" label={t('expectedCut')} hint={t('expectedCutHint')} inputMode="decimal" className="num" defaultValue={typed?.expectedCut ?? shareText(expectedCut)} />
          <Field name="expectedPass" label={t('expectedPass')} hint={t('expectedPassHint')} inputMode="decimal" className="num" defaultValue={typed?.expectedPass ?? shareText(expectedPass)} />
        </div>
      )}
      <p className="note m-0">{t('confidential')}</p>
      <div className="row">
        <button className="btn quiet" type="submit" name="intent" value="save">{t('save')}</button>
        <button className="btn push" type="submit" name="intent" value="hand-in">{t('handIn', { round })}</button>
      </div>
    </Form>
  )
}

function RatedItem({ item: { hash, version, before }, number, value }: { item: Item; number: number; value: string }) {
  const t = useTranslations('studies.sheet')
  const share = useShare()
  const text = useResponseText()
  return (
    <li className="stack">
      <div lang="zh-CN">
        {version.group && <p className="note whitespace-pre-wrap mt-0">{version.group.situation}</p>}
        <p className="font-semibold whitespace-pre-wrap m-0">{number}. {version.stem}</p>
        {'options' in version && <ul className="list">{version.options.map((option) => <li key={option.id} className="py-1">{option.id}. {option.text}</li>)}</ul>}
        {version.kind === 'matching' && <ul className="list">{version.targets.map((target) => <li key={target.id} className="py-1">{target.id}. {target.text}</li>)}</ul>}
      </div>
      <p className="note m-0">{t('key', { key: text(version.kind, version.key) })}</p>
      {before && (
        <p className="note m-0 num">
          {t('before', { own: before.own === null ? '—' : share(before.own), mean: share(Math.round(before.mean)), lowest: share(before.lowest), highest: share(before.highest) })}{' '}
          {before.facility !== null && t('facility', { share: share(before.facility) })}
        </p>
      )}
      <Field name={ratingField(hash)} label={t('rating', { number })} inputMode="decimal" className="num" defaultValue={value} />
    </li>
  )
}
