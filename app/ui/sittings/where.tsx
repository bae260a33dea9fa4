import { useTranslations } from 'use-intl'

/** Online, or where on site. */
export function Where({ mode, place }: { mode: 'online' | 'on-site'; place: string | null }) {
  const t = useTranslations('sittings.where')
  return mode === 'on-site' && place ? <span>{t('at', { place })}</span> : <span>{t(mode)}</span>
}
