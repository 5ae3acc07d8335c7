import { date } from '../i18n/locale'
import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import { closingWritten } from './announcements'
import type { Consultation, Phase } from './consultation'

export type Previewed = Pick<Consultation, 'slug' | 'title' | 'asker' | 'opensAt' | 'closesAt' | 'noClosing' | 'revision'>

interface LinkPreviewProps {
  consultation: Previewed
  phase: Phase
  /** With scheme, without a slash at its end: chat apps follow no relative address. */
  origin: string
  locale: Locale
  /** The page's own path; the consultation's by default. */
  path?: string
}

/** For the head of a page: what chat apps show of its link (title, who asks until when, a picture). */
export const LinkPreview = ({ consultation, phase, origin, locale, path }: LinkPreviewProps) => {
  const { slug, title, revision } = consultation
  const description = previewSentence(consultation, phase, locale)
  const picture = `${origin}/c/${slug}/preview.png?v=${revision}`
  return (
    <>
      <meta name="description" content={description} />
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content={messages[locale].common.brand} />
      <meta property="og:locale" content={messages[locale].language.tag.replace('-', '_')} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={`${origin}${path ?? `/c/${slug}`}`} />
      <meta property="og:image" content={picture} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={messages[locale].publicity.preview.pictureAlt(title)} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}

/** Who asks and until when, in the tense of the phase. */
export function previewSentence(
  { asker, opensAt, closesAt, noClosing }: Pick<Consultation, 'asker' | 'opensAt' | 'closesAt' | 'noClosing'>,
  phase: Phase,
  locale: Locale,
): string {
  const words = messages[locale].publicity.preview
  if (phase === 'withdrawn') return words.withdrawn(asker)
  const until = closesAt && closingWritten(closesAt, locale)
  if (phase === 'closed') return until ? words.closed(asker, until) : words.ended(asker)
  if (noClosing || !until) return words.permanent(asker)
  return phase === 'notYetOpen' && opensAt ? words.notYetOpen(asker, date(opensAt, locale), until) : words.open(asker, until)
}
