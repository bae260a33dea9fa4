import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { addDays, dayOf, parseDay } from '#app/domain/instant.ts'
import { CATEGORIES } from '#app/domain/staffing/rules.ts'
import { loggedIn, notFound } from '#app/http/context.ts'
import { deskFor } from '#app/http/desk.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { declareBusiness, type Declared, type DeclareRefusal } from '#app/services/headcount.ts'
import { frozenHeadcount, headcountDesk, headcountRecords, snapshotById } from '#app/services/snapshots.ts'
import { Field, Refusal, useRefusal } from '#app/ui/field.tsx'
import { When } from '#app/ui/marks.tsx'
import { BusinessForm, BusinessLine } from '#app/ui/platform/business.tsx'
import { FigureTable, RuleBars } from '#app/ui/platform/figures.tsx'
import { Statement } from '#app/ui/platform/statement.tsx'
import { deskAddress } from './address.ts'
import { dayField } from './day-field.ts'
import { need } from '#app/words/need.ts'

await need('platform')

export const meta: MetaFunction = () => [{ title: '审核人员配备 Headcount · 明鉴' }]

const volume = z
  .string()
  .regex(/^\d{0,10}$/)
  .transform((text) => (text === '' ? null : Number(text)))
  .default(null)
const category = z.enum(CATEGORIES)
const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('freeze'), asOf: dayField }),
  z.object({
    intent: z.literal('declare'),
    categories: z.union([z.array(category), category.transform((one) => [one])]).default([]),
    dailyNewClips: volume,
    liveRooms: volume,
    from: dayField,
  }),
])
/** Where a refusal is to be mended. */
function fieldsOf(refusal: DeclareRefusal, said: Declared): readonly string[] {
  if (refusal === 'category-missing') return ['categories']
  if (refusal === 'volume-malformed') return ['dailyNewClips', 'liveRooms']
  return [
    ...(said.categories.includes('short-video') && said.dailyNewClips === null ? ['dailyNewClips'] : []),
    ...(said.categories.includes('live-rooms') && said.liveRooms === null ? ['liveRooms'] : []),
  ]
}

export const loader = async ({ context: { app, actor: who }, request }: LoaderFunctionArgs) => {
  const organisation = deskFor(loggedIn({ actor: who }, request), 'roster.manage', request)
  const { searchParams } = new URL(request.url)
  const [today, wanted, id] = [dayOf(app.now()), searchParams.get('asOf'), searchParams.get('snapshot')]
  const names = Object.fromEntries(
    app.catalogue.staffing.rules.map(({ id: rule, name, nameEn, basisEn }) => [rule, { name, nameEn, basisEn }]),
  )
  const frozen = id === null ? null : ((await snapshotById(app, organisation, id)) ?? notFound())
  const asOf = frozen?.asOf ?? (wanted === null ? today : parseDay(wanted)) ?? today
  const [desk, records] = await Promise.all([
    headcountDesk(app, organisation, asOf),
    headcountRecords(app, organisation),
  ])
  return {
    today,
    names,
    frozen,
    desk,
    records,
    dayFault: wanted !== null && !parseDay(wanted),
    lapsing: desk.counted
      .filter((person) => person.validUntil <= addDays(asOf, 90))
      .sort((a, b) => (a.validUntil < b.validUntil ? -1 : 1)),
  }
}

export const action = async ({ context: { app, actor: who }, request }: ActionFunctionArgs) => {
  const actor = loggedIn({ actor: who }, request)
  const organisation = deskFor(actor, 'volume.declare', request)
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const wish = parsed.value
  if (wish.intent === 'freeze') {
    const { snapshot } = await frozenHeadcount(app, organisation, wish.asOf)
    return redirect(deskAddress(request, '/platform', { snapshot: snapshot.id }))
  }
  const declared = await declareBusiness(app, actor.personId, organisation, wish)
  if (!declared.ok)
    return refusedForm(
      declared.refusal,
      typed,
      Object.fromEntries(fieldsOf(declared.refusal, wish).map((field) => [field, declared.refusal])),
    )
  return redirect(deskAddress(request, '/platform', { declared: '1' }))
}

export default function Headcount() {
  const { today, names, frozen, desk, records, lapsing, dayFault } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTranslations('platform.headcount')
  const words = useRefusal()
  const organisation = search.get('organisation')
  const to = (query: string) => `/platform?${organisation ? `organisation=${organisation}&` : ''}${query}`
  const fault = (field: string) => (refused?.fields[field] ? words(refused.fields[field]) : undefined)
  if (frozen)
    return (
      <main id="main" className="page">
        <div className="row noprint mb-4">
          <span className="note">{t('sheet.live')}</span>
          <span className="push row">
            <Link to={to(`asOf=${frozen.asOf}`)}>{t('sheet.toLive')}</Link>
            <button className="btn" type="button" onClick={() => window.print()}>
              {t('print')}
            </button>
          </span>
        </div>
        <Statement frozen={frozen} names={names} file={JSON.stringify(frozen)} />
      </main>
    )
  const { figures, snapshot, suspended } = desk
  const { lapsing: lapse } = figures
  return (
    <main id="main" className="page">
      <div className="row">
        <h1>{t('title')}</h1>
        <span className="note num">
          {t('asOf', { day: figures.asOf })} · {t('version', { version: figures.rulesVersion })} ·{' '}
          {snapshot ? t('snapshotIs', { id: snapshot.id }) : t('notFrozen')}
        </span>
      </div>
      <p className="note">{t('lead')}</p>
      {search.has('declared') && (
        <p className="notice good" role="status">
          {t('declared')}
        </p>
      )}
      <Refusal code={dayFault ? 'day-malformed' : refused?.refusal} detail={refused?.detail} />
      <div className="row items-end noprint">
        <Form method="get" action="/platform" className="row items-end">
          {organisation && <input type="hidden" name="organisation" value={organisation} />}
          <Field name="asOf" type="date" label={t('day')} defaultValue={figures.asOf} key={figures.asOf} required />
          <button className="btn quiet" type="submit">
            {t('show')}
          </button>
          {figures.asOf !== today && <Link to={to(`asOf=${today}`)}>{t('today')}</Link>}
        </Form>
        {snapshot ? (
          <Link className="btn push" to={to(`snapshot=${snapshot.id}`)}>
            {t('sheet.open')}
          </Link>
        ) : (
          <Form method="post" className="push">
            <input type="hidden" name="asOf" value={figures.asOf} />
            <button className="btn" type="submit" name="intent" value="freeze" aria-describedby="freeze-hint">
              {t('freeze')}
            </button>
          </Form>
        )}
      </div>
      {!snapshot && (
        <p className="note noprint" id="freeze-hint">
          {t('freezeHint')}
        </p>
      )}
      {figures.reviewers.length === 0 && (
        <p className="notice warn">
          {t('nobody')}{' '}
          <Link to={`/platform/roster${organisation ? `?organisation=${organisation}` : ''}`}>{t('toRoster')}</Link>
        </p>
      )}
      <RuleBars rules={figures.rules} names={names} />
      <details className="mt-4">
        <summary>{t('table')}</summary>
        <FigureTable rules={figures.rules} names={names} />
      </details>

      <div className="two mt-8">
        <section className="stack">
          <h2>{t('lapsing')}</h2>
          <p className="note m-0">
            {t('lapsingCounts', { thirty: lapse.in30, sixty: lapse.in60, ninety: lapse.in90 })}
          </p>
          {lapsing.length === 0 ? (
            <p className="m-0">{t('noLapsing')}</p>
          ) : (
            <table className="lists">
              <thead>
                <tr>
                  <th scope="col">{t('holder')}</th>
                  <th scope="col">{t('number')}</th>
                  <th scope="col">{t('until')}</th>
                </tr>
              </thead>
              <tbody>
                {lapsing.map((person) => (
                  <tr key={person.number}>
                    <td data-label={t('holder')} lang="zh-CN">
                      {person.name}
                    </td>
                    <td data-label={t('number')} className="num">
                      {person.number}
                    </td>
                    <td data-label={t('until')} className="num">
                      {person.validUntil}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <h2>{t('suspended')}</h2>
          <p className="m-0">
            {suspended.length === 0 ? t('noSuspended') : t('suspendedCount', { count: suspended.length })}
          </p>
          {suspended.length > 0 && (
            <ul className="num m-0">
              {suspended.map(({ number, name }) => (
                <li key={number}>
                  <span lang="zh-CN">{name}</span> {number}
                </li>
              ))}
            </ul>
          )}
          <h2>{t('records')}</h2>
          {records.snapshots.length === 0 ? (
            <p className="m-0">{t('noRecords')}</p>
          ) : (
            <ul className="list">
              {records.snapshots.map((one) => (
                <li key={one.id} className="row">
                  <Link className="num" to={to(`snapshot=${one.id}`)}>
                    {one.id}
                  </Link>
                  <span className="note num">
                    {t('asOf', { day: one.asOf })} · {t('frozenAt')} <When at={one.createdAt} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section className="sheet stack">
          <h2>{t('business')}</h2>
          <p className="m-0">
            {figures.business.from ? (
              <>
                <BusinessLine of={figures.business} />{' '}
                <span className="note">{t('businessNow', { day: figures.business.from })}</span>
              </>
            ) : (
              t('undeclared')
            )}
          </p>
          <BusinessForm
            categories={CATEGORIES}
            now={figures.business}
            today={today}
            typed={refused?.typed ?? {}}
            fault={fault}
          />
          {records.declarations.length > 0 && (
            <details>
              <summary>{t('earlier')}</summary>
              <ul className="list">
                {records.declarations.map((one) => (
                  <li key={one.id}>
                    <span className="num">{t('businessNow', { day: one.from })}</span> <BusinessLine of={one} />
                    <div className="note">
                      {t('declaredAt')} <When at={one.declaredAt} />
                    </div>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </section>
      </div>
    </main>
  )
}
