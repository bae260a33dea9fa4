import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { parseNumber } from '#app/domain/certificate/number.ts'
import { logPage, registerKey } from '#app/services/register.ts'
import { ProofVerifier } from '#app/ui/certificate/proof-verifier.tsx'
import { Field } from '#app/ui/field.tsx'
import { Facts, When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('register', 'status')

export const meta: MetaFunction = () => [{ title: '登记簿 Register · 明鉴' }]

export const loader = async ({ context: { app }, request }: LoaderFunctionArgs) => {
  const wanted = new URL(request.url).searchParams.get('index') ?? ''
  const { head, entries, newer, older } = await logPage(app, /^\d{1,15}$/.test(wanted) ? Number(wanted) : null)
  const key = await registerKey(app)
  return {
    head: { size: head.size, root: head.root, signedAt: head.signedAt, origin: key.split('+')[0] ?? '' },
    key,
    // A snapshot of a platform's headcount has an id of its own and its proof at the platform's desk.
    entries: entries.map((entry) => ({
      ...entry,
      proof: parseNumber(entry.number).ok ? `/register/proofs/${entry.number}?event=${entry.index}` : null,
    })),
    newer,
    older,
  }
}

const FILES = ['checkpoint', 'key', 'tiles', 'entries', 'proofs'] as const
const PATH = {
  checkpoint: '/register/checkpoint',
  key: '/register/key',
  tiles: '/register/tile/<L>/<N>[.p/<W>]',
  entries: '/register/tile/entries/<N>[.p/<W>]',
  proofs: '/register/proofs/<SH-…>',
}
const STEPS = ['one', 'two', 'three', 'four', 'five', 'six'] as const

export default function Register() {
  const { head, key, entries, newer, older } = useLoaderData<typeof loader>()
  const root = useRouteLoaderData('root') as { nonce: string } | undefined
  const t = useTranslations('register')
  const s = useTranslations('status.event')
  // The browser hides a nonce from scripts: an empty one on its side is no difference worth a warning.
  const nonce = typeof document === 'undefined' ? root?.nonce : ''
  return (
    <main id="main" className="page wrap-break-word">
      <h1>{t('title')}</h1>
      <p style={{ maxWidth: 'var(--measure)' }}>{t('lead')}</p>
      <div className="two mt-6">
        <section className="sheet stack">
          <h2>{t('head.title')}</h2>
          <Facts
            of={[
              [
                t('head.size'),
                <span className="num" key="size">
                  {head.size}
                </span>,
              ],
              [
                t('head.root'),
                <code className="note break-all" key="root">
                  {head.root}
                </code>,
              ],
              [
                t('head.signedAt'),
                <span className="[&_time]:whitespace-normal" key="at">
                  <When at={head.signedAt} zone />
                </span>,
              ],
              [
                t('head.origin'),
                <code className="note break-all" key="origin">
                  {head.origin}
                </code>,
              ],
            ]}
          />
          <p className="row">
            <a className="btn quiet" href="/register/checkpoint">
              {t('head.checkpoint')}
            </a>
            <a className="btn quiet" href="/register/key">
              {t('head.key')}
            </a>
          </p>
        </section>
        <section>
          <h2>{t('files.title')}</h2>
          <ul className="list">
            {FILES.map((file) => (
              <li key={file}>
                <code className="break-all">{PATH[file]}</code>
                <div className="note">{t(`files.${file}`)}</div>
              </li>
            ))}
          </ul>
        </section>
      </div>

      <h2 className="mt-8 mb-2" id="entries">
        {t('latest.title')}
      </h2>
      {entries.length === 0 ? (
        <p>{t('latest.none')}</p>
      ) : (
        <>
          <table className="lists num">
            <thead>
              <tr>
                <th>{t('latest.index')}</th>
                <th>{t('latest.event')}</th>
                <th>{t('latest.number')}</th>
                <th>{t('latest.at')}</th>
                <th>{t('latest.proof')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map(({ index, event, number, at, proof }) => (
                <tr key={index}>
                  <td data-label={t('latest.index')}>{index}</td>
                  <td data-label={t('latest.event')}>{s(event)}</td>
                  <td data-label={t('latest.number')}>{number}</td>
                  <td data-label={t('latest.at')}>
                    <When at={at} />
                  </td>
                  <td data-label={t('latest.proof')}>{proof ? <a href={proof}>{t('latest.getProof')}</a> : '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="row mt-4">
            {newer !== null && (
              <>
                <Link to="/register#entries">{t('latest.newest')}</Link>
                <Link to={`/register?index=${newer}#entries`}>{t('latest.newer')}</Link>
              </>
            )}
            {older !== null && <Link to={`/register?index=${older}#entries`}>{t('latest.older')}</Link>}
            <Form method="get" action="/register#entries" className="row push items-end">
              <Field
                name="index"
                label={t('latest.jump')}
                type="number"
                min={0}
                max={head.size - 1}
                className="num"
                required
              />
              <button className="btn quiet" type="submit">
                {t('latest.go')}
              </button>
            </Form>
          </div>
        </>
      )}

      <ProofVerifier verifierKey={key} nonce={nonce} />
      <section className="mt-8">
        <h2 className="mb-2">{t('verifier.steps.title')}</h2>
        <ol className="prose">
          {STEPS.map((step) => (
            <li key={step}>{t(`verifier.steps.${step}`)}</li>
          ))}
        </ol>
      </section>
    </main>
  )
}
