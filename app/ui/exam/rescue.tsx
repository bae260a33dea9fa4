import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RescueContent } from '#app/domain/exam/rescue.ts'
import { listOf } from './notices.tsx'
import { canSeal, saveAs, sealRescue } from './rescue-file.ts'
import { latestOf } from './sheet-state.ts'
import { type Kept, openUnsent, type Unsent } from './unsent.ts'

/** Whom the file is of, and to whom it is sealed. */
export interface RescueTo {
  readonly attemptId: string
  readonly person: string
  /** The server's public key. */
  readonly key: string
}

/** What the page says of itself; for the invigilator to read. */
export const clientFacts = (more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  browser: navigator.userAgent,
  language: navigator.language,
  online: String(navigator.onLine),
  page: location.pathname,
  ...more,
})

/** Saves the answers to a file that only the server can open. Works without the network. */
export function RescueButton({ to, content }: { to: RescueTo; content: () => RescueContent }) {
  const t = useTranslations('exam.player.rescue')
  const [state, setState] = useState<'none' | 'saved' | 'failed'>('none')
  if (!canSeal()) return <p className="my-1">{t('cannot')}</p>
  const save = async () => {
    try {
      saveAs(`mingjian-rescue-${to.attemptId.slice(0, 8)}.json`, await sealRescue(content(), to.key))
      setState('saved')
    } catch {
      setState('failed')
    }
  }
  return (
    <div className="my-1">
      <button className="btn quiet" type="button" onClick={() => void save()}>{t('save')}</button>
      <p className="my-1" role="status">{t(state === 'none' ? 'what' : state)}</p>
    </div>
  )
}

/** After the end: answers that this browser still holds because the server never got them. @param known what the page itself knows of */
export function Leftover({ to, now, known }: { to: RescueTo; now: string; known: readonly Kept[] }) {
  const t = useTranslations('exam.player.rescue')
  const [store, setStore] = useState<Unsent>()
  const [left, setLeft] = useState(known)
  useEffect(() => {
    let gone = false
    void openUnsent(to.person, to.attemptId, Date.parse(now)).then(async (unsent) => {
      const all = await unsent.all().catch(() => [])
      if (gone) return
      setStore(unsent)
      setLeft((before) => latestOf([...before, ...all]))
    })
    return () => {
      gone = true
    }
  }, [to.person, to.attemptId, now])
  if (left.length === 0) return null
  const discard = async () => {
    for (const { slot } of left) await store?.forget(slot, Number.MAX_SAFE_INTEGER)
    setLeft([])
  }
  const content = (): RescueContent => ({
    attempt: to.attemptId,
    writtenAt: new Date(Math.max(...left.map(({ at }) => at))).toISOString(),
    answers: left.map(({ slot, revision, response }) => ({ slot, revision, response, saved: false })),
    client: clientFacts({ state: 'closed' }),
  })
  return (
    <div className="notice seal">
      <strong>{t('leftTitle')}</strong>
      <p className="my-1">{t('left', { slots: listOf(left.map(({ slot }) => slot)) })}</p>
      <RescueButton to={to} content={content} />
      <button className="underline cursor-pointer" type="button" onClick={() => void discard()}>{t('discard')}</button>
    </div>
  )
}
