import { Link } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import type { ItemVersion } from '#app/domain/exam/item.ts'
import { Mark } from '../marks.tsx'

export interface BankItemProps {
  readonly version: ItemVersion
  readonly topic: string
  readonly facility: number
  readonly inForce: boolean
  readonly citations: readonly { readonly to: string; readonly words: string }[]
}

/** One item of the bank with its key: for officers, on record. */
export function BankItem({ version, topic, facility, inForce, citations }: BankItemProps) {
  const t = useTranslations('exam.desk.items')
  const kinds = useTranslations('exam.kinds')
  const levels = useTranslations('exam.levels')
  const format = useFormatter()
  return (
    <li>
      <p className="note row m-0">
        <strong className="num">{version.itemId}</strong>
        <span>{topic}</span><span>{levels(version.level)}</span><span>{kinds(version.kind)}</span>
        <span>{t('facility', { percent: format.number(facility * 100, { maximumFractionDigits: 0 }) })}</span>
        <Mark tone={inForce ? 'good' : 'warn'}>{t(inForce ? 'inForce' : 'notInForce')}</Mark>
        <span>{t('from', { day: version.effectiveFrom })}{version.effectiveTo && ` – ${version.effectiveTo}`}</span>
      </p>
      <div lang="zh-CN">
        {version.group && <details><summary className="note">{t('case')} {version.group.id}（{version.group.part}/{version.group.of}）</summary><p>{version.group.situation}</p></details>}
        <p>{version.stem}</p>
        {'options' in version && (
          <ul>
            {version.options.map(({ id, text, rationale }) => (
              <li key={id}>
                {isKey(version, id) ? <strong>{id}. {text} <Mark tone="good">{t('right')}</Mark></strong> : <span>{id}. {text}</span>}
                <span className="note block">{rationale}</span>
              </li>
            ))}
          </ul>
        )}
        {version.kind === 'matching' && <ul>{version.targets.map(({ id, text }) => <li key={id}>{id}. {text}</li>)}</ul>}
      </div>
      <p className="m-0"><strong>{t('key')}</strong> <KeyWords version={version} /></p>
      <p className="m-0"><strong>{t('rationale')}</strong> <span lang="zh-CN">{version.rationale}</span></p>
      <p className="note m-0">
        {t('articles')} {citations.map(({ to, words }, i) => <span key={to} lang="zh-CN">{i > 0 && '；'}<Link to={to}>{words}</Link></span>)}
        {version.enemies.length > 0 && <> · {t('enemies')} {version.enemies.join('、')}</>}
      </p>
    </li>
  )
}

const isKey = (version: ItemVersion, id: string): boolean =>
  version.kind === 'single' ? version.key === id : version.kind === 'multiple' && version.key.includes(id)

function KeyWords({ version }: { version: ItemVersion }) {
  const t = useTranslations('exam.player')
  switch (version.kind) {
    case 'single':
      return version.key
    case 'multiple':
      return version.key.join('、')
    case 'true-false':
      return t(version.key ? 'true' : 'false')
    case 'ordering':
      return version.key.join(' → ')
    case 'matching':
      return Object.entries(version.key).map(([option, target]) => `${option} — ${target}`).join('；')
  }
}
