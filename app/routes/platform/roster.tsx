import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { asId } from '#app/domain/ids.ts'
import { dayOf } from '#app/domain/instant.ts'
import { loggedIn, notFound } from '#app/http/context.ts'
import { deskFor } from '#app/http/desk.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { endRosterEntry, inviteToRoster, rosterDesk } from '#app/services/roster.ts'
import { Field, Refusal, useRefusal } from '#app/ui/field.tsx'
import { RosterTable } from '#app/ui/platform/roster-table.tsx'
import { deskAddress } from './address.ts'
import { dayField } from './day-field.ts'
import { need } from '#app/words/need.ts'

await need('platform', 'status')

export const meta: MetaFunction = () => [{ title: '在岗名册 Roster · 明鉴' }]

const schema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('invite'),
    number: z.string().min(1).max(64),
    name: z.string().min(1).max(200),
    startsOn: dayField,
  }),
  z.object({
    intent: z.literal('end'),
    entry: z.string().min(1).max(64),
    endsOn: dayField,
    confirm: z.literal('on').optional(),
  }),
])
const STATES = ['active', 'invited', 'declined', 'ended'] as const

export const loader = async ({ context: { app, actor }, request }: LoaderFunctionArgs) => {
  const entries = await rosterDesk(app, deskFor(loggedIn({ actor }, request), 'roster.manage', request))
  return { today: dayOf(app.now()), entries }
}

export const action = async ({ context: { app, actor: who }, request }: ActionFunctionArgs) => {
  const actor = loggedIn({ actor: who }, request)
  const organisation = deskFor(actor, 'roster.manage', request)
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const wish = parsed.value
  if (wish.intent === 'invite') {
    const invited = await inviteToRoster(app, actor.personId, organisation, wish)
    return invited.ok
      ? redirect(deskAddress(request, '/platform/roster', { done: 'invited' }))
      : refusedForm(invited.refusal, typed, {}, invited.detail)
  }
  if (wish.confirm !== 'on') return refusedForm('confirm-needed', typed)
  const ended = await endRosterEntry(
    app,
    actor.personId,
    organisation,
    asId<'roster-entry'>(wish.entry) ?? notFound(),
    wish.endsOn,
  )
  return ended.ok
    ? redirect(deskAddress(request, '/platform/roster', { done: 'ended' }))
    : refusedForm(ended.refusal, typed, {}, ended.detail)
}

export default function Roster() {
  const { today, entries } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTranslations('platform.roster')
  const words = useRefusal()
  const inviting = refused?.typed.intent === 'invite' ? refused : undefined
  const fault = (field: string) => (inviting?.fields[field] ? words(inviting.fields[field]) : undefined)
  const done = search.get('done')
  return (
    <main id="main" className="page">
      <h1>{t('title')}</h1>
      <p className="note">{t('lead')}</p>
      {!refused && (done === 'invited' || done === 'ended') && (
        <p className="notice good" role="status">
          {t(done)}
        </p>
      )}
      {!inviting && <Refusal code={refused?.refusal} detail={refused?.detail} />}
      {entries.length === 0 && <p>{t('empty')}</p>}
      {STATES.map((state) => {
        const those = entries.filter((entry) => entry.state === state)
        if (those.length === 0) return null
        return (
          <section key={state} className="mt-6">
            <h2>
              {t(`states.${state}`)} <span className="note num">{those.length}</span>
            </h2>
            <RosterTable entries={those} today={today} />
          </section>
        )
      })}
      <section className="sheet mt-8" style={{ maxWidth: '34rem' }}>
        <h2>{t('invite')}</h2>
        <p className="note">{t('inviteHint')}</p>
        <Form method="post" className="stack" key={done === 'invited' ? entries.length : 'new'}>
          {inviting && <Refusal code={inviting.refusal} detail={inviting.detail} />}
          <Field
            name="number"
            label={t('number')}
            className="num"
            autoComplete="off"
            required
            fault={fault('number')}
            defaultValue={inviting?.typed.number}
          />
          <Field
            name="name"
            label={t('name')}
            autoComplete="off"
            required
            fault={fault('name')}
            defaultValue={inviting?.typed.name}
          />
          <Field
            name="startsOn"
            type="date"
            label={t('startsOn')}
            required
            fault={fault('startsOn')}
            defaultValue={inviting?.typed.startsOn ?? today}
          />
          <p>
            <button className="btn" type="submit" name="intent" value="invite">
              {t('submit')}
            </button>
          </p>
        </Form>
      </section>
    </main>
  )
}
