import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { Kind, Level } from '#app/domain/exam/item.ts'
import { Mark } from '../marks.tsx'

export interface ItemFact {
  readonly itemId: string
  readonly caseId: string | null
  readonly level: Level
  readonly kind: Kind
  readonly from: string
  readonly to: string | null
  readonly state: 'unread' | 'approved' | 'proposed' | 'returned' | 'withdrawn' | 'held' | 'retired'
  readonly usable: boolean
}

/** Items by number, state and kind, without what they ask. @param linked whether the reader may open them in the bank */
export function ItemTable({ items, linked }: { readonly items: readonly ItemFact[]; readonly linked: boolean }) {
  const t = useTranslations('coverage')
  const one = useTranslations('coverage.one')
  return (
    <table className="lists">
      <thead>
        <tr>
          <th scope="col">{one('item')}</th>
          <th scope="col">{one('state')}</th>
          <th scope="col">{one('level')}</th>
          <th scope="col">{one('kind')}</th>
          <th scope="col">{one('force')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.itemId}>
            <td data-label={one('item')}>
              <span>
                {linked ? (
                  <Link to={`/association/items/${item.itemId}`} className="num">
                    {item.itemId}
                  </Link>
                ) : (
                  <span className="num">{item.itemId}</span>
                )}
                {item.caseId && <span className="note block">{one('caseSet', { id: item.caseId })}</span>}
              </span>
            </td>
            <td data-label={one('state')}>
              <span className="row" style={{ gap: '.3rem' }}>
                {t(`states.${item.state}`)}{' '}
                <Mark tone={item.usable ? 'good' : 'plain'}>{one(item.usable ? 'usable' : 'notUsable')}</Mark>
              </span>
            </td>
            <td data-label={one('level')}>{t(`levels.${item.level}`)}</td>
            <td data-label={one('kind')}>{t(`kinds.${item.kind}`)}</td>
            <td data-label={one('force')} className="num">
              {item.to ? one('until', { from: item.from, to: item.to }) : one('from', { from: item.from })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
