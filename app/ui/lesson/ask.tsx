import { Form, Link, useNavigation } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Refusal } from '../field.tsx'
import { Mark } from '../marks.tsx'
import { type AskedQuestion, type Feedback, useLessonFacts } from './facts.tsx'

/** A question within the text. The server grades; what is right comes back only with an answer, and one may try again. */
export function Ask({ id }: { id?: string }) {
  const t = useTranslations('learn.ask')
  const { questions, feedback, answering, path, refused } = useLessonFacts()
  const language = useLocale()
  const navigation = useNavigation()
  const question = questions.find((q) => q.id === id)
  if (!question) return <p className="notice warn">{t('gone')}</p>
  const told = feedback[question.id]
  const sending = navigation.state !== 'idle' && navigation.formData?.get('question') === question.id
  return (
    <section className="case" id={`q-${question.id}`} lang={language}>
      <header className="row">
        <span>
          {t('heading', { n: questions.indexOf(question) + 1 })} · {t(question.kind)}
        </span>
        {told && (
          <span className="push">
            <Mark tone={told.solved ? 'good' : 'warn'}>{t(told.solved ? 'solved' : 'unsolved')}</Mark>
          </span>
        )}
      </header>
      <div>
        <Form method="post" action={`${path}#q-${question.id}`} preventScrollReset className="stack">
          <input type="hidden" name="intent" value="answer" />
          <input type="hidden" name="question" value={question.id} />
          <fieldset disabled={answering !== 'yes'} className="stack" style={{ gap: '.5rem' }}>
            <legend lang="zh-CN" className="mb-2">
              {question.stem}
            </legend>
            <Choices of={question} chosen={told?.response ?? []} />
          </fieldset>
          {refused?.question === question.id && <Refusal code={refused.code} />}
          {answering === 'yes' && (
            <p style={{ margin: 0 }}>
              <button className="btn" type="submit" aria-disabled={sending || undefined}>
                {t(sending ? 'sending' : told ? 'again' : 'submit')}
              </button>
            </p>
          )}
          {answering === 'log-in' && (
            <p className="note" style={{ margin: 0 }}>
              <Link to={`/login?redirectTo=${encodeURIComponent(`${path}#q-${question.id}`)}`}>{t('logIn')}</Link>
            </p>
          )}
        </Form>
        <div role="status">{told && <Told question={question} told={told} />}</div>
      </div>
    </section>
  )
}

/** The options as they are chosen from: one, or several. */
function Choices({ of, chosen }: { of: AskedQuestion; chosen: readonly string[] }) {
  const words = useOptions(of)
  return (
    <>
      {words.map(({ id, label }) => (
        <label className="choice" key={id}>
          <input
            type={of.kind === 'multiple' ? 'checkbox' : 'radio'}
            name="answer"
            value={id}
            defaultChecked={chosen.includes(id)}
            required={of.kind !== 'multiple'}
          />
          <span lang={of.kind === 'true-false' ? undefined : 'zh-CN'}>{label}</span>
        </label>
      ))}
    </>
  )
}

/** Right or wrong, the explanation, and of every option why. */
function Told({ question, told }: { question: AskedQuestion; told: Feedback }) {
  const t = useTranslations('learn.ask')
  const options = useOptions(question)
  const label = (id: string) => options.find((option) => option.id === id)?.label ?? id
  return (
    <div className={told.correct ? 'notice good mt-4' : 'notice warn mt-4'}>
      <p style={{ marginTop: 0 }}>
        <b>{t(told.correct ? 'right' : told.solved ? 'wasSolved' : 'wrong')}</b>
      </p>
      {question.kind === 'true-false' && <p>{t('keyIs', { key: told.key.map(label).join('') })}</p>}
      {question.kind !== 'true-false' && (
        <ul className="list" aria-label={t('options')}>
          {options.map((option) => (
            <li key={option.id} style={{ padding: '.4rem 0' }}>
              <span className="row" style={{ gap: '.5rem' }}>
                <b>{option.letter}</b>
                {told.key.includes(option.id) && <Mark tone="good">{t('key')}</Mark>}
                {told.response.includes(option.id) && <Mark tone="plain">{t('yours')}</Mark>}
              </span>
              <span lang="zh-CN">{told.why[option.id]}</span>
            </li>
          ))}
        </ul>
      )}
      <p style={{ marginBottom: 0 }}>
        <b>{t('explanation')}</b> <span lang="zh-CN">{told.explanation}</span>
      </p>
    </div>
  )
}

/** Options with their letter; a statement has two. */
function useOptions(question: AskedQuestion): { id: string; letter: string; label: string }[] {
  const t = useTranslations('learn.ask')
  if (question.kind === 'true-false')
    return [
      { id: 'true', letter: '', label: t('yes') },
      { id: 'false', letter: '', label: t('no') },
    ]
  return question.options.map(({ id, text }) => ({
    id,
    letter: id.toUpperCase(),
    label: `${id.toUpperCase()}. ${text}`,
  }))
}
