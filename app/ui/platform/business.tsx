import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { Category } from '#app/domain/staffing/rules.ts'
import { Field } from '../field.tsx'

export interface BusinessShown {
  readonly categories: readonly Category[]
  readonly dailyNewClips: number | null
  readonly liveRooms: number | null
  readonly from: string | null
}

/** What a business is, on one line. */
export function BusinessLine({ of }: { of: BusinessShown }) {
  const t = useTranslations('platform')
  return (
    <>
      {of.categories.map((category) => t(`categories.${category}`)).join(' · ')} ·{' '}
      {t('headcount.volumes', { clips: of.dailyNewClips ?? 0, rooms: of.liveRooms ?? 0 })}
    </>
  )
}

interface Props {
  readonly categories: readonly Category[]
  readonly now: BusinessShown
  readonly today: string
  readonly typed: Readonly<Record<string, string>>
  /** The refusal of a field, in words. */
  readonly fault: (field: string) => string | undefined
}

/** The declaration's form, filled with what rules now. */
export function BusinessForm({ categories, now, today, typed, fault }: Props) {
  const t = useTranslations('platform')
  const volume = (n: number | null) => (n === null || n === 0 ? '' : String(n))
  return (
    <Form method="post" className="stack">
      <fieldset
        className="field border-0 p-0 m-0"
        aria-describedby={fault('categories') ? 'categories-fault' : undefined}
      >
        <legend>{t('headcount.categories')}</legend>
        {categories.map((category) => (
          <label key={category} className="tick">
            <input
              type="checkbox"
              name="categories"
              value={category}
              defaultChecked={now.categories.includes(category)}
            />
            <span className="text-ink">{t(`categories.${category}`)}</span>
          </label>
        ))}
        {fault('categories') && (
          <span className="fault" id="categories-fault">
            {fault('categories')}
          </span>
        )}
      </fieldset>
      <Field
        name="dailyNewClips"
        type="number"
        min={0}
        step={1}
        inputMode="numeric"
        label={t('headcount.clips')}
        fault={fault('dailyNewClips')}
        defaultValue={typed.dailyNewClips ?? volume(now.dailyNewClips)}
      />
      <Field
        name="liveRooms"
        type="number"
        min={0}
        step={1}
        inputMode="numeric"
        label={t('headcount.rooms')}
        fault={fault('liveRooms')}
        defaultValue={typed.liveRooms ?? volume(now.liveRooms)}
      />
      <Field
        name="from"
        type="date"
        label={t('headcount.from')}
        fault={fault('from')}
        required
        defaultValue={typed.from ?? today}
      />
      <p>
        <button className="btn" type="submit" name="intent" value="declare">
          {t('headcount.submit')}
        </button>
      </p>
    </Form>
  )
}
