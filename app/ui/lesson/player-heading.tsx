import type { ComponentPropsWithoutRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { usePlayerFacts } from './player-facts.tsx'
import { BookmarkForm, Notes } from './player-notes.tsx'

/** A heading of a lesson's text. It takes the focus when the keyboard leads to it; below it wait notes and bookmark. */
function SectionHeading({ id, children, ...heading }: ComponentPropsWithoutRef<'h2'>) {
  const player = usePlayerFacts()
  return (
    <>
      <h2 id={id} tabIndex={-1} className="scroll-mt-4" {...heading}>
        {children}
      </h2>
      {id && player?.sections.some(({ anchor }) => anchor === id) && <SectionTools anchor={id} />}
    </>
  )
}

function SectionTools({ anchor }: { anchor: string }) {
  const t = useTranslations('player.notes')
  const language = useLocale()
  const player = usePlayerFacts()
  if (!player) return null
  const kept = player.bookmarks.includes(anchor)
  const notes = player.notes.filter((note) => note.anchor === anchor)
  const typed = player.refused?.typed
  const refused = typed?.anchor === anchor || notes.some(({ id }) => id === typed?.note)
  return (
    <details className="note noprint" lang={language} open={refused}>
      <summary>
        {t('section', { count: notes.length })}{' '}
        <span role="status">
          {kept && (
            <>
              <span aria-hidden="true">★ </span>
              {t('bookmarked')}
            </>
          )}
        </span>
      </summary>
      <div className="stack mt-2 border-l-2 border-line pl-4">
        <BookmarkForm anchor={anchor} kept={kept} action={`${player.path}#${encodeURIComponent(anchor)}`} />
        <Notes anchor={anchor} />
      </div>
    </details>
  )
}

/** What the lesson's text is drawn with besides its own components. */
export const playerComponents = { h2: SectionHeading }
