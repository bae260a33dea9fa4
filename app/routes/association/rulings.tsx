import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { organisationsFor } from '#app/http/authorise.ts'
import { loggedIn } from '#app/http/context.ts'
import { rulingsAt } from '#app/services/ruling-desk.ts'
import { nationalAssociation } from '#app/services/syllabus.ts'
import { Field } from '#app/ui/field.tsx'
import { When } from '#app/ui/marks.tsx'
import { RulingMark } from '#app/ui/rulings/state.tsx'
import { need } from '#app/words/need.ts'

await need('rulings')

export const meta: MetaFunction = () => [{ title: '题目裁定 · 明鉴' }]

export const loader = async ({ context: { app, ...context }, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  const own = organisationsFor(actor, 'ruling.see')
  if (own.length === 0) throw new Response('not-allowed', { status: 403 })
  return {
    rulings: await rulingsAt(app, [...new Set([...own, nationalAssociation])]),
    proposes: organisationsFor(actor, 'ruling.propose').length > 0,
  }
}

export default function Rulings() {
  const { rulings, proposes } = useLoaderData<typeof loader>()
  const t = useTranslations('rulings')
  return (
    <main id="main" className="page stack">
      <h1>{t('title')}</h1>
      <p className="m-0">{t('lead')}</p>
      {rulings.length === 0 ? <p>{t('none')}</p> : (
        <table className="lists">
          <thead>
            <tr><th>{t('item')}</th><th>{t('type')}</th><th>{t('state')}</th><th>{t('proposed')}</th><th>{t('changes')}</th></tr>
          </thead>
          <tbody>
            {rulings.map(({ id, itemId, type, state, proposedBy, proposedAt, counts }) => (
              <tr key={id}>
                <td data-label={t('item')}><Link className="num" to={id}>{itemId}</Link></td>
                <td data-label={t('type')}>{t(`types.${type}`)}</td>
                <td data-label={t('state')}><RulingMark state={state} /></td>
                <td data-label={t('proposed')}>{t('by', { name: proposedBy })} <When at={proposedAt} /></td>
                <td data-label={t('changes')}>{t('counts', { graded: counts.graded, changed: counts.changed, gained: counts.gained, atStake: counts.atStake })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {proposes && (
        <Form method="get" action="new" className="sheet stack">
          <h2 className="m-0">{t('propose')}</h2>
          <Field name="item" label={t('itemId')} hint={t('itemHint')} required maxLength={64} />
          <div><button className="btn quiet" type="submit">{t('next')}</button></div>
        </Form>
      )}
    </main>
  )
}
