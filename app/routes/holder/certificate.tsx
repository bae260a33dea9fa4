import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { loggedIn, notFound } from '#app/http/context.ts'
import { certificateOfHolder } from '#app/services/certificates.ts'
import certificateStyles from '#app/ui/certificate/certificate.css?url'
import { History } from '#app/ui/certificate/history.tsx'
import { CertificateSheet } from '#app/ui/certificate/sheet.tsx'
import { StatusMark } from '#app/ui/certificate/status-mark.tsx'
import { Facts } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('status', 'verify')

export const meta: MetaFunction = () => [
  { title: '我的证书 My certificate · 明鉴' },
  { name: 'robots', content: 'noindex' },
]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: certificateStyles }]

/** The holder's own certificate; another's is not there. */
export const loader = async ({ context, params, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  const own = await certificateOfHolder(context.app, actor.personId, params.number ?? '')
  if (!own) notFound()
  const { number, holderName, route, issuerName, issuedOn, status, events } = own.certificate
  return {
    title: context.app.catalogue.certificate.title,
    certificate: { number, holderName, route, issuerName, issuedOn, status, events },
    opening: own.opening,
    verifyAt: `${context.app.publicUrl}/verify`,
  }
}

export default function Certificate() {
  const { title, certificate, opening, verifyAt } = useLoaderData<typeof loader>()
  const t = useTranslations('verify.mine')
  const words = useTranslations('verify')
  const s = useTranslations('status')
  const { number, holderName, route, issuerName, status, events } = certificate
  const { verdict, since, validFrom, validUntil } = status
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(opening, null, 2))}`
  return (
    <main id="main" className="page wrap-break-word">
      <div className="noprint">
        <h1 className="mb-3">{t('title')}</h1>
        {verdict === 'not-yet-valid' && (
          <p className="notice warn" role="alert">
            {t('notYet', { day: validFrom })}
          </p>
        )}
        {verdict !== 'valid' && verdict !== 'not-yet-valid' && (
          <div className="notice seal" role="alert">
            <b>{t('notInForce', { verdict: s(`verdict.${verdict}`), day: since })}</b>
            <div>{s(`meaning.${verdict}`)}</div>
          </div>
        )}
        <p className="note">{t('print')}</p>
      </div>
      <CertificateSheet {...certificate} title={title} verifyAt={verifyAt} />
      <div className="noprint">
        <div className="two mt-8">
          <section className="sheet">
            <Facts
              of={[
                [t('status'), <StatusMark key="status" verdict={verdict} />],
                [
                  t('number'),
                  <span className="num" key="number">
                    {number}
                  </span>,
                ],
                [
                  t('holder'),
                  <span lang="zh-CN" key="holder">
                    {holderName}
                  </span>,
                ],
                [t('route'), s(`route.${route}`)],
                [
                  t('issuer'),
                  <span lang="zh-CN" key="issuer">
                    {issuerName}
                  </span>,
                ],
                [
                  t('term'),
                  <span className="num" key="term">
                    {words('answer.termValue', { from: validFrom, until: validUntil })}
                  </span>,
                ],
                [
                  t('verifyAt'),
                  <Link key="verify" to="/verify" className="break-all">
                    {verifyAt}
                  </Link>,
                ],
              ]}
            />
          </section>
          <section className="sheet">
            <h2>{t('opening')}</h2>
            <p>{t('openingText')}</p>
            <p className="row">
              <a className="btn quiet" href={file} download={`${number}-opening.json`}>
                {t('download')}
              </a>
              <a href={`/register/proofs/${number}`}>{t('proof')}</a>
              <Link to="/register#verifier">{t('checkProof')}</Link>
            </p>
          </section>
        </div>
        <h2 className="mt-8 mb-2">{t('history')}</h2>
        <History number={number} events={events} />
        {(verdict === 'suspended' || verdict === 'revoked') && (
          <p className="note">
            {t('appeal')} <Link to="/handbook/appeals">{t('appealHow')}</Link>
          </p>
        )}
      </div>
    </main>
  )
}
