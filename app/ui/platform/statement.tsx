import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Facts, When } from '../marks.tsx'
import { FigureTable, type FigureShown, type RuleNames } from './figures.tsx'

/** A frozen headcount as its body tells it. */
export interface Frozen {
  readonly asOf: string
  readonly platform: { readonly name: string; readonly creditCode: string | null; readonly permit: string | null }
  readonly rulesVersion: string
  readonly rules: readonly FigureShown[]
  readonly suspended: number
  readonly reviewers: readonly string[]
  readonly snapshot: { readonly id: string; readonly hash: string; readonly index: number; readonly url: string }
  readonly frozenAt: string
}

/** 核对书: a frozen headcount on paper, with what an inspector needs to check it without us. */
export function Statement({ frozen, names, file }: { frozen: Frozen; names: RuleNames; file: string }) {
  const t = useTranslations('platform.headcount.sheet')
  const w = useTranslations('platform.headcount')
  const { platform, snapshot } = frozen
  return (
    <article className="sheet stack">
      <h1>{t('title')}</h1>
      <Facts
        of={[
          [
            t('platform'),
            <span lang="zh-CN" key="platform">
              {platform.name}
            </span>,
          ],
          [
            t('creditCode'),
            <span className="num" key="code">
              {platform.creditCode ?? t('notGiven')}
            </span>,
          ],
          [
            t('permit'),
            <span className="num" key="permit">
              {platform.permit ?? t('notGiven')}
            </span>,
          ],
          [
            t('asOf'),
            <span className="num" key="asOf">
              {frozen.asOf} · {w('version', { version: frozen.rulesVersion })}
            </span>,
          ],
          [t('frozenAt'), <When key="frozenAt" at={frozen.frozenAt} zone />],
          [
            t('id'),
            <span className="num" key="id">
              {snapshot.id}
            </span>,
          ],
          [
            t('hash'),
            <code className="num break-all" key="hash">
              {snapshot.hash}
            </code>,
          ],
          [
            t('index'),
            <span className="num" key="index">
              {snapshot.index}
            </span>,
          ],
        ]}
      />
      <FigureTable rules={frozen.rules} names={names} />
      <div>
        <h2>{t('reviewers', { count: frozen.reviewers.length })}</h2>
        {frozen.reviewers.length === 0 ? (
          <p>{t('none')}</p>
        ) : (
          <ul className="num columns-1 sm:columns-2 list-none p-0">
            {frozen.reviewers.map((number) => (
              <li key={number}>{number}</li>
            ))}
          </ul>
        )}
        {frozen.suspended > 0 && <p className="note">{w('suspendedCount', { count: frozen.suspended })}</p>}
      </div>
      <p className="note">{t('check', { url: snapshot.url })}</p>
      <p className="row noprint">
        <a
          className="btn quiet"
          href={`data:application/json;charset=utf-8,${encodeURIComponent(file)}`}
          download={`${snapshot.id}.json`}
        >
          {t('proof')}
        </a>
        <Link to="/register#verifier">{t('verifier')}</Link>
      </p>
    </article>
  )
}
