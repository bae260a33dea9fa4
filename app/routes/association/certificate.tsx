import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { parseDay } from '#app/domain/instant.ts'
import { may } from '#app/http/authorise.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { certificateByNumber, certificateForDesk, changeCertificate } from '#app/services/certificates.ts'
import { History } from '#app/ui/certificate/history.tsx'
import { StatusMark } from '#app/ui/certificate/status-mark.tsx'
import { Field, Refusal, TextField, Tick, useRefusal } from '#app/ui/field.tsx'
import { Facts } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('status', 'verify')

export const meta: MetaFunction = () => [{ title: '证书 Certificate · 明鉴' }]

const CHANGES = ['suspended', 'reinstated', 'revoked', 'withdrawn'] as const

/** Reading a certificate is noted in the audit trail by the service. */
export const loader = async ({ context, params, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  const found = await certificateForDesk(context.app, actor, params.number ?? '', (of) =>
    may(actor, 'certificate.see', of),
  )
  if (!found) notFound()
  const { personId: _, organisationId, deciders, events, ...certificate } = found
  const query = new URL(request.url).searchParams
  return {
    ...certificate,
    events: events.map((event, i) => ({ ...event, by: deciders[i] ?? '' })),
    mayChange: may(actor, 'certificate.change', { organisationId }),
    chosen: found.changes.find(({ kind, refusal }) => refusal === null && kind === query.get('change'))?.kind ?? null,
    done: CHANGES.find((kind) => kind === query.get('done')) ?? null,
  }
}

const schema = z.object({
  kind: z.enum(CHANGES),
  reason: z.string().trim().max(2000),
  effectiveOn: z
    .string()
    .refine((text) => text === '' || parseDay(text) !== undefined)
    .optional(),
  yes: z.literal('on').optional(),
})

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  const certificate = await certificateByNumber(context.app, params.number ?? '')
  if (
    !certificate ||
    !may(actor, 'certificate.see', { organisationId: certificate.organisationId, region: certificate.region })
  )
    notFound()
  allow(actor, 'certificate.change', { organisationId: certificate.organisationId })
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const { kind, reason, effectiveOn, yes } = parsed.value
  if (!reason) return refusedForm('reason-missing', typed, { reason: 'reason-missing' })
  if (!yes) return refusedForm('confirmation-missing', typed, { yes: 'confirmation-missing' })
  const changed = await changeCertificate(context.app, actor, certificate.number, {
    kind,
    reason,
    effectiveOn: parseDay(effectiveOn ?? '') ?? null,
  })
  if (!changed.ok)
    return refusedForm(
      changed.refusal,
      typed,
      changed.refusal === 'effective-in-the-past' ? { effectiveOn: changed.refusal } : {},
      changed.detail,
    )
  return redirect(`/association/certificates/${certificate.number}?done=${kind}`)
}

export default function Certificate() {
  const certificate = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useTranslations('verify.desk')
  const words = useRefusal()
  const s = useTranslations('status')
  const v = useTranslations('verify.answer')
  const { number, holderName, route, issuerName, issuedOn, status, events, changes, mayChange, chosen, done } =
    certificate
  const here = `/association/certificates/${number}`
  const fault = (field: string) => (refused?.fields[field] ? words(refused.fields[field]) : undefined)
  return (
    <main id="main" className="page wrap-break-word">
      <h1 className="num">{t('one.title', { number })}</h1>
      {done && !refused && (
        <p className="notice good" role="status">
          {t('one.done', { event: s(`event.${done}`) })}
        </p>
      )}
      <div className="two mt-6">
        <section className="sheet">
          <h2 className="mb-3">{t('one.facts')}</h2>
          <Facts
            of={[
              [
                t('status'),
                <span key="status">
                  <StatusMark verdict={status.verdict} />{' '}
                  <span className="note num">{v('since', { day: status.since })}</span>
                </span>,
              ],
              [
                t('name'),
                <span lang="zh-CN" key="name">
                  {holderName}
                </span>,
              ],
              [t('route'), s(`route.${route}`)],
              [
                v('issuer'),
                <span lang="zh-CN" key="issuer">
                  {issuerName}
                </span>,
              ],
              [
                t('issuedOn'),
                <span className="num" key="issued">
                  {issuedOn}
                </span>,
              ],
              [
                v('term'),
                <span className="num" key="term">
                  {v('termValue', { from: status.validFrom, until: status.validUntil })}
                </span>,
              ],
            ]}
          />
          <p>{s(`meaning.${status.verdict}`)}</p>
        </section>
        <section className="sheet stack" id="change">
          <h2>{chosen ? t('one.confirm', { change: t(`one.change.${chosen}`) }) : t('one.changes')}</h2>
          <Refusal code={refused?.refusal} detail={refused?.detail} />
          {!mayChange ? (
            <p>{t('one.notYours')}</p>
          ) : chosen ? (
            <Form method="post" action={`${here}?change=${chosen}#change`} className="stack">
              <input type="hidden" name="kind" value={chosen} />
              <p>{t(`one.about.${chosen}`)}</p>
              <TextField
                name="reason"
                label={t('one.reason')}
                hint={t('one.reasonHint')}
                fault={fault('reason')}
                required
                maxLength={2000}
                defaultValue={refused?.typed.reason}
              />
              <Field
                name="effectiveOn"
                type="date"
                label={t('one.effective')}
                hint={t('one.effectiveHint')}
                fault={fault('effectiveOn')}
                defaultValue={refused?.typed.effectiveOn}
              />
              <Tick name="yes" label={t('one.yes', { name: holderName })} fault={fault('yes')} required />
              <div className="row">
                <button className="btn final" type="submit">
                  {t('one.submit')}
                </button>
                <Link to={here}>{t('one.cancel')}</Link>
              </div>
            </Form>
          ) : (
            <>
              <p>{t('one.changesLead')}</p>
              <ul className="list">
                {changes.map(({ kind, refusal }) => (
                  <li key={kind}>
                    <div className="row">
                      <b>{t(`one.change.${kind}`)}</b>
                      {refusal === null && (
                        <Link className="push" to={`${here}?change=${kind}#change`}>
                          {t('one.choose')}
                          <span className="sr-only"> {t(`one.change.${kind}`)}</span>
                        </Link>
                      )}
                    </div>
                    <div className="note">
                      {t(`one.about.${kind}`)}
                      {refusal !== null && <> {words(refusal)}</>}
                    </div>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      </div>
      <h2 className="mt-8 mb-2">{t('one.events')}</h2>
      <History number={number} events={events} />
    </main>
  )
}
