// How many reviewers, and who signs? The form, and the answer; together on a page of their own and within a lesson.

import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { PROGRAMME_TYPES, type ProgrammeType } from '#app/domain/staffing/rules.ts'
import { Field, SelectField } from '../field.tsx'
import { Facts } from '../marks.tsx'
import { type CitedArticle, useLessonFacts } from './facts.tsx'
import { useDay } from './named.tsx'
import { Sources } from './sources.tsx'
import { ToolInLesson } from './tool.tsx'

const REVIEWERS_PATH = '/tools/reviewers'

export interface ReviewersShown {
  readonly typed: { readonly type: ProgrammeType; readonly on: string }
  /** Null before anything was asked, and when the day is none. */
  readonly answer: {
    readonly programmeType: ProgrammeType
    readonly on: string
    readonly panel: {
      readonly count: number
      readonly basis: string
      readonly basisEn: string
      readonly source: CitedArticle | null
      readonly serialNumber: boolean
      readonly sheet: CitedArticle | null
    } | null
    readonly ratios: readonly {
      readonly id: string
      readonly name: string
      readonly nameEn: string
      readonly source: CitedArticle | null
    }[]
  } | null
  readonly faults: readonly 'on'[]
}

export function ReviewersFields({ of: { typed, faults } }: { of: Omit<ReviewersShown, 'answer'> }) {
  const t = useTranslations('components.reviewers')
  const drama = useTranslations('components.drama')
  return (
    <>
      <SelectField
        name="type"
        label={t('type')}
        defaultValue={typed.type}
        options={PROGRAMME_TYPES.map((value) => ({ value, label: t(`types.${value}`) }))}
      />
      <Field
        name="on"
        type="date"
        label={t('on')}
        fault={faults.includes('on') ? drama('onFault') : undefined}
        defaultValue={typed.on}
      />
      <p style={{ margin: 0 }}>
        <button className="btn" type="submit">
          {t('submit')}
        </button>
      </p>
    </>
  )
}

/** How many, when it passes, who signs, what stands in the opening, and the article. */
export function ReviewersAnswer({ of }: { of: NonNullable<ReviewersShown['answer']> }) {
  const t = useTranslations('components.reviewers')
  const english = useLocale() === 'en'
  const day = useDay()
  const { panel, ratios } = of
  const sources = [panel?.source, panel?.sheet].flatMap((source) => source ?? [])
  const rows: (readonly [ReactNode, ReactNode] | false)[] = panel
    ? [
        [t('vote'), t('unanimous')],
        [t('signs'), t('manager')],
        [t('serial'), t(panel.serialNumber ? 'serialYes' : 'serialNo')],
        panel.sheet !== null && [t('sheet'), t('sheetText')],
        [t('basis'), <Sources key="sources" of={sources} />],
      ]
    : []
  return (
    <section className="stack" role="status">
      <p style={{ margin: 0 }} className="note">
        {t('answer', { type: t(`types.${of.programmeType}`), on: day(of.on) })}
      </p>
      {panel ? (
        <>
          <p className="outcome">{t('count', { count: panel.count })}</p>
          <Facts of={rows.filter((row) => row !== false)} />
          <p className="note">{english ? panel.basisEn : panel.basis}</p>
        </>
      ) : (
        <p className="notice warn">{t('none')}</p>
      )}
      {ratios.length > 0 && (
        <div className="note">
          {t('ratios')}
          <ul>
            {ratios.map((ratio) => (
              <li key={ratio.id}>
                {english ? ratio.nameEn : ratio.name}
                {ratio.source && <Sources of={[ratio.source]} />}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

/** Within a lesson. */
export function ReviewersNeeded() {
  const t = useTranslations('components')
  const { today = '' } = useLessonFacts()
  const asked = { typed: { type: 'web-drama', on: today }, faults: [] } as const
  return (
    <ToolInLesson<ReviewersShown>
      title={t('reviewers.title')}
      path={REVIEWERS_PATH}
      fields={(shown) => <ReviewersFields of={shown ?? asked} />}
      answer={(shown) => shown.answer && <ReviewersAnswer of={shown.answer} />}
    />
  )
}
