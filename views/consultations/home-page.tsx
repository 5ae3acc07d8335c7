import type { Consultation, Phase } from '../../src/consultations/consultation'
import { date, dateTime, number } from '../../src/i18n/locale'
import { daysBetween } from '../../src/kernel/moment'
import type { Worry } from '../../src/upkeep/backup'
import { Empty, Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { PhaseBadge } from './frame'

export interface HomePageProps {
  now: Date
  /** Open now or announced, with how many have answered; null for who sees a part of them. */
  running: readonly (Consultation & { phase: Phase; answers: number | null })[]
  drafts: readonly Consultation[]
  awaiting: readonly (Consultation & { answers: number | null })[]
  mayCreate: boolean
  backupWorry: Worry
  /** PUBLIC_URL is not set. */
  noPublicUrl: boolean
}

/** "Việc của tôi": what is open, what is being written, what waits for its result. */
export const HomePage = (props: HomePageProps) => {
  const { words } = usePage()
  const { home, list } = words.consultations
  const { running, drafts, awaiting, mayCreate, noPublicUrl, backupWorry } = props
  const isEmpty = running.length + drafts.length + awaiting.length === 0
  return (
    <Layout kind="staff" title={home.title} wide>
      <h1>{home.title}</h1>
      {noPublicUrl && (
        <Notice tone="warning" title={home.publicUrlTitle}>
          <p>{home.publicUrlText}</p>
        </Notice>
      )}
      {backupWorry !== 'none' && (
        <Notice tone="warning" title={words.upkeep.worry.title}>
          <p>
            {words.upkeep.worry[backupWorry]} <a href="/staff/backups">{words.upkeep.worry.link}</a>
          </p>
        </Notice>
      )}
      {isEmpty ? (
        <Empty title={home.nothing}>
          <p>{mayCreate ? home.nothingText : home.nothingToRead}</p>
          {mayCreate && (
            <p>
              <a class="button" href="/staff/consultations/new">
                {home.first}
              </a>
            </p>
          )}
        </Empty>
      ) : (
        <>
          <p class="row">
            {mayCreate && (
              <a class="button" href="/staff/consultations/new">
                {list.fresh}
              </a>
            )}
            <a href="/staff/consultations">{home.all}</a>
          </p>
          <Running {...props} />
          <Drafts drafts={drafts} />
          <Awaiting awaiting={awaiting} />
        </>
      )}
    </Layout>
  )
}

const Running = ({ running, now }: HomePageProps) => {
  const { words, locale } = usePage()
  const { home } = words.consultations
  if (running.length === 0) return null
  const when = ({ phase, opensAt, closesAt }: HomePageProps['running'][number]) => {
    if (phase === 'notYetOpen' && opensAt) return home.opensOn(dateTime(opensAt, locale))
    return closesAt ? home.daysLeft(daysBetween(now, closesAt)) : home.noClosing
  }
  return (
    <section>
      <h2>{home.open}</h2>
      <ul class="cards">
        {running.map((each) => (
          <li class="card">
            <h3>
              <a href={`/staff/consultations/${each.id}`}>{each.title}</a>
            </h3>
            <p>
              <PhaseBadge phase={each.phase} /> {when(each)}
            </p>
            <p>
              <a href={`/staff/consultations/${each.id}/results`}>
                {each.answers === null ? home.toResults : home.answers(number(each.answers, locale))}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Drafts = ({ drafts }: Pick<HomePageProps, 'drafts'>) => {
  const { words, locale } = usePage()
  const { home, untitled } = words.consultations
  if (drafts.length === 0) return null
  return (
    <section>
      <h2>{home.drafts}</h2>
      <ul>
        {drafts.map(({ id, title, updatedAt }) => (
          <li>
            <a href={`/staff/consultations/${id}`}>{title || untitled}</a>{' '}
            <span class="meta">{home.changedOn(dateTime(updatedAt, locale))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Awaiting = ({ awaiting }: Pick<HomePageProps, 'awaiting'>) => {
  const { words, locale } = usePage()
  const { home } = words.consultations
  if (awaiting.length === 0) return null
  return (
    <section>
      <h2>{home.closed}</h2>
      <ul>
        {awaiting.map(({ id, title, closesAt, answers }) => (
          <li>
            <a href={`/staff/consultations/${id}`}>{title}</a>{' '}
            <span class="meta">
              {[closesAt && home.closedOn(date(closesAt, locale)), answers !== null && home.answers(number(answers, locale))]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
