import { Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import type { RuleId } from '#app/domain/staffing/rules.ts'
import { Mark } from '../marks.tsx'

export interface FigureShown {
  readonly id: RuleId
  readonly article: {
    readonly document: string
    readonly number: string
    readonly clause: string
    readonly url: string
  }
  readonly basis: string
  readonly required: number | null
  readonly counted: number
  readonly gap: number | null
  readonly satisfied: boolean | null
}
/** What the rules are called, by id. */
export type RuleNames = Readonly<
  Record<string, { readonly name: string; readonly nameEn: string; readonly basisEn: string }>
>

function useRuleName(names: RuleNames) {
  const english = useLocale() === 'en'
  return (id: RuleId) => (english ? names[id]?.nameEn : names[id]?.name) ?? id
}

function Article({ of }: { of: FigureShown['article'] }) {
  return (
    <Link to={of.url} lang="zh-CN" title={of.document}>
      {of.number} {of.clause}
    </Link>
  )
}

function Outcome({ rule }: { rule: FigureShown }) {
  const t = useTranslations('platform.headcount')
  if (rule.satisfied === null) return <Mark tone="warn">{t('unfigured')}</Mark>
  return rule.satisfied ? (
    <Mark tone="good">{t('satisfied')}</Mark>
  ) : (
    <Mark tone="seal">{t('missing', { gap: rule.gap ?? 0 })}</Mark>
  )
}

/** One bar a rule: filled as far as is counted, with a stroke where the requirement lies. The words beside it say the same. */
export function RuleBars({ rules, names }: { rules: readonly FigureShown[]; names: RuleNames }) {
  const t = useTranslations('platform.headcount')
  const nameOf = useRuleName(names)
  return (
    <section aria-label={t('bars')}>
      {rules.map((rule) => {
        const whole = Math.max(rule.required ?? 0, rule.counted, 1) * 1.25
        const share = (n: number) => `${Math.min(100, (n / whole) * 100).toFixed(1)}%`
        return (
          <div className="rule" key={rule.id}>
            <div>
              <b>{nameOf(rule.id)}</b>
              <div className="note">
                <Article of={rule.article} />
              </div>
            </div>
            {rule.required === null ? (
              <div className="note">{t('unfiguredText')}</div>
            ) : (
              <div className="bar" aria-hidden="true">
                <i className={rule.satisfied ? undefined : 'low'} style={{ width: share(rule.counted) }} />
                <u style={{ left: share(rule.required) }} />
              </div>
            )}
            <div className="num">
              {rule.required !== null && <>{t('need', { required: rule.required })} · </>}
              {t('have', { counted: rule.counted })} <Outcome rule={rule} />
            </div>
          </div>
        )
      })}
    </section>
  )
}

/** The same figures as a table, with how each is counted. */
export function FigureTable({ rules, names }: { rules: readonly FigureShown[]; names: RuleNames }) {
  const t = useTranslations('platform.headcount')
  const nameOf = useRuleName(names)
  const english = useLocale() === 'en'
  return (
    <table className="lists">
      <caption className="sr-only">{t('table')}</caption>
      <thead>
        <tr>
          {(['rule', 'article', 'required', 'counted', 'gap', 'verdict', 'basis'] as const).map((head) => (
            <th key={head} scope="col" className="whitespace-nowrap">
              {t(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.id}>
            <td data-label={t('rule')}>{nameOf(rule.id)}</td>
            <td data-label={t('article')}>
              <Article of={rule.article} />
            </td>
            <td data-label={t('required')} className="num">
              {rule.required ?? '—'}
            </td>
            <td data-label={t('counted')} className="num">
              {rule.counted}
            </td>
            <td data-label={t('gap')} className="num">
              {rule.gap ?? '—'}
            </td>
            <td data-label={t('verdict')}>
              <Outcome rule={rule} />
            </td>
            <td data-label={t('basis')}>
              {english ? (names[rule.id]?.basisEn ?? <span lang="zh-CN">{rule.basis}</span>) : rule.basis}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
