import { useTranslations } from 'use-intl'
import { When } from '../marks.tsx'

export interface OfficialFact {
  readonly fileName: string
  readonly importedAt: string
}

/** The official text of one article beside its digest: word for word, or where to read it. */
export function OfficialClause({
  text,
  of,
  link,
}: {
  /** The clause and those below it; undefined when the imported text has none of this number. */
  readonly text: readonly string[] | undefined
  /** Null when no text was imported. */
  readonly of: OfficialFact | null
  readonly link: string | null
}) {
  const t = useTranslations('texts')
  if (!of || !text)
    return (
      <p className="note">
        {t('official')} · {of ? t('noPart') : t('notImported')}{' '}
        {link && (
          <a href={link} rel="noreferrer">
            {t('link')}
          </a>
        )}
      </p>
    )
  return (
    <details className="my-3">
      <summary>
        {t('official')}{' '}
        <span className="note">
          <OfficialSource of={of} />
        </span>
      </summary>
      <OfficialParagraphs of={text} />
    </details>
  )
}

/** From which file a text came, and when. */
export function OfficialSource({ of }: { readonly of: OfficialFact }) {
  const t = useTranslations('texts')
  return (
    <>
      {t('importedFrom', { file: of.fileName })} <When at={of.importedAt} zone />
    </>
  )
}

/** The words of a text as they stand in it, paragraph by paragraph. */
export function OfficialParagraphs({ of }: { readonly of: readonly string[] }) {
  return (
    <blockquote
      lang="zh-CN"
      className="m-0 border-l-2 border-line pl-4 font-serif"
      style={{ maxWidth: 'var(--measure)' }}
    >
      {of
        .flatMap((text) => text.split('\n'))
        .map((paragraph, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a text keep their places
          <p key={i}>{paragraph}</p>
        ))}
    </blockquote>
  )
}
