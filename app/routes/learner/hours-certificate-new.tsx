import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { statedHours } from '#app/domain/learning/hours-statement.ts'
import { allow, loggedIn } from '#app/http/context.ts'
import { refusedForm } from '#app/http/forms.ts'
import { tooMany } from '#app/http/limits.ts'
import { makeHoursCertificate, ownHoursCertificates } from '#app/services/hours-certificate.ts'
import { Refusal } from '#app/ui/field.tsx'
import { minutesOf } from '#app/ui/lesson/named.tsx'
import { Facts, When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('recall')

export const meta: MetaFunction = () => [{ title: '我的学时证明 My certificates of study hours · 明鉴' }]

/** What the next certificate would say, and those already made: one's own alone. */
export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'hours.read', { personId: actor.personId })
  return ownHoursCertificates(context.app, actor.personId)
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'hours.read', { personId: actor.personId })
  const wait = await context.limits.spend('study', actor.personId)
  if (wait) throw tooMany(wait)
  const made = await makeHoursCertificate(context.app, actor.personId)
  return made.ok ? redirect(`/hours/${made.value.code}`, 303) : refusedForm(made.refusal, {}, {}, made.detail)
}

type Loaded = Awaited<ReturnType<typeof loader>>

export default function OwnHoursCertificates() {
  const own = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useTranslations('recall.make')
  return (
    <main id="main" className="page reading">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      {own.statement ? (
        <Next statement={own.statement} leftToday={own.leftToday} perDay={own.perDay} />
      ) : (
        <p>
          {t('none')} <Link to="/courses">{t('toCourses')}</Link>
        </p>
      )}
      <h2 className="mt-8">{t('made')}</h2>
      {own.made.length === 0 ? (
        <p>{t('empty')}</p>
      ) : (
        <table className="lists">
          <thead>
            <tr>
              {(['code', 'hours', 'period', 'issuedAt', 'pdf'] as const).map((column) => (
                <th scope="col" key={column}>
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="num">
            {own.made.map(({ code, issuedAt, facts }) => (
              <tr key={code}>
                <td data-label={t('code')}>
                  <Link to={`/hours/${code}`}>{code}</Link>
                </td>
                <td data-label={t('hours')}>
                  {t('hoursIs', { hours: statedHours(facts), minutes: minutesOf(facts.seconds) })}
                </td>
                <td data-label={t('period')}>{t('periodIs', { from: facts.from, to: facts.to })}</td>
                <td data-label={t('issuedAt')}>
                  <When at={issuedAt} />
                </td>
                <td data-label={t('pdf')}>
                  <a href={`/hours/${code}/pdf`} aria-label={`PDF ${code}`}>
                    {t('pdf')}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>
        <Link to="/me/hours">{t('back')}</Link>
      </p>
    </main>
  )
}

/** The facts before they are frozen, so that nobody makes what they did not mean. */
function Next({
  statement,
  leftToday,
  perDay,
}: {
  statement: NonNullable<Loaded['statement']>
  leftToday: number
  perDay: number
}) {
  const t = useTranslations('recall.make')
  const sending = useNavigation().state === 'submitting'
  const { name, documentMasked, from, to, seconds, done, of } = statement
  return (
    <section className="sheet stack" aria-labelledby="next">
      <h2 id="next" style={{ margin: 0 }}>
        {t('now')}
      </h2>
      <Facts
        of={[
          [
            t('name'),
            <span key="name" lang="zh-CN">
              {name}
            </span>,
          ],
          [
            t('document'),
            <span key="document" className="num">
              {documentMasked}
            </span>,
          ],
          [
            t('period'),
            <span key="period" className="num">
              {t('periodIs', { from, to })}
            </span>,
          ],
          [
            t('hours'),
            <b key="hours" className="num">
              {t('hoursIs', { hours: statedHours(statement), minutes: minutesOf(seconds) })}
            </b>,
          ],
          [t('lessons'), t('lessonsDone', { done, of })],
        ]}
      />
      <p className="notice" style={{ margin: 0 }}>
        {t('final')}
      </p>
      <Form method="post">
        <button className="btn final" type="submit" disabled={leftToday === 0} aria-disabled={sending || undefined}>
          {t('submit')}
        </button>
      </Form>
      <p className="note" style={{ margin: 0 }}>
        {t('left', { left: leftToday, perDay })}
      </p>
    </section>
  )
}
