import { useTranslations } from 'use-intl'

/** A fault or a note by its code, with its place in the file and its facts. */
export interface Said {
  readonly where: string
  readonly what: string
  readonly detail?: Readonly<Record<string, string | number>> | undefined
}

type Tell = { (key: string, values?: object): string; has(key: string): boolean }

const NAMES: Readonly<Record<string, string>> = { effectiveFrom: 'from', effectiveTo: 'to', group: 'situation' }

/** The field of the bank's form that a path leads to, with the letter of an option. */
function fieldOf(path: string): { name: string; id: string } {
  const [first = '', place, part] = path.split('.')
  const id = 'ABCDEFGH'[Number(place)] ?? ''
  if (first === 'options' && id) return { name: part === 'rationale' ? 'why' : 'option', id }
  if (first === 'targets' && id) return { name: 'target', id }
  return { name: NAMES[first] ?? first, id }
}

/** Tells faults and notes in words; rules of the bank are told in the bank's own words. */
function useTold(): (said: Said, as: 'faults' | 'notes') => string {
  const t = useTranslations('exchange') as unknown as Tell
  const bank = useTranslations('bank') as unknown as Tell
  return ({ what, detail }, as) => {
    const code = what === 'rule' ? `faults.${detail?.code}` : ''
    if (!code || !bank.has(code)) return t(`${as}.${what}`, detail)
    // The bank's words leave out the end of what has none.
    const sentence = bank(code, { ...detail, to: detail?.to || 'none' })
    const { name, id } = fieldOf(String(detail?.path ?? ''))
    return bank.has(`fields.${name}`) ? t('rule', { field: bank(`fields.${name}`, { id }), sentence }) : sentence
  }
}

/** Places and sentences, one below another. */
export function Told({
  faults = [],
  notes = [],
}: {
  readonly faults?: readonly Said[]
  readonly notes?: readonly Said[]
}) {
  const tell = useTold()
  const all = [
    ...faults.map((said) => ({ said, as: 'faults' as const })),
    ...notes.map((said) => ({ said, as: 'notes' as const })),
  ]
  return (
    <ul className="m-0 list-none p-0">
      {all.map(({ said, as }, i) => (
        // What a file says comes in the file's order, and once.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={i} className={as === 'notes' ? 'note' : undefined}>
          <code className="num">{said.where}</code> {tell(said, as)}
        </li>
      ))}
    </ul>
  )
}
