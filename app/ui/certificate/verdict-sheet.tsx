import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { Route, StatusOnDay, Verdict } from '#app/domain/certificate/certificate.ts'
import type { Day, Instant } from '#app/domain/instant.ts'
import { Facts, When } from '#app/ui/marks.tsx'

export interface ToldVerdict {
  readonly certificateNumber: string
  readonly asOf: Day
  readonly checkedAt: Instant
  readonly verdict: Verdict
  readonly holder: { readonly name: string }
  readonly route: Route
  readonly issuer: { readonly code: string; readonly name: string }
  readonly issuedOn: Day
  readonly validFrom: Day
  readonly validUntil: Day
  readonly since: Day
  readonly checks: StatusOnDay['checks']
  readonly log: { readonly index: number; readonly size: number; readonly proof: string }
}

const TONE: Record<Verdict, string> = {
  valid: 'var(--good)',
  'not-yet-valid': 'var(--ink-2)',
  expired: 'var(--warn)',
  suspended: 'var(--warn)',
  revoked: 'var(--seal)',
  withdrawn: 'var(--ink-2)',
}
const CHECKS = ['record', 'issuer', 'status', 'validity', 'log'] as const

/** What a certificate is worth on a day, for anyone who knows its number and its name. */
export function VerdictSheet({ answer }: { answer: ToldVerdict }) {
  const t = useTranslations('verify')
  const s = useTranslations('status')
  const { verdict, checks, log } = answer
  return (
    <section className="sheet" aria-labelledby="verdict">
      <div className="verdict">
        <span className="chop" style={{ background: TONE[verdict] }} aria-hidden="true">
          {verdict === 'valid' ? '✓' : '！'}
        </span>
        <div>
          <h2 id="verdict" style={{ color: TONE[verdict], fontSize: 'var(--t-2xl)' }}>
            {s(`verdict.${verdict}`)} <small className="note num">{t('answer.since', { day: answer.since })}</small>
          </h2>
          <div className="note num">{t('answer.onDay', { day: answer.asOf })}</div>
        </div>
      </div>
      <p>{s(`meaning.${verdict}`)}</p>
      {checks.log === 'fail' && (
        <p className="notice seal" role="alert">
          {t('answer.unlogged')}
        </p>
      )}
      <Facts
        of={[
          [
            t('number'),
            <span className="num" key="number">
              {answer.certificateNumber}
            </span>,
          ],
          [
            t('answer.holder'),
            <span lang="zh-CN" key="holder">
              {answer.holder.name}
            </span>,
          ],
          [t('answer.route'), s(`route.${answer.route}`)],
          [
            t('answer.issuer'),
            <span lang="zh-CN" key="issuer">
              {answer.issuer.name}
            </span>,
          ],
          [
            t('answer.issuedOn'),
            <span className="num" key="issued">
              {answer.issuedOn}
            </span>,
          ],
          [
            t('answer.term'),
            <span className="num" key="term">
              {t('answer.termValue', { from: answer.validFrom, until: answer.validUntil })}
            </span>,
          ],
          [
            t('answer.log'),
            <span className="num" key="log">
              {t('answer.logValue', { index: log.index, size: log.size })} <a href={log.proof}>{t('answer.proof')}</a>{' '}
              <Link className="noprint" to="/register#verifier">
                {t('answer.howToCheck')}
              </Link>
            </span>,
          ],
          [
            t('answer.checkedAt'),
            <span className="[&_time]:whitespace-normal" key="checked">
              <When at={answer.checkedAt} zone />
            </span>,
          ],
        ]}
      />
      <h3 className="mt-6 mb-2">{t('answer.checks')}</h3>
      <Facts
        of={CHECKS.map(
          (check) =>
            [
              s(`check.${check}`),
              <b key={check} style={checks[check] === 'fail' ? { color: 'var(--seal)' } : undefined}>
                {s(`outcome.${checks[check]}`)}
              </b>,
            ] as const,
        )}
      />
    </section>
  )
}
