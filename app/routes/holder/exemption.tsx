import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { CONDITIONS } from '#app/domain/exemption/claim.ts'
import { dayOf, parseDay } from '#app/domain/instant.ts'
import { allow, loggedIn } from '#app/http/context.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { tooMany } from '#app/http/limits.ts'
import { submitClaim } from '#app/services/exemption.ts'
import { claimForm, ownClaims } from '#app/services/exemption-desk.ts'
import { EVIDENCE_PURPOSES, MAX_EVIDENCE_BYTES, type EvidenceFile } from '#app/services/uploads.ts'
import { ClaimForm } from '#app/ui/exemption/claim-form.tsx'
import { ClaimMark, useNameOf } from '#app/ui/exemption/claim-parts.tsx'
import { When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('exemption')

export const meta: MetaFunction = () => [{ title: '免予培训考核 Exemption · 明鉴' }]

const day = z.string().transform((text, context) => {
  const read = parseDay(text)
  if (read) return read
  context.addIssue({ code: 'custom', message: 'day' })
  return z.NEVER
})
const schema = z.object({
  organisationId: z.string().max(64),
  broadcasterId: z.string().max(64),
  series: z.string().max(64),
  title: z.string().min(1).max(100),
  titleCertificate: z.string().min(1).max(100),
  titleObtainedOn: day,
  post: z.string().min(1).max(100),
  reviewingSince: day,
  appliedPersonally: z.literal('on').optional(),
})

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  const form = await claimForm(context.app)
  return {
    form: {
      ...form,
      ownAssociation: form.associations.find((one) => one.region === actor.region)?.id,
      purposes: EVIDENCE_PURPOSES,
      megabytes: MAX_EVIDENCE_BYTES / 1024 / 1024,
      today: dayOf(context.app.now()),
    },
    claims: await ownClaims(context.app, actor.personId),
  }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'claim.submit', { personId: actor.personId })
  const wait = await context.limits.spend('upload', context.address)
  if (wait) throw tooMany(wait)
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const { appliedPersonally, ...input } = parsed.value
  const result = await submitClaim(
    context.app,
    actor.personId,
    { ...input, appliedPersonally: appliedPersonally === 'on' },
    await filesIn(form),
  )
  if (!result.ok)
    return refusedForm(
      result.refusal,
      typed,
      { [String(result.detail?.field ?? 'form')]: result.refusal },
      result.detail,
    )
  const { claimId, notes } = result.value
  return redirect(
    `/me/exemption/${claimId}?submitted=1${notes.includes('national-prefix') ? '&noted=national-prefix' : ''}`,
  )
}

/** A field left empty comes as a file without a name. */
async function filesIn(form: FormData): Promise<EvidenceFile[]> {
  const files: EvidenceFile[] = []
  for (const purpose of EVIDENCE_PURPOSES) {
    const file = form.get(purpose)
    if (file === null || typeof file === 'string' || (file.name === '' && file.size === 0)) continue
    files.push({ purpose, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  }
  return files
}

const OPEN = ['unconfirmed', 'undecided', 'split']

export default function Exemption() {
  const { form, claims } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useTranslations('exemption.apply')
  const words = useTranslations('exemption')
  const nameOf = useNameOf()
  return (
    <main id="main" className="page reading stack">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <p className="row">
        <Link to="/regulations/guangfa-2012-53#4-3">{t('article')}</Link>
        <Link to="/handbook/exemption">{t('handbook')}</Link>
      </p>
      <section>
        <h2>{t('four')}</h2>
        <ol>
          {CONDITIONS.map((condition) => (
            <li key={condition} className="mt-2">
              <b>{words(`conditions.${condition}`)}</b>
              <div className="note">{t(`fourNotes.${condition}`)}</div>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{t('mine')}</h2>
        {claims.length === 0 ? (
          <p className="note">{t('none')}</p>
        ) : (
          <ul className="list">
            {claims.map((claim) => (
              <li key={claim.id}>
                <div className="row">
                  <Link to={`/me/exemption/${claim.id}`}>{nameOf(claim.association)}</Link>
                  <span className="push">
                    <ClaimMark state={claim.state} />
                  </span>
                </div>
                <div className="note">
                  <span lang="zh-CN">{claim.title}</span> · {words('facts.submittedAt')} <When at={claim.submittedAt} />
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="stack">
        <h2>{t('form')}</h2>
        {claims.some((claim) => OPEN.includes(claim.state)) && <p className="notice warn">{t('openAlready')}</p>}
        {form.associations.length === 0 && <p className="notice warn">{t('noAssociation')}</p>}
        <p className="note">{t('formLead')}</p>
        <ClaimForm {...form} refused={refused} />
      </section>
    </main>
  )
}
