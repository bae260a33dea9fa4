import { useFormatter, useTranslations } from 'use-intl'
import type { SyllabusDifference } from '#app/domain/exam/syllabus-fields.ts'
import { type Names, scaleOf } from './fields.ts'
import { useFieldName } from './named.ts'

/** Field by field what a version changes. */
export function Differences({ of, names }: { of: readonly SyllabusDifference[]; names: Names }) {
  const t = useTranslations('syllabus.case')
  const nameOf = useFieldName(names)
  const format = useFormatter()
  const told = ({ field }: SyllabusDifference, value: number | boolean | null) => {
    if (field === 'enforced' || field.startsWith('module.')) return t(value ? 'yes' : 'no')
    return typeof value === 'number' ? format.number(value / scaleOf(field)) : t('absent')
  }
  if (of.length === 0) return <p>{t('noDifference')}</p>
  return (
    <table className="lists">
      <thead>
        <tr>
          <th>{t('field')}</th>
          <th>{t('before')}</th>
          <th>{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {of.map((one) => (
          <tr key={one.field}>
            <td data-label={t('field')}>{nameOf(one.field)}</td>
            <td data-label={t('before')} className="num">
              {told(one, one.before)}
            </td>
            <td data-label={t('after')} className="num">
              <b>{told(one, one.after)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
