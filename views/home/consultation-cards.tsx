import type { Phase } from '../../src/consultations/consultation'
import { date, dateTime, number } from '../../src/i18n/locale'
import { Badge } from '../components/pieces'
import { usePage } from '../page-context'

/** A consultation as it is listed; what it is at this moment was decided before. */
export interface Card {
  slug: string
  title: string
  asker: string
  unitName: string
  category: string
  phase: Phase
  opensAt: Date | null
  closesAt: Date | null
  publishedAt: Date | null
  /** Whole days to the closing day; null without one. */
  daysLeft: number | null
}

export const ConsultationCards = ({ cards }: { cards: readonly Card[] }) => (
  <ul class="cards">
    {cards.map((card) => (
      <li class="card">
        <h3 class="card-title">
          <a href={card.publishedAt && card.phase !== 'open' ? `/c/${card.slug}/results` : `/c/${card.slug}`}>{card.title}</a>
        </h3>
        <Standing card={card} />
        <About card={card} />
      </li>
    ))}
  </ul>
)

const About = ({ card: { asker, unitName, category } }: { card: Card }) => {
  const { words } = usePage()
  const named: Record<string, string> = words.publicity.categories
  return <p class="meta">{[words.home.asks(asker), unitName, named[category] ?? words.publicity.categories.other].join(' · ')}</p>
}

const Standing = ({ card: { phase, opensAt, closesAt, publishedAt, daysLeft } }: { card: Card }) => {
  const { words, locale } = usePage()
  if (phase === 'open') {
    return (
      <p>
        <Badge tone="open">{words.home.phases.open}</Badge>{' '}
        {closesAt === null || daysLeft === null
          ? words.home.permanent
          : `${daysLeft > 0 ? words.home.daysLeft(number(daysLeft, locale)) : words.home.lastDay}, ${words.home.until(dateTime(closesAt, locale))}`}
        {publishedAt && ` · ${words.home.published(date(publishedAt, locale))}`}
      </p>
    )
  }
  if (phase === 'notYetOpen') {
    return (
      <p>
        <Badge>{words.home.phases.notYetOpen}</Badge> {opensAt && words.home.opens(dateTime(opensAt, locale))}
      </p>
    )
  }
  return (
    <p>
      <Badge tone="quiet">{publishedAt ? words.home.hasResult : words.home.phases[phase]}</Badge>{' '}
      {publishedAt ? words.home.published(date(publishedAt, locale)) : closesAt && words.home.closed(date(closesAt, locale))}
    </p>
  )
}
