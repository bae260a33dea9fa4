import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { asId } from '#app/domain/ids.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { deskFor } from '#app/http/desk.ts'
import { readForm, refusedForm } from '#app/http/forms.ts'
import { previewToShow, rulingDraft, versionsToRule } from '#app/services/ruling-desk.ts'
import { checkRuling, proposeRuling } from '#app/services/rulings.ts'
import { Refusal } from '#app/ui/field.tsx'
import { askedIn, asRulingType, RULING_TYPES, type RulingType } from '#app/ui/rulings/fields.ts'
import { RulingForm } from '#app/ui/rulings/form.tsx'
import { PreviewSheet } from '#app/ui/rulings/preview.tsx'
import { SatVersion } from '#app/ui/rulings/version.tsx'
import { VersionsToRule } from '#app/ui/rulings/versions.tsx'
import { need } from '#app/words/need.ts'

await need('rulings', 'exam')

export const meta: MetaFunction = () => [{ title: '提出题目裁定 · 明鉴' }, { name: 'robots', content: 'noindex' }]

/** What the address names: `item` or `sitting` to choose from, `version` (a hash) to rule on, `type` of the ruling. */
const asked = (request: Request) => {
  const { searchParams } = new URL(request.url)
  const text = (name: string) => searchParams.get(name)?.trim() ?? ''
  return {
    itemId: asId<'item'>(text('item')) ?? '',
    sittingId: asId<'sitting'>(text('sitting')),
    hash: asId<'item-hash'>(text('version')),
    type: asRulingType(text('type')),
  }
}

export const loader = async ({ context: { app, ...context }, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'item.see')
  const organisationId = deskFor(actor, 'ruling.propose', request)
  const { itemId, sittingId, hash, type } = asked(request)
  if (hash) {
    const draft = (await rulingDraft(app, actor.personId, organisationId, hash)) ?? notFound()
    return { draft, type: type ?? null, versions: [] }
  }
  return { draft: null, type: null, versions: await versionsToRule(app, organisationId, sittingId ? { sittingId } : { itemId }) }
}

export const action = async ({ context: { app, ...context }, request }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'item.see')
  const organisationId = deskFor(actor, 'ruling.propose', request)
  const { hash, type } = asked(request)
  const { typed } = await readForm(request)
  const draft = hash && type && (await rulingDraft(app, actor.personId, organisationId, hash))
  if (!draft || !type) return notFound()
  const wish = { itemHash: draft.hash, effect: askedIn(draft.version, type, typed), reason: typed.reason ?? '' }
  if (typed.intent !== 'propose') {
    const checked = await checkRuling(app, actor.personId, organisationId, wish)
    if (!checked.ok) return refusedForm(checked.refusal, typed, {}, checked.detail)
    return data({ preview: await previewToShow(app, checked.value.preview), open: checked.value.open, typed } as const)
  }
  const proposed = await proposeRuling(app, actor.personId, organisationId, wish)
  if (!proposed.ok) return refusedForm(proposed.refusal, typed, proposed.refusal === 'ruling-reason-missing' ? { reason: proposed.refusal } : {}, proposed.detail)
  return redirect(`/association/rulings/${proposed.value}?submitted=1`)
}

export default function NewRuling() {
  const { draft, type, versions } = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  const t = useTranslations('rulings')
  const refused = posted && 'refusal' in posted ? posted : undefined
  return (
    <main id="main" className="page stack">
      <p className="noprint m-0"><Link to="/association/rulings">{t('back')}</Link></p>
      <h1>{t('new.title')}</h1>
      {!draft ? <VersionsToRule of={versions} /> : (
        <>
          <SatVersion version={draft.version} inForce={draft.inForce} />
          {draft.barred ? <Refusal code="ruling-national-holds" /> : (
            <>
              {draft.inForce && <p className="notice m-0">{t('new.already')}</p>}
              <Types chosen={type} />
              <Refusal code={refused?.refusal} detail={refused?.detail} />
              {posted && 'preview' in posted && (
                <>
                  <p className="notice good m-0" role="status">{t('new.checked')}</p>
                  <PreviewSheet preview={posted.preview} open={posted.open} />
                </>
              )}
              {type && <RulingForm key={type} version={draft.version} type={type} typed={posted?.typed} reasonFault={refused?.fields.reason} />}
            </>
          )}
        </>
      )}
    </main>
  )
}

function Types({ chosen }: { chosen: RulingType | null }) {
  const t = useTranslations('rulings')
  const [search] = useSearchParams()
  const to = (type: RulingType) => {
    const next = new URLSearchParams(search)
    next.set('type', type)
    return `?${next}`
  }
  return (
    <section className="stack">
      <h2 className="m-0">{t('new.chooseType')}</h2>
      <ul className="list">
        {RULING_TYPES.map((type) => (
          <li key={type} className="py-2">
            <Link to={to(type)} aria-current={type === chosen ? 'true' : undefined} preventScrollReset>{t(`types.${type}`)}</Link>{' '}
            <span className="note">{t(`typeLeads.${type}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
