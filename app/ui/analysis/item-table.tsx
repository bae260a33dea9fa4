import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { Guard } from '#app/domain/analysis/guard.ts'
import type { Reason, Verdict } from '#app/domain/analysis/verdict.ts'
import type { Kind, Level } from '#app/domain/exam/kinds.ts'
import { Mark } from '../marks.tsx'
import { VerdictMark } from './marks.tsx'
import { useFigures } from './numbers.ts'

export interface ItemShown {
  readonly hash: string
  readonly itemId: string
  readonly kind: Kind
  readonly level: Level
  readonly n: number
  readonly guard: Guard
  readonly verdict: Verdict['verdict']
  readonly reasons: readonly Reason[]
  readonly remarks: readonly Reason[]
  readonly figures: {
    readonly facility: number | null
    readonly guess: number | null
    readonly upperLower: number | null
    readonly pointBiserial: number | null
    readonly itemRest: number | null
    readonly efficiency: number | null
    readonly weight: number | null
  } | null
}

/** The items with their figures, verdict and reason; each leads to itself in full. */
export function ItemTable({ items, linkTo }: { readonly items: readonly ItemShown[]; readonly linkTo: (hash: string) => string }) {
  const t = useTranslations('analysis.items')
  const kinds = useTranslations('analysis.kinds')
  const levels = useTranslations('analysis.levels')
  const unstable = useTranslations('analysis')('unstable')
  const { share, r, count } = useFigures()
  const twice = new Set(items.filter((item, i) => items.findIndex((other) => other.itemId === item.itemId) !== i).map(({ itemId }) => itemId))
  const columns = ['item', 'n', 'facility', 'upperLower', 'itemRest', 'efficiency', 'weight', 'verdict', 'why'] as const
  return (
    <table className="lists figures">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.hash}>
            <td data-label={t('item')}>
              <span>
                <Link to={linkTo(item.hash)}>{item.itemId}</Link>
                <span className="note block">
                  {kinds(item.kind)} · {levels(item.level)}
                  {twice.has(item.itemId) && <> · {t('version', { hash: item.hash.slice(0, 6) })}</>}
                </span>
              </span>
            </td>
            <td data-label={t('n')} className="num">
              <span>
                {count(item.n)} {item.guard === 'unstable' && <Mark tone="plain">{unstable}</Mark>}
              </span>
            </td>
            <td data-label={t('facility')} className="num">
              {share(item.figures?.facility)}
            </td>
            <td data-label={t('upperLower')} className="num">
              {r(item.figures?.upperLower)}
            </td>
            <td data-label={t('itemRest')} className="num">
              {r(item.figures?.itemRest)}
            </td>
            <td data-label={t('efficiency')} className="num">
              {r(item.figures?.efficiency)}
            </td>
            <td data-label={t('weight')} className="num">
              {share(item.figures?.weight)}
            </td>
            <td data-label={t('verdict')}>
              <VerdictMark verdict={item.verdict} />
            </td>
            <td data-label={t('why')}>
              <Reasons reasons={item.reasons} remarks={item.remarks} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Why the verdict is what it is, and what was noticed besides. */
export function Reasons({ reasons, remarks }: Pick<Verdict, 'reasons' | 'remarks'>) {
  const t = useTranslations('analysis')
  return (
    <span>
      {reasons.length === 0 ? t('items.noReason') : reasons.map((reason) => <span key={reason} className="block">{t(`reasons.${reason}`)}</span>)}
      {remarks.length > 0 && (
        <span className="note block">
          {t('items.also')} {remarks.map((reason) => t(`reasons.${reason}`)).join(' · ')}
        </span>
      )}
    </span>
  )
}
