import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { may } from '#app/http/authorise.ts'
import { allow, loggedIn } from '#app/http/context.ts'
import { readForm, type FormRefusal } from '#app/http/forms.ts'
import { tooMany } from '#app/http/limits.ts'
import { statusOf } from '#app/http/refusals.ts'
import type { Refused } from '#app/domain/result.ts'
import { ENTRY_STATES } from '#app/services/bank.ts'
import {
  confirmImport,
  EXPORTS,
  previewAgain,
  previewImport,
  readDefaults,
  type Preview as PreviewOf,
} from '#app/services/exchange/exchange.ts'
import { MAX_FILE_BYTES, MAX_ITEMS } from '#app/services/exchange/found.ts'
import { Defaults } from '#app/ui/exchange/defaults.tsx'
import { Preview } from '#app/ui/exchange/preview.tsx'
import { TakeOut } from '#app/ui/exchange/take-out.tsx'
import { Field, Refusal, useRefusal } from '#app/ui/field.tsx'
import { need } from '#app/words/need.ts'

await need('exchange', 'exam', 'bank')

export const meta: MetaFunction = () => [
  { title: '导入题目 Import items · 明鉴' },
  { name: 'robots', content: 'noindex' },
]

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'item.propose')
  const topics = context.app.catalogue.topics.map(({ id, title, titleEn }) => ({ id, title, titleEn }))
  return {
    topics,
    megabytes: MAX_FILE_BYTES / 1024 / 1024,
    items: MAX_ITEMS,
    formats: EXPORTS,
    states: ENTRY_STATES,
    maySee: may(actor, 'item.see'),
  }
}

/** What the page shows next: a preview, what was done, or why not; with what was typed. */
type Answer = {
  readonly preview?: PreviewOf | undefined
  readonly done?: { readonly itemIds: readonly string[]; readonly left: number } | undefined
  readonly refused?: FormRefusal | undefined
  readonly typed: Readonly<Record<string, string>>
  readonly chosen: Readonly<Record<string, string>>
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { app } = context
  const actor = loggedIn(context, request)
  allow(actor, 'item.propose')
  const wait = await context.limits.spend('upload', context.address)
  if (wait) throw tooMany(wait)
  const { form, typed } = await readForm(request)
  const chosen = categoriesIn(form)
  const answer = (more: Partial<Answer>) =>
    data<Answer>({ typed, chosen, ...more }, { status: more.refused ? statusOf(more.refused.refusal) : 200 })
  const no = ({ refusal, detail }: Refused<string>, field = 'form', preview?: PreviewOf) =>
    answer({ preview, refused: { refusal, detail, fields: { [field]: refusal }, typed } })

  const sealed = String(form.get('file-sealed') ?? '')
  const { topic = '', level = '', articles = '', from = '', facility = '', unknownAsNew } = typed
  const defaults = readDefaults(app, {
    topic,
    level,
    articles,
    from,
    facility,
    unknownAsNew: unknownAsNew === 'on',
    categories: chosen,
  })
  if (!defaults.ok) {
    const nothing = readDefaults(app, {
      topic: '',
      level: '',
      articles: '',
      from: '',
      facility: '',
      unknownAsNew: false,
      categories: {},
    })
    const before = sealed && nothing.ok ? await previewAgain(app, actor.personId, sealed, nothing.value) : undefined
    return no(defaults, String(defaults.detail?.field), before?.ok ? before.value : undefined)
  }
  if (!sealed) {
    const file = form.get('file')
    if (file === null || typeof file === 'string' || (file.size === 0 && file.name === ''))
      return no({ ok: false, refusal: 'import-file-missing' }, 'file')
    const read = await previewImport(
      app,
      actor.personId,
      { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
      defaults.value,
    )
    return read.ok ? answer({ preview: read.value }) : no(read, 'file')
  }
  if (form.get('intent') === 'confirm') {
    const done = await confirmImport(app, actor.personId, sealed, {
      defaults: defaults.value,
      onlyGood: typed.onlyGood === 'on',
      reason: typed.reason ?? '',
    })
    if (done.ok) return answer({ done: done.value })
    const again = await previewAgain(app, actor.personId, sealed, defaults.value)
    return no(
      done,
      done.refusal === 'import-faults' ? 'onlyGood' : done.refusal === 'bank-reason-needed' ? 'reason' : 'form',
      again.ok ? again.value : undefined,
    )
  }
  const again = await previewAgain(app, actor.personId, sealed, defaults.value)
  return again.ok ? answer({ preview: again.value }) : no(again)
}

/** The topics chosen for the file's own drawers: two lists of fields, side by side. */
function categoriesIn(form: FormData): Record<string, string> {
  const topics = form.getAll('categoryTopic').map(String)
  return Object.fromEntries(form.getAll('category').map((name, i) => [String(name), topics[i] ?? '']))
}

export default function ImportItems() {
  const { topics, megabytes, items, formats, states, maySee } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useTranslations('exchange')
  const bank = useTranslations('bank')
  const tell = useRefusal()
  const { preview, done, refused, typed = {}, chosen = {} } = answer ?? {}
  return (
    <main id="main" className="page stack">
      <h1 className="m-0">{t('title')}</h1>
      <p className="m-0">{t('lead')}</p>
      <p className="note m-0">
        {t('author')} <Link to="/association/items">{bank('back')}</Link>
      </p>
      {done ? (
        <section className="notice good" role="status">
          <h2>{t('done.title')}</h2>
          <p>
            {t('done.lead', { count: done.itemIds.length })} {done.left > 0 && t('done.left', { count: done.left })}
          </p>
          <details open={done.itemIds.length <= 30}>
            <summary>{t('done.items')}</summary>
            <ul className="row list-none p-0">
              {done.itemIds.map((id) => (
                <li key={id}>
                  <Link className="num" to={`/association/items/${id}`}>
                    {id}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
          <p>
            <Link to="/association/items/import" reloadDocument>
              {t('done.more')}
            </Link>
          </p>
        </section>
      ) : preview ? (
        // Another preview is another form, with its own values.
        <Preview
          key={`${preview.fileName} ${preview.sealed.slice(-20)}`}
          preview={preview}
          topics={topics}
          typed={typed}
          chosen={chosen}
          refused={refused}
        />
      ) : (
        <>
          <Form method="post" encType="multipart/form-data" className="stack sheet">
            <Refusal code={refused?.refusal} detail={refused?.detail} />
            <h2 className="m-0">{t('upload.title')}</h2>
            <Field
              name="file"
              type="file"
              required
              label={t('upload.file')}
              hint={refused && !refused.fields.file ? t('upload.again') : t('upload.hint', { megabytes, items })}
              fault={refused?.fields.file ? tell(refused.fields.file, refused.detail) : undefined}
            />
            <Defaults topics={topics} typed={typed} refused={refused} />
            <p className="m-0">
              <button className="btn" type="submit" name="intent" value="preview">
                {t('upload.submit')}
              </button>
            </p>
          </Form>
          <section className="sheet">
            <h2 className="mt-0">{t('template.title')}</h2>
            <p>{t('template.lead')}</p>
            <p className="row m-0">
              <a href="/association/items/export?template=xlsx" download>
                {t('template.xlsx')}
              </a>
              <a href="/association/items/export?template=csv" download>
                {t('template.csv')}
              </a>
            </p>
          </section>
          {maySee && <TakeOut topics={topics} formats={formats} states={states} />}
        </>
      )}
    </main>
  )
}
