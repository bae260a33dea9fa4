import { Form, Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Refusal, TextField, Tick } from '../field.tsx'
import { useTitle } from '../lesson/named.tsx'
import { Mark, When } from '../marks.tsx'
import { type ItemFact, ItemTable } from './item-table.tsx'

interface SheetProps {
  readonly change: {
    readonly on: string
    readonly lessons: readonly {
      readonly id: string
      readonly title: string
      readonly titleEn: string
      readonly readers: number
    }[]
    readonly readers: number
    readonly items: readonly ItemFact[]
    readonly hold: { readonly items: number; readonly mates: readonly string[]; readonly seen: string }
    readonly sittings: readonly {
      readonly id: string
      readonly title: string
      readonly organisation: string
      readonly organisationEn: string
      readonly startFrom: string
      readonly fillable: boolean
      readonly fillableWithout: boolean
    }[]
    readonly holders: { readonly people: number; readonly examinedOnThese: number }
  }
  readonly sees: { readonly items: boolean; readonly hold: boolean }
  readonly refused:
    | {
        readonly refusal: string
        readonly detail?: Readonly<Record<string, unknown>> | undefined
        readonly fields: Readonly<Record<string, string>>
        readonly typed: Readonly<Record<string, string>>
      }
    | undefined
}

/** What a change of an article on a day would touch, and the form that holds its items. */
export function ChangeSheet({ change, sees, refused }: SheetProps) {
  const t = useTranslations('coverage.change')
  const title = useTitle()
  const { lessons, items, hold, sittings, holders } = change
  return (
    <div className="sheet stack mt-6">
      <h3 className="m-0">{t('at', { on: change.on })}</h3>
      <section>
        <h4>{t('lessons')}</h4>
        {lessons.length === 0 ? (
          <p>{t('noLessons')}</p>
        ) : (
          <>
            <ul>
              {lessons.map((lesson) => (
                <li key={lesson.id}>
                  <Link to={`/courses/${lesson.id}`}>{title(lesson)}</Link>{' '}
                  <span className="note">{t('readers', { count: lesson.readers })}</span>
                </li>
              ))}
            </ul>
            <p className="note">{t('readersAll', { count: change.readers })}</p>
          </>
        )}
      </section>
      <section>
        <h4>{t('items')}</h4>
        {items.length === 0 ? (
          <p>{t('noItems')}</p>
        ) : (
          <>
            <p>{t('itemsLead', { all: items.length, free: hold.items })}</p>
            <ItemTable items={items} linked={sees.items} />
            {hold.mates.length > 0 && <p className="note">{t('mates', { ids: hold.mates.join('、') })}</p>}
            {hold.items === 0 ? <p>{t('noneFree')}</p> : <HoldForm change={change} may={sees.hold} refused={refused} />}
          </>
        )}
      </section>
      <section>
        <h4>{t('sittings')}</h4>
        <p className="note">{t('sittingsLead')}</p>
        {sittings.length === 0 ? <p>{t('noSittings')}</p> : <Sittings of={sittings} />}
      </section>
      <section>
        <h4>{t('holders')}</h4>
        <p>{t('holdersValue', { people: holders.people, examined: holders.examinedOnThese })}</p>
        <p className="note">{t('holdersNote')}</p>
      </section>
    </div>
  )
}

function HoldForm({
  change: { on, hold },
  may,
  refused,
}: {
  readonly change: SheetProps['change']
  readonly may: boolean
  readonly refused: SheetProps['refused']
}) {
  const t = useTranslations('coverage.hold')
  const refusal = useTranslations('refusal')
  if (!may) return <p className="note">{t('notMine')}</p>
  return (
    <Form method="post" className="stack mt-4 noprint">
      <h5 className="m-0 font-semibold">{t('title')}</h5>
      <p className="note m-0">{t('lead')}</p>
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      <input type="hidden" name="on" value={on} />
      <input type="hidden" name="seen" value={hold.seen} />
      <TextField
        name="reason"
        label={t('reason')}
        hint={t('reasonHint')}
        required
        maxLength={500}
        defaultValue={refused?.typed.reason}
        fault={refused?.fields.reason && t('reasonMissing')}
      />
      <Tick
        name="checked"
        label={t('confirm')}
        required
        fault={refused?.fields.checked && refusal('coverage-unconfirmed')}
      />
      <p className="m-0">
        <button className="btn final" type="submit">
          {t('submit', { count: hold.items + hold.mates.length })}
        </button>
      </p>
    </Form>
  )
}

function Sittings({ of }: { readonly of: SheetProps['change']['sittings'] }) {
  const t = useTranslations('coverage.change')
  const english = useLocale() === 'en'
  return (
    <table className="lists">
      <thead>
        <tr>
          <th scope="col">{t('sitting')}</th>
          <th scope="col">{t('association')}</th>
          <th scope="col">{t('starts')}</th>
          <th scope="col">{t('form')}</th>
        </tr>
      </thead>
      <tbody>
        {of.map((sitting) => (
          <tr key={sitting.id}>
            <td data-label={t('sitting')} lang="zh-CN">
              {sitting.title}
            </td>
            <td data-label={t('association')}>{english ? sitting.organisationEn : sitting.organisation}</td>
            <td data-label={t('starts')}>
              <When at={sitting.startFrom} />
            </td>
            <td data-label={t('form')}>
              <span>
                <Mark tone={sitting.fillableWithout ? 'good' : 'seal'}>
                  {t(sitting.fillableWithout ? 'fillable' : sitting.fillable ? 'notFillable' : 'notNow')}
                </Mark>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
