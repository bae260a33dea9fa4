import { useTranslations } from 'use-intl'
import type { Response, ServedItem, ServedText } from '#app/domain/exam/item.ts'
import { chosenOf, orderOf, paired, pairsOf, placed, type Places, placesOf, toggled } from './response.ts'

export interface QuestionProps {
  readonly item: ServedItem
  readonly response: Response
  readonly disabled: boolean
  readonly onChange: (response: Response) => void
  /** An ordering that is not complete yet: it cannot be saved and is kept here. */
  readonly draft: Places | undefined
  readonly onDraft: (places: Places | undefined) => void
}

/** One item's stem and its controls. Named so that the same controls post without JavaScript. */
export function Question(props: QuestionProps) {
  const t = useTranslations('exam.player')
  const { item, disabled } = props
  return (
    <fieldset className="stack m-0 min-w-0 border-0 p-0" style={{ gap: '.6rem' }} disabled={disabled}>
      <legend className="p-0" style={{ fontSize: 'var(--t-l)', marginBottom: '.4rem' }}>
        <span lang="zh-CN">{item.stem}</span> <span className="note">{t(`hints.${item.kind}`)}</span>
      </legend>
      <Controls {...props} />
    </fieldset>
  )
}

function Controls(props: QuestionProps) {
  switch (props.item.kind) {
    case 'single':
    case 'multiple':
      return <Choices {...props} />
    case 'true-false':
      return <TrueFalse {...props} />
    case 'ordering':
      return <Ordering {...props} />
    case 'matching':
      return <Matching {...props} />
  }
}

function Choices({ item, response, onChange }: QuestionProps) {
  const chosen = chosenOf(response)
  const several = item.kind === 'multiple'
  return (item.options ?? []).map(({ id, text }) => (
    <label className="choice" key={id}>
      <input
        type={several ? 'checkbox' : 'radio'}
        name="response"
        value={id}
        checked={chosen.includes(id)}
        onChange={(event) => onChange(several ? toggled(response, id, event.target.checked) : id)}
      />
      <span lang="zh-CN">{text}</span>
    </label>
  ))
}

function TrueFalse({ response, onChange }: QuestionProps) {
  const t = useTranslations('exam.player')
  return [true, false].map((value) => (
    <label className="choice" key={String(value)}>
      <input type="radio" name="response" value={String(value)} checked={response === value} onChange={() => onChange(value)} />
      {t(value ? 'true' : 'false')}
    </label>
  ))
}

function Ordering({ item, response, draft, onChange, onDraft }: QuestionProps) {
  const t = useTranslations('exam.player')
  const options = item.options ?? []
  const places = draft ?? placesOf(response)
  const put = (id: string, place: number) => {
    const next = placed(places, id, place)
    const order = orderOf(options, next)
    onDraft(order === undefined ? next : undefined)
    if (order !== undefined) onChange(order)
  }
  return (
    <>
      {options.map(({ id, text }) => (
        <Row key={id} id={id} text={text} value={String(places[id] ?? '')} onChange={(value) => put(id, Number(value))}>
          {options.map((_, i) => ({ id: String(i + 1), text: t('place', { n: i + 1 }) }))}
        </Row>
      ))}
      {draft && <p className="notice warn m-0" role="status">{t('orderOpen')}</p>}
    </>
  )
}

function Matching({ item, response, onChange }: QuestionProps) {
  const pairs = pairsOf(response)
  return (item.options ?? []).map(({ id, text }) => (
    <Row key={id} id={id} text={text} value={pairs[id] ?? ''} chinese onChange={(target) => onChange(paired(response, id, target))}>
      {item.targets ?? []}
    </Row>
  ))
}

interface RowProps {
  readonly id: string
  readonly text: string
  readonly value: string
  readonly chinese?: boolean
  readonly onChange: (value: string) => void
  readonly children: readonly ServedText[]
}

/** An option with a select beside it. */
function Row({ id, text, value, chinese = false, onChange, children }: RowProps) {
  const t = useTranslations('exam.player')
  return (
    <label className="choice items-center flex-wrap">
      <span className="min-w-40 flex-1" lang="zh-CN">{text}</span>
      <select
        className="max-w-full border border-line bg-paper px-2 py-1.5"
        style={{ borderRadius: 'var(--r)', borderColor: 'var(--edge)' }}
        name={`option-${id}`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t('choose')}</option>
        {children.map((choice) => <option key={choice.id} value={choice.id} lang={chinese ? 'zh-CN' : undefined}>{choice.text}</option>)}
      </select>
    </label>
  )
}
