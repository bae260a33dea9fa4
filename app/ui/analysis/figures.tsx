import { useTranslations } from 'use-intl'
import type { TestStatistics } from '#app/domain/analysis/test-statistics.ts'
import { useFigures } from './numbers.ts'

type Name = Exclude<keyof TestStatistics, 'n'>
/** Told in per cent of all marks; the others are plain numbers. */
const SHARES: ReadonlySet<Name> = new Set(['mean', 'median', 'deviation', 'sem', 'semAtCut', 'formSpread', 'errorRatio'])
const SHOWN: readonly Name[] = [
  'mean', 'median', 'deviation', 'alpha', 'sem', 'semAtCut', 'consistency', 'formSpread', 'items', 'errorRatio', 'skewness', 'kurtosis',
]
const EXPLAINED = ['alpha', 'sem', 'semAtCut', 'consistency', 'formSpread'] as const

/** The figures of the whole examination, each with what it means where its name does not say it. */
export function Figures({ of, passed, n }: { readonly of: TestStatistics; readonly passed: number; readonly n: number }) {
  const t = useTranslations('analysis.figures')
  const { share, r, plain } = useFigures()
  const write = (name: Name) => (SHARES.has(name) ? share(of[name]) : name === 'items' ? plain(of[name]) : r(of[name]))
  return (
    <dl className="headline">
      <div>
        <dt>{t('passed')}</dt>
        <dd>{share(n === 0 ? null : passed / n)}</dd>
      </div>
      {SHOWN.map((name) => {
        const explained = EXPLAINED.find((one) => one === name)
        return (
          <div key={name}>
            <dt>{t(`names.${name}`)}</dt>
            <dd>{write(name)}</dd>
            {explained && <dd className="note">{t(`about.${explained}`)}</dd>}
          </div>
        )
      })}
    </dl>
  )
}
