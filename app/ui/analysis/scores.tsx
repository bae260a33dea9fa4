import { useTranslations } from 'use-intl'
import type { Bin } from '#app/domain/analysis/charts.ts'
import { across, Axes, Chart, countTicks, CutLine, PLOT, shareTicks, up } from './chart.tsx'
import { useFigures } from './numbers.ts'

/** How many candidates scored what, with the cut. */
export function ScoreChart({ bins, cut, csv }: { readonly bins: readonly Bin[]; readonly cut: number; readonly csv: string }) {
  const t = useTranslations('analysis.charts')
  const { share, count } = useFigures()
  const { top, steps } = countTicks(Math.max(...bins.map((bin) => bin.count)))
  const ranges = bins.filter((bin) => bin.count > 0)
  const table = (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('scoreRange')}</th>
          <th scope="col">{t('people')}</th>
        </tr>
      </thead>
      <tbody>
        {ranges.map((bin) => (
          <tr key={bin.from}>
            <td className="num">{t('range', { from: bin.from, to: bin.to })}</td>
            <td className="num">{count(bin.count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
  return (
    <Chart title={t('scores')} about={t('scoresAbout', { cut: share(cut) })} table={table} csv={csv}>
      <Axes
        x={shareTicks(share)}
        y={steps.map((n) => ({ at: n / top, label: count(n) }))}
        xName={t('scoreRange')}
        yName={t('people')}
      />
      {ranges.map((bin) => (
        <rect
          key={bin.from}
          className="value"
          x={across(bin.from / 100) + 1}
          width={across(bin.to / 100) - across(bin.from / 100) - 2}
          y={up(bin.count / top)}
          height={PLOT.bottom - up(bin.count / top)}
        />
      ))}
      <CutLine at={cut} label={t('cutLine', { cut: share(cut) })} />
    </Chart>
  )
}
