import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { Fifth } from '#app/domain/analysis/charts.ts'
import type { ChoiceStatistics } from '#app/domain/analysis/distractors.ts'
import type { Drift } from '#app/domain/analysis/drift.ts'
import { Facts, Mark } from '../marks.tsx'
import { OptionCurves } from './curves.tsx'
import { type ItemShown, Reasons } from './item-table.tsx'
import { GuardNote, VerdictMark } from './marks.tsx'
import { useFigures } from './numbers.ts'

type ChoiceShown = Pick<ChoiceStatistics, 'choice' | 'keyed' | 'count' | 'meanTotal' | 'withRest' | 'flag'> & { readonly share: number | null }
interface DriftShown {
  readonly size: Drift['size']
  readonly direction: Drift['direction']
  readonly before: Drift['before']
  readonly after: Drift['after']
  readonly z: number | null
  readonly delta: number | null
  readonly p: number | null
}
export interface ItemInFull extends ItemShown {
  readonly drift: DriftShown | null
  /** Null for readers who may not see keys. */
  readonly content: {
    readonly stem: string
    readonly options: readonly { readonly id: string; readonly text: string }[]
    readonly deviation: number | null
    readonly unanswered: number
    readonly choices: readonly ChoiceShown[]
    readonly curves: readonly Fifth[] | null
  } | null
}
interface Props {
  readonly item: ItemInFull
  /** Whether earlier sittings were looked at. */
  readonly compared: boolean
  readonly close: string
  readonly csv: string
}

/** One item version: its figures, its options and who chose them, and how it stands against earlier sittings. */
export function ItemDetail({ item, compared, close, csv }: Props) {
  const t = useTranslations('analysis.detail')
  const items = useTranslations('analysis.items')
  const { share, r, count } = useFigures()
  const choiceName = useChoiceName()
  const { figures, content } = item
  return (
    <section className="sheet stack mt-6" id="item" aria-labelledby="item-title">
      <div className="row">
        <h2 id="item-title" className="m-0">
          {t('title', { item: item.itemId })}
        </h2>
        <VerdictMark verdict={item.verdict} />
        <Link className="push noprint" to={close} preventScrollReset>
          {t('close')}
        </Link>
      </div>
      <Reasons reasons={item.reasons} remarks={item.remarks} />
      <GuardNote guard={item.guard} />
      {content && (
        <div lang="zh-CN">
          <p className="whitespace-pre-wrap m-0">{content.stem}</p>
          <ul className="list">
            {content.options.map(({ id, text }) => (
              <li key={id} className="py-1">
                {id}. {text}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Facts
        of={[
          [items('n'), count(item.n)],
          ...(figures
            ? ([
                [items('facility'), share(figures.facility)],
                [t('guess'), share(figures.guess)],
                [items('upperLower'), r(figures.upperLower)],
                [items('itemRest'), r(figures.itemRest)],
                [t('pointBiserial'), r(figures.pointBiserial)],
                [items('efficiency'), r(figures.efficiency)],
                [items('weight'), share(figures.weight)],
                ...(content ? [[t('deviation'), r(content.deviation)] as const] : []),
              ] as const)
            : []),
        ]}
      />
      {compared && <DriftTold drift={item.drift} />}
      {content ? (
        <>
          <h3 className="m-0">{t('choices')}</h3>
          {(item.kind === 'ordering' || item.kind === 'matching') && <p className="note m-0">{t('orders')}</p>}
          <Choices of={content.choices} />
          <p className="note m-0">
            {t('unanswered', { count: content.unanswered })} {t('logged')}
          </p>
          {content.curves && (
            <OptionCurves
              choices={content.choices.map(({ choice, keyed }) => ({ label: choiceName(choice), keyed }))}
              fifths={content.curves}
              csv={csv}
            />
          )}
          <p className="m-0 noprint">
            <Link to={`/association/items/${item.itemId}`}>{t('bank')}</Link>
          </p>
        </>
      ) : (
        <p className="note m-0">{t('keysHidden')}</p>
      )}
    </section>
  )
}

/** `true` and `false` in words; an order with arrows between. */
function useChoiceName() {
  const t = useTranslations('analysis.detail')
  return (choice: string): string => (choice === 'true' || choice === 'false' ? t(choice) : choice.replaceAll(' ', ' → '))
}

function Choices({ of }: { readonly of: readonly ChoiceShown[] }) {
  const t = useTranslations('analysis.detail')
  const { share, r, count } = useFigures()
  const choiceName = useChoiceName()
  const columns = ['choice', 'count', 'share', 'meanTotal', 'withRest', 'flag'] as const
  return (
    <table className="lists">
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
        {of.map((choice) => (
          <tr key={choice.choice}>
            <td data-label={t('choice')}>
              <span>
                {choiceName(choice.choice)} {choice.keyed && <Mark tone="good">{t('key')}</Mark>}
              </span>
            </td>
            <td data-label={t('count')} className="num">
              {count(choice.count)}
            </td>
            <td data-label={t('share')} className="num">
              {share(choice.share)}
            </td>
            <td data-label={t('meanTotal')} className="num">
              {share(choice.meanTotal)}
            </td>
            <td data-label={t('withRest')} className="num">
              {r(choice.withRest)}
            </td>
            <td data-label={t('flag')}>{choice.flag ? <Mark tone="warn">{t(`flags.${choice.flag}`)}</Mark> : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DriftTold({ drift }: { readonly drift: DriftShown | null }) {
  const t = useTranslations('analysis.detail')
  const { share, r, chance } = useFigures()
  if (!drift) return <p className="note m-0">{t('driftToo')}</p>
  const said = drift.size === 'none' ? 'driftNone' : drift.direction === 'easier' ? 'driftEasier' : 'driftHarder'
  return (
    <div>
      <h3 className="m-0">{t('drift')}</h3>
      <p className="m-0">{t(said)}</p>
      <p className="note m-0">
        {t('driftFacts', {
          before: share(drift.before.facility),
          nBefore: drift.before.n,
          after: share(drift.after.facility),
          nAfter: drift.after.n,
          delta: r(drift.delta),
          p: chance(drift.p),
          z: r(drift.z),
        })}
      </p>
    </div>
  )
}
