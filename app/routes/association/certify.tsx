import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import { z } from 'zod'
import { parseNumber } from '#app/domain/certificate/number.ts'
import { may } from '#app/http/authorise.ts'
import { loggedIn } from '#app/http/context.ts'
import { deskFor, desksOf } from '#app/http/desk.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { basisFrom, basisText, earnedAt, issueCertificate } from '#app/services/certificates.ts'
import { DeskSwitch } from '#app/ui/certificate/desk-switch.tsx'
import { Refusal, Tick, useRefusal } from '#app/ui/field.tsx'
import { Facts, Mark } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('status', 'verify')

export const meta: MetaFunction = () => [{ title: '发证 Certify · 明鉴' }]

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  const organisation = deskFor(actor, 'certificate.issue', request)
  const query = new URL(request.url).searchParams
  const waiting = (await earnedAt(context.app, actor, organisation)).map(({ basis, ...one }) => ({
    ...one,
    basis: basisText(basis),
    route: basis.route,
  }))
  const issued = parseNumber(query.get('issued') ?? '')
  return {
    organisation,
    organisations: desksOf(actor, ['association']).filter(({ id }) =>
      may(actor, 'certificate.issue', { organisationId: id }),
    ),
    waiting,
    chosen: query.get('basis'),
    issued: issued.ok ? issued.value.number : null,
  }
}

const schema = z.object({ basis: z.string().max(200), yes: z.literal('on').optional() })

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  const organisation = deskFor(actor, 'certificate.issue', request)
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  const basis = parsed.ok ? basisFrom(parsed.value.basis) : undefined
  if (!parsed.ok || !basis) return refusedForm('field-missing-or-malformed', typed)
  if (!parsed.value.yes) return refusedForm('confirmation-missing', typed, { yes: 'confirmation-missing' })
  const issued = await issueCertificate(context.app, actor, basis)
  if (!issued.ok) return refusedForm(issued.refusal, typed, {}, issued.detail)
  return redirect(`/association/certify?organisation=${organisation}&issued=${issued.value}`)
}

export default function Certify() {
  const { organisation, organisations, waiting, chosen, issued } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useTranslations('verify.desk')
  const words = useRefusal()
  const s = useTranslations('status')
  const format = useFormatter()
  const here = `/association/certify?organisation=${organisation}`
  const one = waiting.find(({ basis, refusal }) => basis === chosen && refusal === null)
  const marks = (hundredths: number) => format.number(hundredths / 100)
  const mark = (of: { total: number; max: number } | null) =>
    of ? t('certify.markValue', { total: marks(of.total), max: marks(of.max) }) : t('certify.noMark')
  return (
    <main id="main" className="page wrap-break-word">
      <h1>{t('certify.title')}</h1>
      <DeskSwitch organisations={organisations} chosen={organisation} />
      <p style={{ maxWidth: 'var(--measure)' }}>{t('certify.lead')}</p>
      {issued && (
        <p className="notice good" role="status">
          {t('certify.done')} <b className="num">{issued}</b>{' '}
          <Link to={`/association/certificates/${issued}`}>{t('certify.see')}</Link>
        </p>
      )}
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      {chosen && !one && !issued && !refused && (
        <p className="notice warn" role="status">
          {t('certify.gone')}
        </p>
      )}

      {one ? (
        <section className="sheet stack mt-6" style={{ maxWidth: '40rem' }}>
          <h2>{t('certify.confirm')}</h2>
          <Facts
            of={[
              [
                t('name'),
                <b lang="zh-CN" key="name">
                  {one.name}
                </b>,
              ],
              [t('route'), s(`route.${one.route}`)],
              [
                t('certify.basis'),
                <span lang="zh-CN" key="on">
                  {one.on}
                </span>,
              ],
              [
                t('certify.mark'),
                <span className="num" key="mark">
                  {mark(one.mark)}
                </span>,
              ],
            ]}
          />
          <p>{t('certify.confirmLead')}</p>
          <Form method="post" action={here} className="stack">
            <input type="hidden" name="basis" value={one.basis} />
            <Tick name="yes" label={t('certify.yes')} required />
            <div className="row">
              <button className="btn final" type="submit">
                {t('certify.submit')}
              </button>
              <Link to={here}>{t('certify.cancel')}</Link>
            </div>
          </Form>
        </section>
      ) : waiting.length === 0 ? (
        <p className="mt-6">{t('certify.none')}</p>
      ) : (
        <table className="lists mt-6">
          <thead>
            <tr>
              <th>{t('name')}</th>
              <th>{t('route')}</th>
              <th>{t('certify.basis')}</th>
              <th>{t('certify.mark')}</th>
              <th>{t('certify.why')}</th>
            </tr>
          </thead>
          <tbody>
            {waiting.map((row) => (
              <tr key={row.basis}>
                <td data-label={t('name')} lang="zh-CN">
                  {row.name}
                </td>
                <td data-label={t('route')}>{s(`route.${row.route}`)}</td>
                <td data-label={t('certify.basis')} lang="zh-CN">
                  {row.on}
                </td>
                <td data-label={t('certify.mark')} className="num">
                  {mark(row.mark)}
                </td>
                <td data-label={t('certify.why')}>
                  {row.refusal === null ? (
                    <Link className="btn quiet" to={`${here}&basis=${encodeURIComponent(row.basis)}`}>
                      {t('certify.select')}
                    </Link>
                  ) : (
                    <div>
                      <Mark tone="warn">{t('certify.blocked')}</Mark>
                      <div className="note">
                        {words(row.refusal)}{' '}
                        {row.standing && (
                          <Link className="num" to={`/association/certificates/${row.standing}`}>
                            {t('certify.standing', { number: row.standing })}
                          </Link>
                        )}
                      </div>
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  )
}
