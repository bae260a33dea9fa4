import { useTranslations } from 'use-intl'
import type { Verdict } from '#app/domain/analysis/verdict.ts'
import { across, Axes, Chart, PLOT, shareTicks, up } from './chart.tsx'
import { useFigures } from './numbers.ts'

export interface Point {
  readonly hash: string
  readonly itemId: string
  readonly verdict: Verdict['verdict']
  readonly facility: number
  readonly itemRest: number
}

/** The part of the scale of discrimination that is drawn; what lies under it is drawn at its edge. */
const LOWEST = -0.4
const heightOf = (r: number): number => (Math.max(LOWEST, r) - LOWEST) / (1 - LOWEST)

/** Every item version that enough candidates saw: how easy it is, and whether it tells candidates apart. */
export function ItemScatter({ points }: { readonly points: readonly Point[] }) {
  const t = useTranslations('analysis.charts')
  const verdicts = useTranslations('analysis.verdicts')
  const { share, r } = useFigures()
  if (points.length === 0) return null
  const shown = (['keep', 'revise', 'retire'] as const).filter((verdict) => points.some((point) => point.verdict === verdict))
  return (
    <Chart title={t('scatter')} about={t('scatterAbout')}>
      <Axes
        x={shareTicks(share)}
        y={[-0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 1].map((value) => ({ at: heightOf(value), label: r(value) }))}
        xName={t('facility')}
        yName={t('itemRest')}
      />
      <line className="zero" x1={PLOT.left} x2={PLOT.right} y1={up(heightOf(0))} y2={up(heightOf(0))} />
      {points.map(({ hash, itemId, verdict, facility, itemRest }) => (
        <g key={hash}>
          <Shape verdict={verdict} x={across(facility)} y={up(heightOf(itemRest))} />
          <title>{t('point', { item: itemId, facility: share(facility), itemRest: r(itemRest), verdict: verdicts(verdict) })}</title>
        </g>
      ))}
      {shown.map((verdict, i) => (
        <g key={verdict} className="legend">
          <Shape verdict={verdict} x={PLOT.left + 10 + i * 80} y={PLOT.top - 6} />
          <text x={PLOT.left + 20 + i * 80} y={PLOT.top - 2}>
            {verdicts(verdict)}
          </text>
        </g>
      ))}
    </Chart>
  )
}

/** Told apart by shape as well as by colour. */
function Shape({ verdict, x, y }: { readonly verdict: Verdict['verdict']; readonly x: number; readonly y: number }) {
  if (verdict === 'retire') return <rect className="dot retire" x={x - 4} y={y - 4} width={8} height={8} />
  if (verdict === 'revise') return <path className="dot revise" d={`M${x} ${y - 5}L${x + 5} ${y + 4}H${x - 5}Z`} />
  return <circle className="dot" cx={x} cy={y} r={3.5} />
}
