import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { allow, loggedIn } from '#app/http/context.ts'
import { standingOf } from '#app/services/readiness.ts'
import { useTitle } from '#app/ui/lesson/named.tsx'
import { Facts, Mark } from '#app/ui/marks.tsx'
import { Strengths, usePercent } from '#app/ui/recall/strengths.tsx'
import { need } from '#app/words/need.ts'

await need('recall')

export const meta: MetaFunction = () => [{ title: '准备程度 Readiness · 明鉴' }]

/** One's own alone. */
export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'lesson.study', { personId: actor.personId })
  return standingOf(context.app, actor.personId)
}

type Loaded = Awaited<ReturnType<typeof loader>>

export default function Readiness() {
  const standing = useLoaderData<typeof loader>()
  const t = useTranslations('recall.readiness')
  const answered = standing.strengths.some((topic) => topic.answered > 0)
  return (
    <main id="main" className="page">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      {answered ? (
        <>
          <Estimate standing={standing} />
          <h2 className="mt-8">{t('strengths')}</h2>
          <Strengths of={standing.strengths} />
          <p>
            <Link className="btn quiet" to="/me/recall">
              {t('toRecall')}
            </Link>
          </p>
        </>
      ) : (
        <p>
          {t('empty')} <Link to="/courses">{t('toCourses')}</Link>
        </p>
      )}
    </main>
  )
}

function Estimate({ standing }: { standing: Loaded }) {
  const { readiness, strengths, neededPerTopic, cutHundredths, syllabus } = standing
  const t = useTranslations('recall.readiness')
  const title = useTitle()
  const percent = usePercent()
  const named = (topic: string) => {
    const known = strengths.find((s) => s.topic === topic)
    return known ? title(known) : topic
  }
  return (
    <section className="sheet stack" aria-labelledby="estimate">
      <h2 id="estimate" className="row" style={{ margin: 0 }}>
        {t('estimate')} <Mark tone="warn">{t('notPromise')}</Mark>
      </h2>
      {readiness.kind === 'too-few' ? (
        <div>
          <p style={{ marginTop: 0 }}>
            <b>{t('tooFew')}</b> {t('tooFewWhy', { needed: neededPerTopic })}
          </p>
          <ul>
            {readiness.lacking.map(({ topic, answered, needed }) => (
              <li key={topic}>{t('lacks', { topic: named(topic), count: needed - answered })}</li>
            ))}
          </ul>
        </div>
      ) : (
        <>
          <p style={{ margin: 0 }}>{t(`verdict.${readiness.cut}`)}</p>
          <Facts
            of={[
              [
                t('expected'),
                <b key="expected" className="num">
                  {percent(readiness.expected)}
                </b>,
              ],
              [
                t('range'),
                <span key="range" className="num">
                  {t('rangeIs', { low: percent(readiness.low), high: percent(readiness.high) })}
                </span>,
              ],
              [
                t('cut'),
                <span key="cut" className="num">
                  {percent(cutHundredths)}
                </span>,
              ],
              [t('syllabus'), t('version', { version: syllabus })],
            ]}
          />
          <Range low={readiness.low} high={readiness.high} cut={cutHundredths} />
          <details>
            <summary>{t('byTopic')}</summary>
            <ul>
              {readiness.topics.map(({ topic, share }) => (
                <li key={topic} className="num">
                  {named(topic)}: {percent(share)}
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
      <details>
        <summary>{t('method')}</summary>
        {(['methodData', 'methodPrior', 'methodScore', 'methodRange', 'methodLimit'] as const).map((sentence) => (
          <p key={sentence}>{t(sentence)}</p>
        ))}
      </details>
    </section>
  )
}

/** The range on a scale from nothing to full marks, with the cut score as a line. All of it stands in the facts above. */
function Range({ low, high, cut }: { low: number; high: number; cut: number }) {
  return (
    <div className="bar" aria-hidden="true">
      <i style={{ left: `${low / 100}%`, right: `${100 - high / 100}%` }} />
      <u style={{ left: `${cut / 100}%` }} />
    </div>
  )
}
