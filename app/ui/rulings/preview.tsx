import { Link } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import { formatMarks, hundredths } from '#app/domain/grading/mark.ts'
import { Facts, Mark } from '../marks.tsx'

interface Summary {
  readonly total: number
  readonly max: number
  readonly percentHundredths: number
  readonly passed: boolean
}
export interface Preview {
  readonly counts: {
    readonly graded: number
    readonly changed: number
    readonly gained: number
    readonly atStake: number
    readonly unreleasedLosses: number
    readonly certificates: number
  }
  readonly platforms: readonly { readonly name: string; readonly people: number }[]
  readonly lines: readonly {
    readonly sitting: string
    readonly released: boolean
    readonly before: Summary
    readonly after: Summary
    readonly change: 'mark' | 'pass-gained' | 'pass-at-stake'
    readonly certificate: string | null
  }[]
  readonly more: number
}

const TONE = { mark: 'plain', 'pass-gained': 'good', 'pass-at-stake': 'seal' } as const

/** What a ruling changes: in numbers, and attempt by attempt. No person is named: nobody rules on people. */
export function PreviewSheet({ preview, open }: { preview: Preview; open?: number }) {
  const t = useTranslations('rulings.preview')
  const { counts, platforms, lines, more } = preview
  return (
    <section className="stack">
      <h2 className="m-0">{t('title')}</h2>
      <Facts
        of={[
          [t('graded'), t('attempts', { count: counts.graded })],
          [t('changed'), t('attempts', { count: counts.changed })],
          [t('gained'), t('people', { count: counts.gained })],
          [t('atStake'), t('people', { count: counts.atStake })],
          [t('unreleased'), t('people', { count: counts.unreleasedLosses })],
          [t('certificates'), t('certificateCount', { count: counts.certificates })],
          [t('platforms'), platforms.length === 0 ? t('noPlatforms') : <ul key="platforms" className="m-0">{platforms.map(({ name, people }) => <li key={name}>{t('platform', { name, people })}</li>)}</ul>],
          ...(open === undefined ? [] : [[t('open'), t('attempts', { count: open })] as const]),
        ]}
      />
      {counts.atStake > 0 && <p className="notice warn m-0">{t('atStakeMeans')}</p>}
      {lines.length === 0 ? <p>{t('nothing')}</p> : <Lines of={lines} />}
      {more > 0 && <p className="note">{t('more', { count: more })}</p>}
    </section>
  )
}

function Lines({ of }: { of: Preview['lines'] }) {
  const t = useTranslations('rulings.preview')
  const format = useFormatter()
  const marks = ({ total, max, percentHundredths }: Summary) =>
    t('marks', { total: formatMarks(hundredths(total)), max: formatMarks(hundredths(max)), percent: format.number(percentHundredths / 10_000, { style: 'percent', maximumFractionDigits: 2 }) })
  return (
    <table className="lists">
      <thead>
        <tr><th>{t('attempt')}</th><th>{t('before')}</th><th>{t('after')}</th><th>{t('change')}</th><th>{t('certificate')}</th></tr>
      </thead>
      <tbody>
        {of.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line tells nobody's id, and the rows keep no state
          <tr key={i}>
            <td data-label={t('attempt')}>{line.sitting} {!line.released && <Mark tone="plain">{t('notReleased')}</Mark>}</td>
            <td data-label={t('before')} className="num">{marks(line.before)} · {t(line.before.passed ? 'passed' : 'failed')}</td>
            <td data-label={t('after')} className="num">{marks(line.after)} · {t(line.after.passed ? 'passed' : 'failed')}</td>
            <td data-label={t('change')}><Mark tone={TONE[line.change]}>{t(`changes.${line.change}`)}</Mark></td>
            <td data-label={t('certificate')} className="num">{line.certificate ? <Link to={`/association/certificates/${line.certificate}`}>{line.certificate}</Link> : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
