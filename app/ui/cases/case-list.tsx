import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { CaseKind } from '#app/domain/cases/case.ts'
import type { Standing } from '#app/domain/cases/clock.ts'
import type { Instant } from '#app/domain/instant.ts'
import { Mark, When } from '../marks.tsx'
import { DueLine, StatusMark } from './case-parts.tsx'

export interface CaseShown {
  readonly id: string
  readonly number: string
  readonly kind: CaseKind
  readonly standing: Standing
  readonly sitting: string
  readonly simulated: boolean
  readonly openedAt: Instant
  /** Only at the desk. */
  readonly candidate?: string
  readonly forYou?: boolean
}

/** Cases in the order given. @param to the path under which each stands */
export function CaseList({ cases, to }: { cases: readonly CaseShown[]; to: string }) {
  const t = useTranslations('cases')
  const f = (term: 'number' | 'kind' | 'candidate' | 'sitting' | 'openedAt' | 'status' | 'due') => t(`facts.${term}`)
  const desk = cases.some(({ candidate }) => candidate !== undefined)
  return (
    <table className="lists">
      <thead>
        <tr><th>{f('number')}</th>{desk && <th>{f('candidate')}</th>}<th>{f('kind')}</th><th>{f('sitting')}</th><th>{f('openedAt')}</th><th>{f('status')}</th><th>{f('due')}</th></tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <tr key={one.id}>
            <td data-label={f('number')}><Link className="num" to={`${to}/${one.id}`}>{one.number}</Link></td>
            {desk && <td data-label={f('candidate')}>{one.candidate}</td>}
            <td data-label={f('kind')}>{t(`kinds.${one.kind}`)}</td>
            <td data-label={f('sitting')}><span>{one.sitting} {one.simulated && <Mark tone="warn">{t('simulated')}</Mark>}</span></td>
            <td data-label={f('openedAt')}><When at={one.openedAt} /></td>
            <td data-label={f('status')}><span className="row"><StatusMark standing={one.standing} />{one.forYou && <Mark tone="plain">{t('desk.forYou')}</Mark>}</span></td>
            <td data-label={f('due')}><span><DueLine standing={one.standing} /></span></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
