import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { asId } from '#app/domain/ids.ts'
import { organisationsFor } from '#app/http/authorise.ts'
import { loggedIn, notFound } from '#app/http/context.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { confirmEmployment } from '#app/services/exemption.ts'
import { claimsToConfirm } from '#app/services/exemption-desk.ts'
import { OnDay, useNameOf } from '#app/ui/exemption/claim-parts.tsx'
import { Refusal, Tick, useRefusal } from '#app/ui/field.tsx'
import { Facts, When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('exemption')

export const meta: MetaFunction = () => [{ title: '播出机构工作台 Broadcaster desk · 明鉴' }]

const schema = z.object({ claim: z.string().min(1).max(64), statement: z.literal('on').optional() })

/** The broadcasters for which the actor confirms; stops with 403 when there is none. */
function desk(actor: ReturnType<typeof loggedIn>) {
  const broadcasters = organisationsFor(actor, 'claim.confirm')
  if (broadcasters.length === 0) throw new Response('not-allowed', { status: 403 })
  return broadcasters
}

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  const claims = await claimsToConfirm(context.app, actor.personId, desk(actor))
  return {
    waiting: claims.filter((claim) => claim.confirmedAt === null),
    confirmed: claims.filter((claim) => claim.confirmedAt !== null),
  }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  desk(actor)
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const id = asId<'claim'>(parsed.value.claim) ?? notFound()
  if (parsed.value.statement !== 'on')
    return refusedForm('statement-missing', typed, { statement: 'statement-missing' })
  const result = await confirmEmployment(context.app, actor.personId, id)
  if (!result.ok) return refusedForm(result.refusal, typed)
  return redirect('/broadcaster?done=1')
}

export default function BroadcasterClaims() {
  const { waiting, confirmed } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTranslations('exemption.confirm')
  const words = useTranslations('exemption.facts')
  const refusals = useRefusal()
  const nameOf = useNameOf()
  return (
    <main id="main" className="page reading stack">
      <h1>{t('title')}</h1>
      <p>
        {t('lead')} {t('notOurs')}
      </p>
      {search.has('done') && !refused && (
        <p className="notice good" role="status">
          {t('done')}
        </p>
      )}
      <Refusal code={refused?.refusal} />
      <h2>{t('waiting')}</h2>
      {waiting.length === 0 ? (
        <p className="note">{t('none')}</p>
      ) : (
        <ul className="list">
          {waiting.map((claim) => (
            <li key={claim.id} className="stack">
              <h3>{claim.applicantName}</h3>
              <Facts
                of={[
                  [words('broadcaster'), nameOf(claim.broadcaster)],
                  [words('post'), claim.post],
                  [words('reviewingSince'), <OnDay key="since" day={claim.reviewingSince} />],
                  [words('association'), nameOf(claim.association)],
                  [words('submittedAt'), <When key="at" at={claim.submittedAt} />],
                ]}
              />
              {claim.own ? (
                <p className="notice warn">{t('own')}</p>
              ) : (
                <Form method="post" className="stack">
                  <input type="hidden" name="claim" value={claim.id} />
                  <Tick
                    name="statement"
                    label={t('statement')}
                    fault={
                      refused?.typed.claim === claim.id && refused.fields.statement
                        ? refusals('statement-missing')
                        : undefined
                    }
                    required
                  />
                  <div>
                    <button className="btn" type="submit" aria-label={`${t('submit')} ${claim.applicantName}`}>
                      {t('submit')}
                    </button>
                  </div>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
      {confirmed.length > 0 && (
        <section>
          <h2>{t('confirmedList')}</h2>
          <table className="lists">
            <thead>
              <tr>
                <th>{words('applicant')}</th>
                <th>{words('post')}</th>
                <th>{words('association')}</th>
                <th>{t('confirmedAt')}</th>
              </tr>
            </thead>
            <tbody>
              {confirmed.map((claim) => (
                <tr key={claim.id}>
                  <td data-label={words('applicant')}>{claim.applicantName}</td>
                  <td data-label={words('post')}>{claim.post}</td>
                  <td data-label={words('association')}>{nameOf(claim.association)}</td>
                  <td data-label={t('confirmedAt')}>{claim.confirmedAt && <When at={claim.confirmedAt} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </main>
  )
}
