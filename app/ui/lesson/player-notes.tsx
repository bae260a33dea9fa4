import { Form, Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Refusal, TextField } from '../field.tsx'
import { When } from '../marks.tsx'
import { type Note, type PlayerFacts, type RefusedNote, usePlayerFacts } from './player-facts.tsx'

const MOST = 4000

/** The notes of one place in a lesson (`anchor` empty: of the whole), and the form for another. */
export function Notes({ anchor }: { anchor: string }) {
  const t = useTranslations('player.notes')
  const player = usePlayerFacts()
  if (!player) return null
  const { path, refused } = player
  const own = player.notes.filter((note) => note.anchor === anchor)
  const no = refused?.typed.intent === 'note-add' && refused.typed.anchor === anchor ? refused : null
  const action = anchor === '' ? `${path}#notes` : `${path}#${encodeURIComponent(anchor)}`
  return (
    <>
      {own.length > 0 && (
        <ul className="list">
          {own.map((note) => (
            <OwnNote key={`${note.id} ${note.changedAt}`} note={note} action={action} refused={refused} />
          ))}
        </ul>
      )}
      {/* A note that was kept leaves an empty field behind. */}
      <Form method="post" action={action} preventScrollReset className="stack" key={own.length}>
        <input type="hidden" name="anchor" value={anchor} />
        <Refusal code={no?.refusal} detail={no?.detail} />
        <Writing text={no?.typed.text ?? ''} />
        <p className="m-0">
          <button className="btn quiet" type="submit" name="intent" value="note-add">
            {t('add')}
          </button>
        </p>
      </Form>
    </>
  )
}

/** At the end of a lesson: the notes on the whole of it, and those whose heading is gone. */
export function WholeNotes() {
  const t = useTranslations('player.notes')
  const player = usePlayerFacts()
  if (!player) return null
  const { path, sections, notes, refused } = player
  const lost = notes.filter(({ anchor }) => anchor !== '' && !sections.some((section) => section.anchor === anchor))
  return (
    <section className="note noprint mt-8" id="notes" aria-labelledby="notes-heading">
      <h2 id="notes-heading" className="text-ink">
        {t('whole')}
      </h2>
      <p>
        {t('wholeNote')} <Link to="/me/notes">{t('title')}</Link>
      </p>
      {refused && !isPlaced(refused, player) && <Refusal code={refused.refusal} detail={refused.detail} />}
      <Notes anchor="" />
      {lost.length > 0 && (
        <>
          <p className="mb-0">{t('lost')}</p>
          <ul className="list">
            {lost.map((note) => (
              <OwnNote key={`${note.id} ${note.changedAt}`} note={note} action={`${path}#notes`} refused={refused} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Whether a refusal is told at the form it belongs to. */
const isPlaced = ({ typed }: RefusedNote, { sections, notes }: PlayerFacts): boolean =>
  typed.intent === 'note-add'
    ? typed.anchor === '' || sections.some(({ anchor }) => anchor === typed.anchor)
    : typed.intent === 'note-change' && notes.some(({ id }) => id === typed.note)

/** One note with its ways to change and to delete it; deleting is asked twice, for it is final. */
export function OwnNote({ note, action, refused }: { note: Note; action: string; refused: RefusedNote | null }) {
  const t = useTranslations('player.notes')
  const no = refused?.typed.intent === 'note-change' && refused.typed.note === note.id ? refused : null
  return (
    <li>
      <p className="m-0 whitespace-pre-wrap text-ink">{note.text}</p>
      <p className="note m-0">
        {t('changedAt')} <When at={note.changedAt} />
      </p>
      <div className="row noprint">
        <details open={no !== null} className="open:basis-full">
          <summary className="text-act">{t('change')}</summary>
          <Form method="post" action={action} preventScrollReset className="stack">
            <input type="hidden" name="note" value={note.id} />
            <Refusal code={no?.refusal} detail={no?.detail} />
            <Writing text={no?.typed.text ?? note.text} />
            <p className="m-0">
              <button className="btn quiet" type="submit" name="intent" value="note-change">
                {t('save')}
              </button>
            </p>
          </Form>
        </details>
        <details className="open:basis-full">
          <summary className="text-act">{t('remove')}</summary>
          <Form method="post" action={action} preventScrollReset className="row">
            <input type="hidden" name="note" value={note.id} />
            <span>{t('removeNote')}</span>
            <button className="btn final" type="submit" name="intent" value="note-delete">
              {t('removeYes')}
            </button>
          </Form>
        </details>
      </div>
    </li>
  )
}

function Writing({ text }: { text: string }) {
  const t = useTranslations('player.notes')
  return (
    <TextField
      name="text"
      label={t('text')}
      hint={t('most', { most: MOST })}
      className="text-ink"
      defaultValue={text}
      maxLength={MOST}
      required
    />
  )
}

/** Sets or takes away the bookmark of one heading. The keyboard finds the form by its heading. */
export function BookmarkForm({ anchor, kept, action }: { anchor: string; kept: boolean; action: string }) {
  const t = useTranslations('player.notes')
  return (
    <Form method="post" action={action} preventScrollReset data-bookmark={anchor}>
      <input type="hidden" name="intent" value="bookmark" />
      <input type="hidden" name="anchor" value={anchor} />
      <input type="hidden" name="keep" value={kept ? 'no' : 'yes'} />
      <button className="btn quiet" type="submit">
        {t(kept ? 'unbookmark' : 'bookmark')}
      </button>
    </Form>
  )
}
