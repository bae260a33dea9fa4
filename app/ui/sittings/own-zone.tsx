import { useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'

/** The same instant in the time zone of the reader's device, where that is another one than Beijing's. */
export function OwnZone({ at }: { at: string }) {
  const t = useTranslations('sittings.zone')
  const language = useLocale()
  const [own, setOwn] = useState<{ zone: string; at: string }>()
  useEffect(() => {
    const told = (timeZone?: string) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone }).format(new Date(at))
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    setOwn(told() === told('Asia/Shanghai') ? undefined : { zone, at: told() })
  }, [at, language])
  return own ? <span className="note block">{t('own', own)}</span> : null
}
