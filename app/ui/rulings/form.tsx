import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { ItemVersion } from '#app/domain/exam/item.ts'
import { TextField, useRefusal } from '../field.tsx'
import { responsesOf, type RulingType, type Typed, typedAtFirst } from './fields.ts'
import { ResponseFields } from './response-fields.tsx'

interface Props {
  readonly version: ItemVersion
  readonly type: RulingType
  /** What was posted; nothing at first. */
  readonly typed: Typed | undefined
  readonly reasonFault: string | undefined
}

/** Writes a ruling of one type: its keys and its reason. It is previewed first, and proposed. */
export function RulingForm({ version, type, typed, reasonFault }: Props) {
  const t = useTranslations('rulings')
  const words = useRefusal()
  const values = typed ?? typedAtFirst(version, type)
  const count = responsesOf(type)
  return (
    <Form method="post" className="sheet stack">
      <h2 className="m-0">{t(`types.${type}`)}</h2>
      {count > 1 && <p className="note m-0">{t('new.acceptedHint')}</p>}
      {Array.from({ length: count }, (_, i) => i + 1).map((n) => (
        <ResponseFields key={n} version={version} n={n} typed={values} legend={count > 1 ? t('new.accepted', { n }) : t('new.response')} />
      ))}
      <TextField
        name="reason"
        label={t('new.reason')}
        hint={t('new.reasonHint')}
        fault={reasonFault ? words(reasonFault) : undefined}
        maxLength={2000}
        defaultValue={values.reason}
      />
      <div className="row">
        <button className="btn quiet" type="submit" name="intent" value="check">{t('new.check')}</button>
        <button className="btn push" type="submit" name="intent" value="propose">{t('new.submit')}</button>
      </div>
    </Form>
  )
}
