import { Form, Link, useNavigation } from '@remix-run/react'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useTitle } from '../lesson/named.tsx'
import { Mark, When } from '../marks.tsx'
import type { AskedFacts, ToldFacts } from './facts.ts'
import { useDigits } from './keys.ts'

/** What an answer is for: the question, and the state of its card as it was asked. */
function Guard({ of: { key, due, reps } }: { of: AskedFacts }) {
  return (
    <>
      <input type="hidden" name="question" value={key} />
      <input type="hidden" name="due" value={due} />
      <input type="hidden" name="reps" value={reps} />
    </>
  )
}

/** One question of the day, to be answered. The server grades. */
export function Question({ asked, n }: { asked: AskedFacts; n: number }) {
  const t = useTranslations('recall.ask')
  const title = useTitle()
  const part = useRef<HTMLElement>(null)
  useDigits(part, `${asked.key} ${asked.reps}`)
  const sending = useNavigation().state === 'submitting'
  return (
    <section className="case" ref={part} tabIndex={-1} aria-labelledby="asked">
      <header className="row">
        <span id="asked">
          {t('heading', { n })} · {t(asked.kind)}
        </span>
        <span>
          {t('from')} <Link to={`/courses/${asked.lesson.id}`}>{title(asked.lesson)}</Link>
        </span>
        {asked.missed && (
          <span className="push">
            <Mark tone="warn">{t('missed')}</Mark>
          </span>
        )}
      </header>
      <div>
        {/* Another question is another form: nothing of the last one stays chosen. */}
        <Form method="post" className="stack" key={`${asked.key} ${asked.reps}`}>
          <Guard of={asked} />
          <fieldset className="stack" style={{ gap: '.5rem' }}>
            <legend lang="zh-CN" className="mb-2">
              {asked.stem}
            </legend>
            {useOptions(asked).map(({ id, label }, i) => (
              <label className="choice" key={id}>
                <input
                  type={asked.kind === 'multiple' ? 'checkbox' : 'radio'}
                  name="answer"
                  value={id}
                  data-digit={i + 1}
                  required={asked.kind !== 'multiple'}
                />
                <span lang={asked.kind === 'true-false' ? undefined : 'zh-CN'}>{label}</span>
              </label>
            ))}
          </fieldset>
          <p style={{ margin: 0 }}>
            <button className="btn" type="submit" data-enter aria-disabled={sending || undefined}>
              {t(sending ? 'sending' : 'submit')}
            </button>
          </p>
        </Form>
      </div>
    </section>
  )
}

/** Right or wrong and why; a right answer waits for the learner to say how hard it was. */
export function Told({ told, more }: { told: ToldFacts; more: boolean }) {
  const t = useTranslations('recall.told')
  const { asked, response, correct, rated, choices } = told
  const part = useRef<HTMLElement>(null)
  useDigits(part, `${asked.key} ${asked.reps} told`)
  const options = useOptions(asked)
  const label = (id: string) => options.find((option) => option.id === id)?.label ?? id
  return (
    <section className="case" ref={part} tabIndex={-1} aria-labelledby="told">
      <div className="stack">
        <p lang="zh-CN">{asked.stem}</p>
        <div className={correct ? 'notice good' : 'notice warn'}>
          <p style={{ marginTop: 0 }}>
            <b id="told">{t(correct ? 'right' : 'wrong')}</b>
          </p>
          {asked.kind === 'true-false' ? (
            <p>{t('keyIs', { key: told.key.map(label).join('') })}</p>
          ) : (
            <ul className="list" aria-label={t('options')}>
              {options.map(({ id, label }) => (
                <li key={id} style={{ padding: '.4rem 0' }}>
                  <span className="row" style={{ gap: '.5rem' }}>
                    <b lang="zh-CN">{label}</b>
                    {told.key.includes(id) && <Mark tone="good">{t('key')}</Mark>}
                    {response.includes(id) && <Mark tone="plain">{t('yours')}</Mark>}
                  </span>
                  <span lang="zh-CN">{told.why[id]}</span>
                </li>
              ))}
            </ul>
          )}
          <p style={{ marginBottom: 0 }}>
            <b>{t('explanation')}</b> <span lang="zh-CN">{told.explanation}</span>
          </p>
        </div>
        {choices && <Rate told={told} choices={choices} />}
        {rated && (
          <>
            <p style={{ margin: 0 }}>
              {t('again')} <When at={rated.due} zone />
            </p>
            <p className="row" style={{ margin: 0 }}>
              <Link className="btn" to="/me/recall" data-enter data-first>
                {t(more ? 'next' : 'finish')}
              </Link>
              <Link to={`/courses/${asked.lesson.id}`}>{t('lesson')}</Link>
            </p>
          </>
        )}
      </div>
    </section>
  )
}

const RATINGS = [
  ['hard', 2],
  ['good', 3],
  ['easy', 4],
] as const

/** How hard it was to recall. Not said, it is not noted; what most people mean comes first under Enter. */
function Rate({ told: { asked, response }, choices }: { told: ToldFacts; choices: NonNullable<ToldFacts['choices']> }) {
  const t = useTranslations('recall.told')
  const sending = useNavigation().state === 'submitting'
  return (
    <Form method="post" className="stack">
      <Guard of={asked} />
      {response.map((id) => (
        <input type="hidden" name="answer" value={id} key={id} />
      ))}
      <fieldset>
        <legend className="mb-2">
          <b>{t('how')}</b> <span className="note">{t('why')}</span>
        </legend>
        <div className="row">
          {RATINGS.map(([word, rating], i) => (
            <span key={word} className="stack" style={{ gap: '.2rem' }}>
              <button
                className={word === 'good' ? 'btn' : 'btn quiet'}
                type="submit"
                name="rating"
                value={rating}
                data-digit={i + 1}
                {...(word === 'good' ? { 'data-enter': true, 'data-first': true } : {})}
                aria-describedby={`back-${word}`}
                aria-disabled={sending || undefined}
              >
                {t(word)}
              </button>
              <span className="note" id={`back-${word}`}>
                {t('back')} <When at={choices[word]} />
              </span>
            </span>
          ))}
        </div>
      </fieldset>
    </Form>
  )
}

/** The options as they are read; a statement has two. */
function useOptions(asked: AskedFacts): { id: string; label: string }[] {
  const t = useTranslations('recall.ask')
  if (asked.kind === 'true-false')
    return [
      { id: 'true', label: t('yes') },
      { id: 'false', label: t('no') },
    ]
  return asked.options.map(({ id, text }) => ({ id, label: `${id.toUpperCase()}. ${text}` }))
}
