import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { Verdict } from '#app/domain/certificate/certificate.ts'
import { parseNumber } from '#app/domain/certificate/number.ts'
import { may } from '#app/http/authorise.ts'
import { loggedIn } from '#app/http/context.ts'
import { certificatesOfAssociation } from '#app/services/certificates.ts'
import { associations } from '#app/services/organisations.ts'
import { StatusMark } from '#app/ui/certificate/status-mark.tsx'
import { Field, SelectField, useRefusal } from '#app/ui/field.tsx'
import { need } from '#app/words/need.ts'

await need('status', 'verify')

export const meta: MetaFunction = () => [{ title: '证书 Certificates · 明鉴' }]

const VERDICTS: readonly Verdict[] = ['valid', 'not-yet-valid', 'suspended', 'expired', 'revoked', 'withdrawn']

/** The certificates of an association: an officer's own, or for the supervising authority one of its province. */
export const loader = async ({ context: { app, ...context }, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  const seen = (await associations(app)).filter(({ id, region }) =>
    may(actor, 'certificate.see', { organisationId: id, region }),
  )
  const query = new URL(request.url).searchParams
  const here = seen.find(({ id }) => id === query.get('organisation')) ?? seen[0]
  if (!here) throw new Response('not-allowed', { status: 403 })
  const number = parseNumber(query.get('number') ?? '')
  if (number.ok) throw redirect(`/association/certificates/${number.value.number}`)
  const verdict = VERDICTS.find((one) => one === query.get('status'))
  const after = parseNumber(query.get('after') ?? '')
  const { certificates, next } = await certificatesOfAssociation(app, here.id, {
    verdict,
    after: after.ok ? after.value.number : undefined,
  })
  return {
    organisation: here.id,
    organisations: seen,
    verdict: verdict ?? null,
    first: !after.ok,
    next,
    mistyped: query.get('number')?.trim() ? query.get('number') : null,
    certificates: certificates.map(({ number, holderName, route, issuedOn, status: { verdict, validUntil } }) => ({
      number,
      holderName,
      route,
      issuedOn,
      validUntil,
      verdict,
    })),
  }
}

export default function Certificates() {
  const { organisation, organisations, verdict, first, next, mistyped, certificates } = useLoaderData<typeof loader>()
  const t = useTranslations('verify.desk')
  const words = useRefusal()
  const s = useTranslations('status')
  const page = `?organisation=${organisation}${verdict ? `&status=${verdict}` : ''}`
  return (
    <main id="main" className="page wrap-break-word">
      <h1>{t('list.title')}</h1>
      <p>{t('list.lead')}</p>
      <div className="row items-end mt-4">
        <Form method="get" className="row items-end">
          {organisations.length > 1 ? (
            <SelectField
              name="organisation"
              label={t('association')}
              defaultValue={organisation}
              options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : (
            <input type="hidden" name="organisation" value={organisation} />
          )}
          <SelectField
            name="status"
            label={t('status')}
            defaultValue={verdict ?? ''}
            options={[
              { value: '', label: t('list.all') },
              ...VERDICTS.map((one) => ({ value: one, label: s(`verdict.${one}`) })),
            ]}
          />
          <button className="btn quiet" type="submit">
            {t('list.filter')}
          </button>
        </Form>
        <Form method="get" className="row items-end">
          <input type="hidden" name="organisation" value={organisation} />
          <Field
            name="number"
            label={t('list.find')}
            className="num"
            autoComplete="off"
            required
            defaultValue={mistyped ?? ''}
            fault={mistyped ? words('certificate-number-malformed') : undefined}
          />
          <button className="btn quiet" type="submit">
            {t('list.open')}
          </button>
        </Form>
      </div>
      {certificates.length === 0 ? (
        <p className="mt-6">{verdict ? t('list.noneSuch') : t('list.none')}</p>
      ) : (
        <table className="lists mt-6">
          <thead>
            <tr>
              <th>{t('number')}</th>
              <th>{t('name')}</th>
              <th>{t('route')}</th>
              <th>{t('issuedOn')}</th>
              <th>{t('until')}</th>
              <th>{t('status')}</th>
            </tr>
          </thead>
          <tbody>
            {certificates.map((row) => (
              <tr key={row.number}>
                <td data-label={t('number')} className="num">
                  <Link to={`/association/certificates/${row.number}`}>{row.number}</Link>
                </td>
                <td data-label={t('name')} lang="zh-CN">
                  {row.holderName}
                </td>
                <td data-label={t('route')}>{s(`route.${row.route}`)}</td>
                <td data-label={t('issuedOn')} className="num">
                  {row.issuedOn}
                </td>
                <td data-label={t('until')} className="num">
                  {row.validUntil}
                </td>
                <td data-label={t('status')}>
                  <span>
                    <StatusMark verdict={row.verdict} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="row mt-4">
        {!first && <Link to={page}>{t('list.first')}</Link>}
        {next && <Link to={`${page}&after=${next}`}>{t('list.more')}</Link>}
      </p>
    </main>
  )
}
