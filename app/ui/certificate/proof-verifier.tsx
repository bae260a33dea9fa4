import { useEffect, useId } from 'react'
import { useTranslations } from 'use-intl'
import { TextField } from '#app/ui/field.tsx'

const SCRIPT = '/register-verifier.js'

/** Checks a proof file in the browser: the work is done by a plain script of its own, which can be read in one go. */
export function ProofVerifier({ verifierKey, nonce }: { verifierKey: string; nonce: string | undefined }) {
  const t = useTranslations('register')
  const events = useTranslations('status')
  // Reached by a link inside the site, the page is drawn by React, and a drawn script tag does not run: load it by hand.
  useEffect(() => void import(/* @vite-ignore */ new URL(SCRIPT, window.location.origin).href), [])
  const words = JSON.stringify({ ...t.raw('result'), events: events.raw('event') })
  return (
    <section id="verifier" className="sheet stack mt-8" data-verifier data-words={words}>
      <h2>{t('verifier.title')}</h2>
      <p className="note">{t('verifier.lead')}</p>
      <noscript>
        <p className="notice warn">{t('verifier.noScript')}</p>
      </noscript>
      <Filled name="proof" label={t('verifier.proof')} file={t('verifier.proofFile')} />
      <Filled
        name="key"
        label={t('verifier.key')}
        file={t('verifier.keyFile')}
        hint={t('verifier.keyHint')}
        value={verifierKey}
      />
      <Filled
        name="opening"
        label={t('verifier.opening')}
        file={t('verifier.openingFile')}
        hint={t('verifier.openingHint')}
      />
      <div>
        <button className="btn" type="button" data-verifier-check>
          {t('verifier.check')}
        </button>
      </div>
      <output data-result aria-live="polite" />
      <script type="module" src={SCRIPT} nonce={nonce} suppressHydrationWarning />
    </section>
  )
}

/** A text and, beside it, a file that fills it in. */
function Filled({
  name,
  label,
  file,
  hint,
  value,
}: {
  name: string
  label: string
  file: string
  hint?: string
  value?: string
}) {
  const id = useId()
  return (
    <div className="stack">
      <TextField
        name={name}
        label={label}
        hint={hint}
        defaultValue={value}
        className="num"
        rows={4}
        spellCheck={false}
        autoComplete="off"
      />
      <div className="field">
        <label htmlFor={id}>{file}</label>
        <input id={id} type="file" data-fills={name} accept=".txt,.json,.note,.proof,text/plain,application/json" />
      </div>
    </div>
  )
}
