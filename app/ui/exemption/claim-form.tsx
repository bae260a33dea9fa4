import { Form } from '@remix-run/react'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { Field, Refusal, SelectField, Tick, useRefusal } from '../field.tsx'
import { useNameOf, type Named } from './claim-parts.tsx'

export interface Refused {
  readonly refusal: string
  readonly detail?: Readonly<Record<string, unknown>> | undefined
  readonly fields: Readonly<Record<string, string>>
  readonly typed: Readonly<Record<string, string>>
}

export interface ClaimFormProps {
  readonly associations: readonly (Named & { readonly id: string })[]
  readonly broadcasters: readonly (Named & { readonly id: string })[]
  readonly series: readonly (Named & { readonly id: string; readonly titles: readonly string[] })[]
  /** The association of the applicant's province, if it has been entered. */
  readonly ownAssociation: string | undefined
  readonly purposes: readonly string[]
  readonly megabytes: number
  readonly today: string
  readonly refused: Refused | undefined
}

/** The form of a claim. Files are never kept over a refusal; everything typed is. */
export function ClaimForm({
  associations,
  broadcasters,
  series,
  ownAssociation,
  purposes,
  megabytes,
  today,
  refused,
}: ClaimFormProps) {
  const t = useTranslations('exemption.apply')
  const words = useTranslations('exemption')
  const refusals = useRefusal()
  const nameOf = useNameOf()
  const titles = useId()
  const typed = refused?.typed ?? {}

  const elsewhere = (refused?.detail?.elsewhere as readonly string[] | undefined) ?? []
  const names =
    series
      .filter(({ id }) => elsewhere.includes(id))
      .map(nameOf)
      .join('、') || 'none'
  const level = typeof refused?.detail?.level === 'string' ? words(`levels.${refused.detail.level}`) : ''
  const facts = { ...refused?.detail, elsewhere: names, level }
  const fault = (field: string) =>
    refused?.fields[field] ? refusals(refused.fields[field], facts) : undefined
  const options = (list: readonly (Named & { readonly id: string })[]) => [
    { value: '', label: t('choose') },
    ...list.map((one) => ({ value: one.id, label: nameOf(one) })),
  ]

  return (
    <Form method="post" encType="multipart/form-data" className="stack sheet">
      <Refusal code={refused?.refusal} detail={facts} />
      <SelectField
        name="organisationId"
        label={t('association')}
        hint={t('associationHint')}
        fault={fault('organisationId')}
        required
        defaultValue={typed.organisationId ?? ownAssociation ?? ''}
        options={options(associations)}
      />
      <SelectField
        name="broadcasterId"
        label={t('broadcaster')}
        hint={t('broadcasterHint')}
        fault={fault('broadcasterId')}
        required
        defaultValue={typed.broadcasterId ?? ''}
        options={options(broadcasters)}
      />
      <SelectField
        name="series"
        label={t('series')}
        hint={t('seriesHint')}
        fault={fault('series')}
        required
        defaultValue={typed.series ?? ''}
        options={options(series)}
      />
      <Field
        name="title"
        label={t('titleField')}
        hint={t('titleHint')}
        fault={fault('title')}
        list={titles}
        maxLength={100}
        autoComplete="off"
        required
        defaultValue={typed.title}
      />
      <datalist id={titles} lang="zh-CN">
        {series.flatMap((one) =>
          one.titles.map((title) => <option key={`${one.id} ${title}`} value={title} label={nameOf(one)} />),
        )}
      </datalist>
      <Field
        name="titleCertificate"
        label={t('titleCertificate')}
        fault={fault('titleCertificate')}
        maxLength={100}
        autoComplete="off"
        required
        defaultValue={typed.titleCertificate}
      />
      <Field
        name="titleObtainedOn"
        type="date"
        label={t('titleObtainedOn')}
        fault={fault('titleObtainedOn')}
        min="1900-01-01"
        max={today}
        required
        defaultValue={typed.titleObtainedOn}
      />
      <Field
        name="post"
        label={t('post')}
        hint={t('postHint')}
        fault={fault('post')}
        maxLength={100}
        autoComplete="organization-title"
        required
        defaultValue={typed.post}
      />
      <Field
        name="reviewingSince"
        type="date"
        label={t('reviewingSince')}
        fault={fault('reviewingSince')}
        min="1900-01-01"
        max={today}
        required
        defaultValue={typed.reviewingSince}
      />
      <h3>{t('files')}</h3>
      <p className="note">{t('filesHint', { megabytes })}</p>
      {refused && <p className="notice warn">{t('filesAgain')}</p>}
      {purposes.map((purpose) => (
        <Field
          key={purpose}
          name={purpose}
          type="file"
          accept="application/pdf,image/jpeg,image/png"
          label={words(`purposes.${purpose}`)}
          hint={t(`fileHints.${purpose}`)}
          fault={fault(purpose)}
          required
        />
      ))}
      <Tick
        name="appliedPersonally"
        label={t('declaration')}
        fault={fault('appliedPersonally')}
        required
        defaultChecked={typed.appliedPersonally === 'on'}
      />
      <div>
        <button className="btn" type="submit">
          {t('submit')}
        </button>
      </div>
    </Form>
  )
}
