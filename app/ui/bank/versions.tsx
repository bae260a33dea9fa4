import { Form, Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { FieldDifference } from '#app/domain/exam/difference.ts'
import { SelectField } from '../field.tsx'
import { Mark, When } from '../marks.tsx'
import { Changes } from './marks.tsx'

export interface VersionRow {
  readonly number: number
  readonly origin: 'content' | 'desk'
  readonly state: 'proposed' | 'approved' | 'returned' | 'withdrawn'
  readonly readBy: 'nobody' | 'association' | 'sample'
  readonly examined: boolean
  readonly waits: boolean
  readonly author: string | null
  readonly at: string | null
  readonly reason: string | null
  readonly file: string | null
  readonly forms: number
  readonly lastForm: string | null
}

/** The versions of an item, each with its exposure. */
export function Versions({ of, itemId, shown }: { of: readonly VersionRow[]; itemId: string; shown: number }) {
  const t = useTranslations('bank.item')
  const b = useTranslations('bank')
  return (
    <table className="lists">
      <thead><tr><th>{t('number')}</th><th>{t('origin')}</th><th>{t('wording')}</th><th>{t('author')}</th><th>{t('reason')}</th><th>{t('exposure')}</th></tr></thead>
      <tbody>
        {of.map((version) => (
          <tr key={version.number} aria-current={version.number === shown ? 'true' : undefined}>
            <td data-label={t('number')} className="num">
              {version.number === shown ? <strong>{version.number}</strong> : <Link to={`/association/items/${itemId}?version=${version.number}`} aria-label={`${t('see')} ${b('version', { number: version.number })}`}>{version.number}</Link>}
            </td>
            <td data-label={t('origin')}>{b(`origins.${version.origin}`)}</td>
            <td data-label={t('wording')}>
              <span className="row">
                <VersionMark {...version} />
                {version.examined && <Mark tone="good">{t('examined')}</Mark>}
              </span>
            </td>
            <td data-label={t('author')}>{version.author ? <span>{version.author}{version.at && <> <When at={version.at} /></>}</span> : '—'}</td>
            <td data-label={t('reason')}>{version.reason ? <span>{version.reason}{version.file && <span className="note block">{t('fromFile', { name: version.file })}</span>}</span> : '—'}</td>
            <td data-label={t('exposure')}>{version.lastForm ? t('onForms', { count: version.forms, at: version.lastForm.slice(0, 10) }) : t('neverOnForm')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const TONE = { proposed: 'warn', approved: 'good', returned: 'seal', withdrawn: 'plain' } as const

function VersionMark({ origin, state, readBy, waits }: VersionRow) {
  const t = useTranslations('bank.item')
  const b = useTranslations('bank')
  if (origin === 'content' && state === 'proposed' && !waits) return <Mark tone="warn">{t('shipped')}</Mark>
  if (state === 'approved' && readBy === 'sample') return <Mark tone="warn">{b('sampleRead')}</Mark>
  return <Mark tone={TONE[state]}>{t(`versionStates.${state}`)}</Mark>
}

interface DifferenceProps {
  readonly numbers: readonly number[]
  readonly difference: { readonly from: number; readonly to: number; readonly fields: readonly FieldDifference[] } | null
  readonly shown: number
  readonly topics: ReadonlyMap<string, string>
}

/** What two versions differ in, any two. */
export function Difference({ numbers, difference, shown, topics }: DifferenceProps) {
  const t = useTranslations('bank.item')
  const b = useTranslations('bank')
  const options = numbers.map((number) => ({ value: String(number), label: b('version', { number }) }))
  return (
    <div className="stack">
      <Form method="get" className="row items-end" preventScrollReset>
        <input type="hidden" name="version" value={shown} />
        <SelectField name="from" label={t('compareFrom')} options={options} defaultValue={String(difference?.from ?? numbers[0])} />
        <SelectField name="to" label={t('compareTo')} options={options} defaultValue={String(difference?.to ?? numbers.at(-1))} />
        <button className="btn quiet" type="submit">{t('compare')}</button>
      </Form>
      {difference && <p className="note m-0">{t('betweenVersions', { from: difference.from, to: difference.to })}</p>}
      {difference && (difference.fields.length === 0 ? <p className="m-0">{t('noDifference')}</p> : (
        <table className="lists">
          <tbody>
            {difference.fields.map((one) => <FieldRow key={`${one.field}.${one.id}`} {...one} topics={topics} />)}
          </tbody>
        </table>
      ))}
    </div>
  )
}

function FieldRow({ field, id, marks, topics }: FieldDifference & { readonly topics: ReadonlyMap<string, string> }) {
  const f = useTranslations('bank.fields')
  const t = useTranslations('bank.item')
  const kinds = useTranslations('exam.kinds')
  const levels = useTranslations('exam.levels')
  const worded = (text: string): string => {
    if (field === 'kind') return kinds(text as 'single')
    if (field === 'level') return levels(text as 'recall')
    if (field === 'topic') return topics.get(text) ?? text
    if (field === 'shuffle') return t(text === 'true' ? 'shuffled' : 'fixed')
    if (field === 'facility') return `${text}%`
    return field === 'key' && (text === 'true' || text === 'false') ? t(text) : text
  }
  const label = f(field, { id: id ?? '' })
  return (
    <tr>
      <th scope="row" className="whitespace-nowrap">{label}</th>
      <td data-label=""><Changes marks={marks.map(({ kind, text }) => ({ kind, text: worded(text) }))} /></td>
    </tr>
  )
}

export interface Happened {
  readonly at: string
  readonly type: 'proposed' | 'approved' | 'returned' | 'withdrawn' | 'held' | 'released' | 'retired'
  readonly by: string
  readonly reason: string | null
  readonly number: number | null
  readonly sample: boolean
}

/** What was decided about an item, by whom and why, in its order. */
export function ItemHistory({ of }: { of: readonly Happened[] }) {
  const t = useTranslations('bank.events')
  const i = useTranslations('bank.item')
  if (of.length === 0) return <p className="note">{i('noHistory')}</p>
  return (
    <ol className="list">
      {of.map(({ at, type, by, reason, number, sample }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what happened keeps its place
        <li key={place}>
          <span className="row">
            <When at={at} />
            <span>{t(type, { number: number ?? t('earlier') })}</span>
            {sample && <Mark tone="warn">{t('sample')}</Mark>}
            <span className="note">{by}</span>
          </span>
          {reason && <span className="block">{reason}</span>}
        </li>
      ))}
    </ol>
  )
}
