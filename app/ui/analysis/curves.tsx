import { useTranslations } from 'use-intl'
import type { Fifth } from '#app/domain/analysis/charts.ts'
import { across, Axes, Chart, shareTicks, up } from './chart.tsx'
import { useFigures } from './numbers.ts'

export interface Curve {
  readonly label: string
  readonly keyed: boolean
}

const DASHES = ['6 3', '2 3', '8 3 2 3', '1 5', '10 4', '4 6', '12 3 1 3']
const at = (fifth: number): number => 0.06 + fifth * 0.2

/** What each fifth of the candidates chose. `choices` are in the order of the fifths' shares. */
export function OptionCurves({ choices, fifths, csv }: { readonly choices: readonly Curve[]; readonly fifths: readonly Fifth[]; readonly csv: string }) {
  const t = useTranslations('analysis.charts')
  const { share, count } = useFigures()
  const names = endsOf(choices.map((_, i) => up(fifths.at(-1)?.shares[i] ?? 0)))
  const table = (
    <table className="lists">
      <thead>
        <tr>
          <th scope="col">{t('group')}</th>
          <th scope="col">{t('size')}</th>
          <th scope="col">{t('score')}</th>
          {choices.map(({ label }) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fifths.map(({ n, score, shares }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the five groups have no other name
          <tr key={i}>
            <td data-label={t('group')}>{t('fifth', { n: i + 1 })}</td>
            <td data-label={t('size')} className="num">
              {count(n)}
            </td>
            <td data-label={t('score')} className="num">
              {share(score)}
            </td>
            {choices.map(({ label }, choice) => (
              <td key={label} data-label={label} className="num">
                {share(shares[choice])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
  return (
    <Chart title={t('curves')} about={`${t('curvesAbout')} ${t('curvesKey')}`} table={table} csv={csv}>
      <Axes
        x={fifths.map((_, i) => ({ at: at(i), label: t('fifth', { n: i + 1 }) }))}
        y={shareTicks(share)}
        xName={t('group')}
        yName={t('chosen')}
      />
      {choices.map(({ label, keyed }, choice) => {
        const points = fifths.flatMap(({ shares }, i) => {
          const value = shares[choice]
          return value === null || value === undefined ? [] : [`${across(at(i))} ${up(value)}`]
        })
        return (
          <g key={label}>
            <path className={keyed ? 'line' : 'line other'} strokeDasharray={keyed ? undefined : DASHES[choice % DASHES.length]} d={`M${points.join('L')}`} />
            <text className="end" x={across(at(4)) + 5} y={(names[choice] ?? 0) + 4}>
              {label}
            </text>
          </g>
        )
      })}
    </Chart>
  )
}

/** Heights for the names at the ends of lines, moved apart where lines end close together. */
function endsOf(heights: readonly number[]): readonly number[] {
  const apart = 12
  const moved = [...heights]
  let last = Number.NEGATIVE_INFINITY
  for (const i of heights.map((_, at) => at).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))) {
    last = Math.max(heights[i] ?? 0, last + apart)
    moved[i] = last
  }
  return moved
}
