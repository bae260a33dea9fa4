import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Field } from '../field.tsx'

/** Asks for the check code of a certificate of study hours. */
export function CodeForm({ typed, fault }: { typed: string; fault?: string | undefined }) {
  const t = useTranslations('recall.hours')
  return (
    <Form method="get" action="/hours/check" className="stack">
      <Field
        name="code"
        label={t('code')}
        hint={t('codeHint')}
        fault={fault}
        className="num"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={64}
        required
        defaultValue={typed}
      />
      <p style={{ margin: 0 }}>
        <button className="btn" type="submit">
          {t('submit')}
        </button>
      </p>
    </Form>
  )
}
