import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { parseDay } from '#app/domain/instant.ts'
import { MAKINGS, parseWan, TRIGGERS } from '#app/domain/staffing/micro-drama.ts'
import { statusOf } from '#app/http/refusals.ts'
import { microDramaClass, microDramaFacts } from '#app/services/tools.ts'
import { MicroDramaAnswer, MicroDramaFields, type MicroDramaShown } from '#app/ui/lesson/micro-drama.tsx'
import { useDay } from '#app/ui/lesson/named.tsx'
import { need } from '#app/words/need.ts'

await need('components', 'learn')

export const meta: MetaFunction = () => [{ title: '微短剧分类 Micro-drama classes · 明鉴' }]

/** Asked by its address, so that an answer can be kept and passed on; nobody need be known. */
export const loader = ({ context: { app }, request }: LoaderFunctionArgs) => {
  const query = new URL(request.url).searchParams
  const text = (name: string) => (query.get(name) ?? '').trim().slice(0, 40)
  const facts = microDramaFacts(app)
  const typed = {
    on: query.has('on') ? text('on') : facts.today,
    wan: text('wan'),
    making: MAKINGS.find((making) => making === text('making')) ?? ('live' as const),
    triggers: TRIGGERS.filter((trigger) => query.getAll('trigger').includes(trigger)),
  }
  const shown = (more: Partial<MicroDramaShown>) =>
    data(
      { facts, typed, answer: null, refusal: null, faults: [], ...more },
      { status: more.refusal ? statusOf(more.refusal) : 200 },
    )
  if (!query.has('on') && !query.has('wan')) return shown({})
  const [on, yuan] = [parseDay(typed.on), typed.wan === '' ? null : parseWan(typed.wan)]
  if (!on || yuan === undefined)
    return shown({
      refusal: 'field-missing-or-malformed',
      faults: [...(on ? [] : ['on' as const]), ...(yuan === undefined ? ['wan' as const] : [])],
    })
  const answer = microDramaClass(app, { making: typed.making, yuan, triggers: typed.triggers }, on)
  return answer.ok ? shown({ answer: answer.value }) : shown({ refusal: answer.refusal })
}

export default function MicroDramaClassPage() {
  const { facts, ...of } = useLoaderData<typeof loader>()
  const t = useTranslations('components.drama')
  const day = useDay()
  const back = useTranslations('learn.regulation')
  return (
    <main id="main" className="page tool">
      <h1>{t('title')}</h1>
      <p style={{ maxWidth: 'var(--measure)' }}>{t('lead')}</p>
      <div className="two mt-6">
        <Form method="get" className="sheet stack noprint">
          <MicroDramaFields of={of} specialThemes={facts.specialThemes} />
        </Form>
        <div>{of.answer && <MicroDramaAnswer of={of.answer} />}</div>
      </div>
      <p className="note mt-6">
        {t('table', { day: day(facts.version) })} <Link to="/regulations">{back('back')}</Link>
      </p>
    </main>
  )
}
