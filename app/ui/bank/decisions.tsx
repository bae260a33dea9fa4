import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { TextField, Tick, useRefusal } from '../field.tsx'

type ActType = 'approve' | 'return' | 'withdraw' | 'hold' | 'release' | 'retire'
export interface OpenAct {
  readonly type: ActType
  readonly of: 'proposal' | 'content' | null
  /** The refusal that stands against it. */
  readonly why: string | null
}
interface Props {
  readonly acts: readonly OpenAct[]
  readonly seen: string
  readonly conflict: boolean
  /** Whether the wording that ships is the one that is examined now. */
  readonly shippedInUse: boolean
  readonly refused: { readonly typed: Readonly<Record<string, string>>; readonly fields: Readonly<Record<string, string>> } | undefined
}

/** The decisions open to this person, each a form of its own; and why one is not, where that is worth saying. */
export function Decisions({ acts, seen, conflict, shippedInUse, refused }: Props) {
  const t = useTranslations('bank.acts')
  if (acts.length === 0) return <p className="note">{t('none')}</p>
  return (
    <div className="stack">
      {acts.map((act) => <Decision key={`${act.type} ${act.of}`} act={act} seen={seen} name={nameOf(act, conflict, shippedInUse)} refused={refused} />)}
    </div>
  )
}

const NAMES = {
  'approve proposal': 'approveProposal', 'return proposal': 'returnProposal', 'approve content': 'approveContent', 'return content': 'returnContent',
  adopt: 'adoptContent', keep: 'keepDesk', withdraw: 'withdraw', hold: 'hold', release: 'release', retire: 'retire',
} as const
type Name = (typeof NAMES)[keyof typeof NAMES]

function nameOf({ type, of }: OpenAct, conflict: boolean, shippedInUse: boolean): Name {
  if (of === 'content' && type === 'approve' && !shippedInUse) return NAMES.adopt
  if (of === 'content' && type === 'return' && conflict) return NAMES.keep
  if (type === 'approve' || type === 'return') return NAMES[`${type} ${of ?? 'proposal'}`]
  return NAMES[type]
}

function Decision({ act, seen, name, refused }: { act: OpenAct; seen: string; name: Name; refused: Props['refused'] }) {
  const t = useTranslations('bank.acts')
  const tell = useRefusal()
  const { type, of, why } = act
  if (why) return <p className="notice m-0">{t('notOpen', { act: t(name) })}{tell(why)}</p>
  const intent = of ? `${type} ${of}` : type
  const own = refused?.typed.intent === intent ? refused : undefined
  const fault = (field: string) => (own?.fields[field] ? tell(own.fields[field]) : undefined)
  return (
    <details className="sheet" open={own !== undefined || (type === 'approve' && of === 'proposal')}>
      <summary className="font-semibold">{t(name)}</summary>
      <Form method="post" className="stack mt-3">
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="seen" value={seen} />
        <p className="m-0">{t(`${name}Lead`)}</p>
        {type !== 'approve' && <TextField name="reason" label={t('why')} hint={t('reasonHint')} rows={3} maxLength={500} required defaultValue={own?.typed.reason} fault={fault('reason')} />}
        {type === 'retire' && <Tick name="confirm" label={t('confirm')} required fault={fault('confirm')} />}
        <div><button className={type === 'retire' ? 'btn final' : type === 'approve' ? 'btn' : 'btn quiet'} type="submit">{t(name)}</button></div>
      </Form>
    </details>
  )
}
