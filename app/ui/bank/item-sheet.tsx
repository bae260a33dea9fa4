import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { keyText } from '#app/domain/exam/difference.ts'
import type { ItemVersion } from '#app/domain/exam/item.ts'
import { Facts, Mark } from '../marks.tsx'

export interface CitedArticle {
  readonly to: string
  readonly words: string
  readonly from: string
  readonly until: string | null
  readonly reported: boolean
}
interface Props {
  readonly version: ItemVersion
  readonly facility: number
  readonly topic: string
  readonly citations: readonly CitedArticle[]
}

/** One version of an item as its second reader needs it: with key, rationale and the articles it rests on. */
export function ItemSheet({ version, facility, topic, citations }: Props) {
  const t = useTranslations('bank.item')
  const kinds = useTranslations('exam.kinds')
  const levels = useTranslations('exam.levels')
  const key = version.kind === 'true-false' ? t(version.key ? 'true' : 'false') : keyText(version)
  return (
    <div className="sheet stack">
      <div lang="zh-CN">
        {version.group && <><p className="note m-0">{t('situation')}</p><p className="whitespace-pre-wrap mt-0">{version.group.situation}</p></>}
        <p className="font-semibold whitespace-pre-wrap">{version.stem}</p>
        {'options' in version && (
          <ul className="list">
            {version.options.map(({ id, text, rationale }) => (
              <li key={id} className="py-2">
                {isRight(version, id) ? <strong>{id}. {text} <Mark tone="good">{t('right')}</Mark></strong> : <span>{id}. {text}</span>}
                <span className="note block">{rationale}</span>
              </li>
            ))}
          </ul>
        )}
        {version.kind === 'matching' && <><p className="note m-0">{t('targets')}</p><ul className="list">{version.targets.map(({ id, text }) => <li key={id} className="py-1">{id}. {text}</li>)}</ul></>}
      </div>
      <Facts of={[
        [t('key'), <strong key="k">{key}</strong>],
        [t('rationale'), <span key="r" lang="zh-CN">{version.rationale}</span>],
        [t('articles'), <ul key="a" className="m-0">{citations.map((cited) => <Cited key={cited.to} {...cited} />)}</ul>],
        [t('kind'), `${kinds(version.kind)} · ${levels(version.level)} · ${topic}`],
        [t('dates'), `${version.effectiveFrom} – ${version.effectiveTo ?? t('open')}`],
        [t('facilityTerm'), `${facility}%`],
        ...('shuffle' in version ? [[t('shuffle'), t(version.shuffle ? 'shuffled' : 'fixed')] as const] : []),
        ...(version.enemies.length > 0
          ? [[t('enemies'), <span key="e" className="row">{version.enemies.map((enemy) => <Link key={enemy} className="num" to={`/association/items?words=${enemy}`}>{enemy}</Link>)}</span>] as const]
          : []),
      ]} />
    </div>
  )
}

function Cited({ to, words, from, until, reported }: CitedArticle) {
  const t = useTranslations('bank.item')
  return (
    <li>
      <Link to={to} lang="zh-CN">{words}</Link>{' '}
      <span className="note">{until ? t('articleDatesTo', { from, to: until }) : t('articleDates', { from })}</span>{' '}
      {reported && <Mark tone="warn">{t('reported')}</Mark>}
    </li>
  )
}

const isRight = (version: ItemVersion, id: string): boolean =>
  version.kind === 'single' ? version.key === id : version.kind === 'multiple' && version.key.includes(id)
