// Which class is this micro-drama? The form, and the answer; together on a page of their own and within a lesson.

import type { ReactNode } from 'react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { MAKINGS, type Making, type Trigger, TRIGGERS } from '#app/domain/staffing/micro-drama.ts'
import { Field, Refusal, SelectField, Tick } from '../field.tsx'
import { Facts, Mark } from '../marks.tsx'
import { type CitedArticle, useLessonFacts } from './facts.tsx'
import { useDay } from './named.tsx'
import { Period, Sources } from './sources.tsx'
import { ToolInLesson } from './tool.tsx'

const MICRO_DRAMA_PATH = '/tools/micro-drama'

export interface MicroDramaTyped {
  readonly on: string
  readonly wan: string
  readonly making: Making
  readonly triggers: readonly Trigger[]
}
interface Named {
  readonly name: string
  readonly nameEn: string
}
export interface MicroDramaShown {
  readonly typed: MicroDramaTyped
  /** Null before anything was asked, and when it was refused. */
  readonly answer:
    | (Named & {
        readonly on: string
        readonly from: string
        readonly to: string | null
        readonly leads: string
        readonly leadsEn: string
        readonly amounts: { readonly top: number; readonly middle: number } | null
        readonly why: 'trigger' | 'top' | 'middle' | 'lowest' | 'rest'
        readonly because: readonly Trigger[]
        readonly notCounted: readonly Trigger[]
        readonly onUnstatedBoundary: boolean
        readonly sources: readonly CitedArticle[]
        readonly unknown: readonly { readonly text: string; readonly textEn: string }[]
        readonly elsewhere: readonly {
          readonly id: string
          readonly from: string
          readonly to: string | null
          readonly name: string | null
          readonly nameEn: string | null
          readonly here: boolean
        }[]
      })
    | null
  readonly refusal: string | null
  readonly faults: readonly ('on' | 'wan')[]
}

/** The fields of the question; without scripts, and on its own page, a form that asks by its address. */
export function MicroDramaFields({
  of,
  specialThemes,
}: {
  of: Omit<MicroDramaShown, 'answer'>
  specialThemes?: string
}) {
  const t = useTranslations('components.drama')
  const { typed, faults } = of
  return (
    <>
      <Field
        name="on"
        type="date"
        label={t('on')}
        hint={t('onHint')}
        fault={faults.includes('on') ? t('onFault') : undefined}
        defaultValue={typed.on}
      />
      <Field
        name="wan"
        inputMode="decimal"
        autoComplete="off"
        className="num"
        label={t('wan')}
        hint={t('wanHint')}
        fault={faults.includes('wan') ? t('wanFault') : undefined}
        defaultValue={typed.wan}
      />
      <SelectField
        name="making"
        label={t('making')}
        defaultValue={typed.making}
        options={MAKINGS.map((value) => ({ value, label: t(value) }))}
      />
      <fieldset className="field">
        <legend>{t('about')}</legend>
        {TRIGGERS.map((trigger) => (
          <Tick
            key={trigger}
            name="trigger"
            value={trigger}
            label={t(`triggers.${trigger}`)}
            defaultChecked={typed.triggers.includes(trigger)}
          />
        ))}
        {specialThemes && <span className="note">{t('themes', { themes: specialThemes })}</span>}
      </fieldset>
      {of.refusal && faults.length === 0 && <Refusal code={of.refusal} />}
      <p style={{ margin: 0 }}>
        <button className="btn" type="submit">
          {t('submit')}
        </button>
      </p>
    </>
  )
}

/** The class, why, what it leads to, by which sources, what is not known, and the same drama on other days. */
export function MicroDramaAnswer({ of }: { of: NonNullable<MicroDramaShown['answer']> }) {
  const t = useTranslations('components.drama')
  const shared = useTranslations('components')
  const format = useFormatter()
  const day = useDay()
  const english = useLocale() === 'en'
  const name = (named: Named) => (english ? named.nameEn : named.name)
  const list = (triggers: readonly Trigger[]) => format.list(triggers.map((trigger) => t(`triggers.${trigger}`)))
  const { top = 0, middle = 0 } = of.amounts ?? {}
  const open: ReactNode[] = [
    of.onUnstatedBoundary && t('onBoundary'),
    of.notCounted.length > 0 && t('notCounted', { triggers: list(of.notCounted) }),
    ...of.unknown.map(({ text, textEn }) => (english ? textEn : text)),
  ].filter(Boolean)
  return (
    <section className="stack" role="status">
      <p style={{ margin: 0 }} className="note">
        {t('answer', { on: day(of.on) })}
      </p>
      <p className="outcome">{name(of)}</p>
      <Facts
        of={[
          [t('why'), t(`because.${of.why}`, { triggers: list(of.because), top, middle })],
          [t('leads'), english ? of.leadsEn : of.leads],
          [t('version'), <Period key="version" of={of} />],
          [shared('sources'), <Sources key="sources" of={of.sources} />],
        ]}
      />
      {of.sources.some((source) => source.reported) && <p className="notice warn">{shared('notOfficial')}</p>}
      {open.length > 0 && (
        <div>
          <b>{shared('unknown')}</b>
          <ul>
            {open.map((sentence) => (
              <li key={String(sentence)}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      <table className="lists">
        <caption>{t('elsewhere')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('period')}</th>
            <th scope="col">{t('class')}</th>
          </tr>
        </thead>
        <tbody>
          {of.elsewhere.map((other) => (
            <tr key={other.id}>
              <td data-label={t('period')}>
                <Period of={other} />
              </td>
              <td data-label={t('class')}>
                <span>
                  {(english ? other.nameEn : other.name) ?? t('cannotTell')}{' '}
                  {other.here && <Mark tone="plain">{t('here')}</Mark>}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Within a lesson. */
export function MicroDramaClass() {
  const t = useTranslations('components')
  const { today = '' } = useLessonFacts()
  const asked = { typed: { on: today, wan: '', making: 'live', triggers: [] }, refusal: null, faults: [] } as const
  return (
    <ToolInLesson<MicroDramaShown>
      title={t('drama.title')}
      path={MICRO_DRAMA_PATH}
      fields={(shown) => <MicroDramaFields of={shown ?? asked} />}
      answer={(shown) => shown.answer && <MicroDramaAnswer of={shown.answer} />}
    />
  )
}
