import { Link } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import type { ItemVersion, Response } from '#app/domain/exam/item.ts'
import type { RulingEffect } from '#app/domain/grading/ruling.ts'
import { Facts } from '../marks.tsx'
import { isList } from './fields.ts'

/** A response in letters: `b`, `a、c`, `c → a → b`, `a–d；b–c`. */
export function useResponseText(): (kind: ItemVersion['kind'], response: Response) => string {
  const t = useTranslations('rulings')
  return (kind, response) => {
    if (response === null) return t('answer.none')
    if (typeof response === 'boolean') return t(`answer.${response ? 'true' : 'false'}`)
    if (typeof response === 'string') return response
    if (isList(response)) return kind === 'ordering' ? response.join(' → ') : [...response].sort().join('、')
    return Object.entries(response).sort(([a], [b]) => (a < b ? -1 : 1)).map((pair) => pair.join('–')).join('；')
  }
}

/** What a ruling does to the marking of its version, with the keys that it sets. */
export function EffectText({ kind, effect }: { kind: ItemVersion['kind']; effect: RulingEffect }) {
  const t = useTranslations('rulings')
  const format = useFormatter()
  const text = useResponseText()
  switch (effect.type) {
    case 'rekey':
      return <>{t('effects.rekey', { key: text(kind, effect.key) })}</>
    case 'accept':
      return <>{t('effects.accept', { keys: format.list(effect.responses.map((response) => text(kind, response)), { type: 'disjunction' }) })}</>
    case 'drop':
    case 'full-credit':
      return <>{t(`effects.${effect.type}`)}</>
  }
}

/** The version that a ruling is about, as it was put on forms: with its key, for who may see items. */
export function SatVersion({ version, inForce }: { version: ItemVersion; inForce?: RulingEffect | null }) {
  const t = useTranslations('rulings')
  const text = useResponseText()
  return (
    <section className="sheet stack">
      <h2 className="m-0">{t('version.title')} <Link className="num" to={`/association/items/${version.itemId}`}>{version.itemId}</Link></h2>
      <div lang="zh-CN">
        {version.group && <p className="whitespace-pre-wrap mt-0">{version.group.situation}</p>}
        <p className="font-semibold whitespace-pre-wrap">{version.stem}</p>
        {'options' in version && (
          <ul className="list">
            {version.options.map((option) => <li key={option.id} className="py-1">{option.id}. {option.text}</li>)}
          </ul>
        )}
        {version.kind === 'matching' && (
          <ul className="list">
            {version.targets.map((target) => <li key={target.id} className="py-1">{target.id}. {target.text}</li>)}
          </ul>
        )}
      </div>
      <Facts
        of={[
          [t('version.key'), <strong key="key">{text(version.kind, version.key)}</strong>],
          [t('version.rationale'), <span key="why" lang="zh-CN">{version.rationale}</span>],
          ...(inForce ? [[t('version.inForce'), <EffectText key="effect" kind={version.kind} effect={inForce} />] as const] : []),
        ]}
      />
    </section>
  )
}
