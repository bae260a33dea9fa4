import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'

/** What Safe Exam Browser lends to a page; older versions fill the key only after `updateKeys`. */
interface SafeExamBrowser {
  readonly security?: { updateKeys?: (done: () => void) => void; readonly configKey?: string }
}

/** Shows the browser's key to the server by script, for browsers that can send no header; whether it was accepted. */
async function prove(sittingId: string): Promise<boolean> {
  const { security } = (window as { SafeExamBrowser?: SafeExamBrowser }).SafeExamBrowser ?? {}
  if (!security) return false
  if (!security.configKey && security.updateKeys)
    await Promise.race([new Promise<void>((resolve) => security.updateKeys?.(resolve)), new Promise((resolve) => setTimeout(resolve, 3000))])
  if (!security.configKey) return false
  const answer = await fetch(`/exam/sittings/${sittingId}/browser`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ page: location.href.replace(/#.*$/, ''), hash: security.configKey }),
  }).catch(() => undefined)
  return answer?.ok === true
}

/** In the place of the exam: it is sat in Safe Exam Browser, and what to do. */
export function ExamBrowserNeeded({ sittingId }: { sittingId: string }) {
  const t = useTranslations('exam.player.browser')
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    void prove(sittingId).then((proven) => (proven ? location.reload() : setFailed(true)))
  }, [sittingId])
  return (
    <main id="main" className="page reading">
      <h1>{t('title')}</h1>
      <p>{t('what')}</p>
      <ol className="prose">
        {(['open', 'settings', 'staff'] as const).map((step) => <li key={step}>{t(`steps.${step}`)}</li>)}
      </ol>
      <p>{t('safe')}</p>
      {failed && <p className="note" role="status">{t('notShown')}</p>}
      <p className="row">
        <a className="btn" href="?">{t('again')}</a>
        <a href="/handbook/exam-browser">{t('more')}</a>
      </p>
    </main>
  )
}
