import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Tick } from '../field.tsx'
import { Mark, When } from '../marks.tsx'

export interface KeyShown {
  readonly id: string
  readonly environment: 'live' | 'test'
  readonly label: string
  readonly scopes: readonly string[]
  readonly createdAt: string
  readonly lastUsedOn: string | null
  readonly state: 'inForce' | 'revoked' | 'expired'
}

/** A platform's keys, by the part of them that is no secret. */
export function KeyTable({ keys }: { keys: readonly KeyShown[] }) {
  const t = useTranslations('platform.keys')
  return (
    <table className="lists">
      <thead>
        <tr>
          {(['label', 'key', 'scopes', 'madeOn', 'lastUsed', 'state', 'act'] as const).map((head) => (
            <th key={head} scope="col">
              {t(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id}>
            <td data-label={t('label')}>{key.label}</td>
            <td data-label={t('key')}>
              <code className="num">
                mj_{key.environment}_{key.id}_…
              </code>
            </td>
            <td data-label={t('scopes')}>{key.scopes.join(' ')}</td>
            <td data-label={t('madeOn')}>
              <When at={key.createdAt} />
            </td>
            <td data-label={t('lastUsed')} className="num">
              {key.lastUsedOn ?? t('never')}
            </td>
            <td data-label={t('state')}>
              <Mark tone={key.state === 'inForce' ? 'good' : 'plain'}>{t(key.state)}</Mark>
            </td>
            <td data-label={t('act')}>
              {key.state === 'inForce' ? (
                <details>
                  <summary>
                    {t('revoke')}
                    <span className="sr-only"> {key.label}</span>
                  </summary>
                  <Form method="post" className="stack mt-2">
                    <input type="hidden" name="id" value={key.id} />
                    <Tick name="confirm" label={t('confirm')} required />
                    <p className="m-0">
                      <button className="btn final" type="submit" name="intent" value="revoke">
                        {t('revokeSubmit')}
                      </button>
                    </p>
                  </Form>
                </details>
              ) : (
                '—'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
