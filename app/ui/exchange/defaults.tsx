import { useLocale, useTranslations } from 'use-intl'
import { LEVELS } from '#app/domain/exam/kinds.ts'
import { Field, SelectField, Tick, useRefusal } from '../field.tsx'

export interface Topic {
  readonly id: string
  readonly title: string
  readonly titleEn: string
}
export interface Refused {
  readonly refusal: string
  readonly detail?: Readonly<Record<string, unknown>> | undefined
  readonly fields: Readonly<Record<string, string>>
  readonly typed: Readonly<Record<string, string>>
}

/** Topics to choose from, with what choosing none means. */
export function useTopicOptions(topics: readonly Topic[], none: string) {
  const english = useLocale() === 'en'
  return [
    { value: '', label: none },
    ...topics.map(({ id, title, titleEn }) => ({ value: id, label: english ? titleEn : title })),
  ]
}

export interface DefaultsProps {
  readonly topics: readonly Topic[]
  readonly typed: Readonly<Record<string, string>>
  readonly refused: Refused | undefined
}

/** What stands in for what a file leaves open. */
export function Defaults({ topics, typed, refused }: DefaultsProps) {
  const t = useTranslations('exchange.defaults')
  const levels = useTranslations('exam.levels')
  const tell = useRefusal()
  const fault = (field: string) => (refused?.fields[field] ? tell(refused.fields[field], refused.detail) : undefined)
  return (
    <fieldset className="stack m-0 border-0 p-0">
      <legend>
        <h2 className="m-0">{t('title')}</h2>
      </legend>
      <p className="note m-0">{t('lead')}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="topic"
          label={t('topic')}
          defaultValue={typed.topic ?? ''}
          options={useTopicOptions(topics, t('none'))}
        />
        <SelectField
          name="level"
          label={t('level')}
          defaultValue={typed.level ?? ''}
          options={[
            { value: '', label: t('none') },
            ...LEVELS.map((level) => ({ value: level, label: levels(level) })),
          ]}
        />
        <Field
          name="articles"
          label={t('articles')}
          hint={t('articlesHint')}
          defaultValue={typed.articles ?? ''}
          fault={fault('articles')}
          maxLength={500}
        />
        <Field name="from" type="date" label={t('from')} defaultValue={typed.from ?? ''} fault={fault('from')} />
        <Field
          name="facility"
          label={t('facility')}
          inputMode="numeric"
          defaultValue={typed.facility ?? ''}
          fault={fault('facility')}
          maxLength={4}
        />
      </div>
      <Tick
        name="unknownAsNew"
        label={t('unknownAsNew')}
        hint={t('unknownAsNewHint')}
        defaultChecked={typed.unknownAsNew === 'on'}
      />
    </fieldset>
  )
}

/** A topic for each drawer of the file that is none of ours. */
export function Categories({
  names,
  topics,
  chosen,
}: {
  readonly names: readonly string[]
  readonly topics: readonly Topic[]
  readonly chosen: Readonly<Record<string, string>>
}) {
  const t = useTranslations('exchange.defaults')
  const options = useTopicOptions(topics, t('none'))
  if (names.length === 0) return null
  return (
    <fieldset className="stack m-0 border-0 p-0">
      <legend>
        <h2 className="m-0">{t('categories')}</h2>
      </legend>
      <p className="note m-0">{t('categoriesLead')}</p>
      {names.map((name) => (
        <div key={name}>
          <input type="hidden" name="category" value={name} />
          <SelectField name="categoryTopic" label={name} defaultValue={chosen[name] ?? ''} options={options} />
        </div>
      ))}
    </fieldset>
  )
}
