import { Link, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { Kind } from '#app/domain/exam/kinds.ts'
import { Mark } from '../marks.tsx'
import type { RulingType } from './fields.ts'

interface Version {
  readonly itemId: string
  readonly hash: string
  readonly kind: Kind
  readonly stem: string
  readonly attempts: number
  readonly inForce: { readonly id: string; readonly type: RulingType } | null
}

/** The versions that were sat, to choose one that is to be ruled on. */
export function VersionsToRule({ of }: { of: readonly Version[] }) {
  const t = useTranslations('rulings')
  const kinds = useTranslations('exam.kinds')
  const [search] = useSearchParams()
  const organisation = search.get('organisation')
  const to = (hash: string) => `?version=${hash}${organisation ? `&organisation=${organisation}` : ''}`
  if (of.length === 0) return <p>{t('new.noVersions')}</p>
  return (
    <section className="stack">
      <h2 className="m-0">{t('new.choose')}</h2>
      <p className="note m-0">{t('new.chooseLead')}</p>
      <table className="lists">
        <thead>
          <tr><th>{t('item')}</th><th>{t('new.kind')}</th><th>{t('new.stem')}</th><th>{t('changes')}</th></tr>
        </thead>
        <tbody>
          {of.map(({ itemId, hash, kind, stem, attempts, inForce }) => (
            <tr key={hash}>
              <td data-label={t('item')}><Link className="num" to={to(hash)}>{itemId}</Link></td>
              <td data-label={t('new.kind')}>{kinds(kind)}</td>
              <td data-label={t('new.stem')} lang="zh-CN">{stem}</td>
              <td data-label={t('changes')}>
                {t('new.sat', { count: attempts })}{' '}
                {inForce && <Link to={`/association/rulings/${inForce.id}`}><Mark tone="warn">{t('new.held')} · {t(`types.${inForce.type}`)}</Mark></Link>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
