import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { asId } from '#app/domain/ids.ts'
import { dayOf } from '#app/domain/instant.ts'
import { loggedIn, notFound } from '#app/http/context.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { consentToRoster, declineRoster, leaveRoster, rosterOfPerson } from '#app/services/roster.ts'
import { Refusal } from '#app/ui/field.tsx'
import { InvitationSheet, OwnEntries } from '#app/ui/platform/invitation.tsx'
import { dayField } from '../platform/day-field.ts'
import { need } from '#app/words/need.ts'

await need('platform', 'status')

export const meta: MetaFunction = () => [{ title: '在岗名册邀请 Roster invitations · 明鉴' }]

const common = { entry: z.string().min(1).max(64), confirm: z.literal('on').optional() }
const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('consent'), ...common }),
  z.object({ intent: z.literal('decline'), ...common }),
  z.object({ intent: z.literal('leave'), endsOn: dayField, ...common }),
])

/** The asker's own entries, at every platform. */
export const loader = async ({ context: { app, actor }, request }: LoaderFunctionArgs) => ({
  today: dayOf(app.now()),
  entries: await rosterOfPerson(app, loggedIn({ actor }, request).personId),
})

export const action = async ({ context: { app, actor }, request }: ActionFunctionArgs) => {
  const { personId } = loggedIn({ actor }, request)
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const said = parsed.value
  if (said.confirm !== 'on' && said.intent !== 'decline')
    return refusedForm(said.intent === 'consent' ? 'consent-not-ticked' : 'confirm-needed', typed)
  const id = asId<'roster-entry'>(said.entry) ?? notFound()
  const result =
    said.intent === 'consent'
      ? await consentToRoster(app, personId, id)
      : said.intent === 'decline'
        ? await declineRoster(app, personId, id)
        : await leaveRoster(app, personId, id, said.endsOn)
  return result.ok ? redirect(`/me/roster?done=${said.intent}`) : refusedForm(result.refusal, typed, {}, result.detail)
}

const DONE = { consent: 'consented', decline: 'declined', leave: 'left' } as const

export default function OwnRoster() {
  const { today, entries } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTranslations('platform.own')
  const done = Object.entries(DONE).find(([intent]) => intent === search.get('done'))?.[1]
  const waiting = entries.filter(({ state }) => state === 'invited')
  const others = entries.filter(({ state }) => state !== 'invited')
  return (
    <main id="main" className="page">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      {!refused && done && (
        <p className="notice good" role="status">
          {t(done)}
        </p>
      )}
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      {entries.length === 0 && <p>{t('empty')}</p>}
      {waiting.length > 0 && <h2>{t('waiting')}</h2>}
      <div className="stack">
        {waiting.map((entry) => (
          <InvitationSheet key={entry.id} entry={entry} />
        ))}
      </div>
      {others.length > 0 && (
        <>
          <h2 className="mt-8">{t('history')}</h2>
          <OwnEntries entries={others} today={today} />
        </>
      )}
    </main>
  )
}
