import { useTranslations } from 'use-intl'
import type { Completion } from '#app/domain/analysis/charts.ts'
import { across, Axes, Chart, countTicks, up } from './chart.tsx'
import { useFigures } from './numbers.ts'

/** How many had handed in by when: a line of steps. */
export function CompletionChart({ steps, csv }: { readonly steps: readonly Completion[]; readonly csv: string }) {
  const t = useTranslations('analysis.charts')
  const { count } = useFigures()
  const last = steps.at(-1)
  if (!last || last.minutes === 0) return null
  const [people, time] = [countTicks(last.count), countTicks(last.minutes)]
  const path = steps.map(({ minutes, count: done }, i) => {
    const [x, y] = [across(minutes / time.top), up(done / people.top)]
    return i === 0 ? `M${x} ${y}` : `H${x}V${y}`
  })
  // In the table: the moments at which somebody handed in.
  const told = steps.filter(({ count: done }, i) => done > (steps[i - 1]?.count ?? 0))
  const table = (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('minutes')}</th>
          <th scope="col">{t('done')}</th>
        </tr>
      </thead>
      <tbody>
        {told.map(({ minutes, count: done }) => (
          <tr key={minutes}>
            <td className="num">{t('minutesShort', { minutes })}</td>
            <td className="num">{count(done)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
  return (
    <Chart title={t('completion')} about={t('completionAbout')} table={table} csv={csv}>
      <Axes
        x={time.steps.map((n) => ({ at: n / time.top, label: count(n) }))}
        y={people.steps.map((n) => ({ at: n / people.top, label: count(n) }))}
        xName={t('minutes')}
        yName={t('done')}
      />
      <path className="line" d={path.join('')} />
    </Chart>
  )
}
