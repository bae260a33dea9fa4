import { useTranslations } from 'use-intl'
import { KINDS, LEVELS } from '#app/domain/exam/kinds.ts'
import { SelectField } from '../field.tsx'
import { type Topic, useTopicOptions } from './defaults.tsx'

/** What of the bank is taken out, and in which format. A plain form: what it asks for is a file. */
export function TakeOut({
  topics,
  formats,
  states,
}: {
  readonly topics: readonly Topic[]
  readonly formats: readonly ('xlsx' | 'csv' | 'qti')[]
  readonly states: readonly ('unread' | 'approved' | 'proposed' | 'returned' | 'withdrawn' | 'held' | 'retired')[]
}) {
  const t = useTranslations('exchange.take')
  const bank = useTranslations('bank')
  const kinds = useTranslations('exam.kinds')
  const levels = useTranslations('exam.levels')
  const all = { value: '', label: bank('filter.all') }
  return (
    <form method="get" action="/association/items/export" className="stack sheet">
      <h2 className="m-0">{t('title')}</h2>
      <p className="note m-0">{t('lead')}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="format"
          label={t('format')}
          options={formats.map((format) => ({ value: format, label: t(`formats.${format}`) }))}
        />
        <SelectField name="topic" label={bank('filter.topic')} options={useTopicOptions(topics, bank('filter.all'))} />
        <SelectField
          name="level"
          label={bank('filter.level')}
          options={[all, ...LEVELS.map((level) => ({ value: level, label: levels(level) }))]}
        />
        <SelectField
          name="kind"
          label={bank('filter.kind')}
          options={[all, ...KINDS.map((kind) => ({ value: kind, label: kinds(kind) }))]}
        />
        <SelectField
          name="state"
          label={bank('filter.list')}
          options={[all, ...states.map((state) => ({ value: state, label: bank(`lists.${state}`) }))]}
        />
      </div>
      <p className="m-0">
        <button className="btn quiet" type="submit">
          {t('submit')}
        </button>
      </p>
    </form>
  )
}
