import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { SelectField } from '#app/ui/field.tsx'

/** Which association's desk, for the few who work at several; nothing for all others. */
export function DeskSwitch({
  organisations,
  chosen,
}: {
  organisations: readonly { readonly id: string; readonly name: string }[]
  chosen: string
}) {
  const t = useTranslations('verify.desk')
  if (organisations.length < 2) return null
  return (
    <Form method="get" className="row items-end">
      <SelectField
        name="organisation"
        label={t('association')}
        defaultValue={chosen}
        options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <button className="btn quiet" type="submit">
        {t('show')}
      </button>
    </Form>
  )
}
