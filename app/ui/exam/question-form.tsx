import { type RefObject, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Response, ServedItem } from '#app/domain/exam/item.ts'
import { Question } from './question.tsx'
import type { Places } from './response.ts'
import type { Entry } from './sheet-state.ts'

/** The form's id: buttons elsewhere on the page post it where no script runs. */
export const FORM = 'question'

export interface QuestionFormProps {
  readonly item: ServedItem
  readonly items: readonly ServedItem[]
  readonly entry: Entry | undefined
  readonly deadline: string
  readonly live: boolean
  readonly frozen: boolean
  readonly flagged: boolean
  readonly form: RefObject<HTMLFormElement>
  readonly heading: RefObject<HTMLHeadingElement>
  readonly onChange: (response: Response) => void
  readonly onFlag: () => void
  readonly onGo: (slot: number) => void
}

/** One question with its situation and its buttons; a plain form where no script runs. */
export function QuestionForm({ item, items, entry, deadline, live, frozen, flagged, form, heading, onChange, onFlag, onGo }: QuestionFormProps) {
  const t = useTranslations('exam.player')
  const kinds = useTranslations('exam.kinds')
  const [drafts, setDrafts] = useState<Readonly<Record<number, Places>>>({})
  const response = entry?.response ?? null
  const parts = item.group ? items.filter(({ group }) => group?.id === item.group?.id) : []
  return (
    <div className={item.group ? 'grid items-start gap-6 lg:grid-cols-2' : ''}>
      {item.group && (
        <section className="case m-0" aria-label={t('situation')}>
          <header>{t('situation')}</header>
          <div lang="zh-CN"><p>{item.group.situation}</p></div>
        </section>
      )}
      <form
        id={FORM}
        ref={form}
        method="post"
        autoComplete="off"
        className="stack"
        onSubmit={(event) => {
          if (!live) return
          event.preventDefault()
          const { submitter } = event.nativeEvent as SubmitEvent
          onGo(submitter instanceof HTMLButtonElement && submitter.value === 'previous' ? item.slot - 1 : item.slot + 1)
        }}
      >
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="q" value={item.slot} />
        <input type="hidden" name="revision" value={(entry?.revision ?? 0) + 1} />
        <h2 id="question-title" ref={heading} tabIndex={-1} className="note m-0" style={{ fontFamily: 'var(--sans)', fontWeight: 400 }}>
          {t('question', { slot: item.slot })} · {kinds(item.kind)} · {t('of', { all: items.length })}
          {item.group && ` · ${t('caseOf', { part: parts.findIndex((one) => one.slot === item.slot) + 1, of: parts.length })}`}
        </h2>
        <Question
          key={item.slot}
          item={item}
          response={response}
          disabled={frozen}
          onChange={onChange}
          draft={drafts[item.slot]}
          onDraft={(places) => setDrafts(({ [item.slot]: _, ...rest }) => (places ? { ...rest, [item.slot]: places } : rest))}
        />
        <div className="row">
          <button className="btn quiet" type="submit" name="go" value="previous" disabled={item.slot === 1}>{t(live ? 'previous' : 'savePrevious')}</button>
          <button className="btn" type="submit" name="go" value="next" disabled={live && item.slot === items.length}>{live ? t('next') : t(item.slot === items.length ? 'saveHere' : 'saveNext')}</button>
          {live && (
            <span className="row push">
              {response !== null && <button className="btn quiet" type="button" disabled={frozen} onClick={() => onChange(null)}>{t('clear')}</button>}
              <button className="btn quiet" type="button" aria-pressed={flagged} onClick={onFlag}>{t(flagged ? 'unflag' : 'flag')}</button>
            </span>
          )}
        </div>
        {!live && <PlainNote deadline={deadline} />}
      </form>
    </div>
  )
}

function PlainNote({ deadline }: { deadline: string }) {
  const t = useTranslations('exam.player')
  const format = useFormatter()
  return <noscript><p className="note">{t('plainNote', { time: format.dateTime(new Date(deadline), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }) })}</p></noscript>
}
