import { dateTime, number } from '../../src/i18n/locale'
import { queryOf } from '../../src/results/filter-address'
import type { Filter, Participation, QuotaShown, Results } from '../../src/results/results'
import type { ToldWording } from '../../src/results/told-wordings'
import { Empty } from '../components/pieces'
import { Frame, type Framed } from '../consultations/frame'
import { usePage } from '../page-context'
import { type Exporting, ExportPanel } from './export-panel'
import { FIGURE_SCRIPTS, FIGURE_STYLES, QuestionFigure } from './figure'
import { AppliedFilters, type FilterChoices, FilterForm, filterFiles } from './filters'
import { LotSummary, withoutLot } from './lot-summary'
import { type OutcomeShown, StaffOutcome } from './outcome-staff'
import { ParticipationSection } from './participation'
import { QuotaSection } from './quotas'

export interface ResultsPageProps extends Framed {
  consultation: Framed['consultation'] & { asker: string }
  participation: Participation
  results: Results
  /** Of the questions that had several, by question. */
  wordings: ReadonlyMap<string, readonly ToldWording[]>
  mayJoin: boolean
  /** Winners of votes on projects by question; none for who reads only some hamlets. */
  outcomes: { byQuestion: ReadonlyMap<string, OutcomeShown>; mostBallots: number; mayExport: boolean }
  /** None for who reads only some hamlets: the counters know no hamlet. */
  quotas: readonly QuotaShown[]
  /** As the address says it. */
  filter: Filter
  choices: FilterChoices
  /** Names of the hamlets a hamlet head sees; none for who sees everything. */
  onlyHamlets: readonly string[]
  /** What looked odd about how sheets came in: how many, and how many of them nobody has answered. */
  doubts: { open: number; isAny: boolean }
  /** Undefined for whom may not export. */
  exporting: Exporting | undefined
  now: Date
}

/** The committee's reading of a consultation; the figures renew themselves when an answer comes. */
export const ResultsPage = ({
  consultation,
  phase,
  mayEdit,
  filter,
  choices,
  onlyHamlets,
  doubts,
  exporting,
  now,
  ...figures
}: ResultsPageProps) => {
  const { words } = usePage()
  const action = `/staff/consultations/${consultation.id}/results`
  const long = filterFiles(choices)
  return (
    <Frame
      {...{ consultation, phase, mayEdit }}
      step="results"
      title={words.results.title}
      wide
      scripts={[...FIGURE_SCRIPTS, 'js/live.js', ...long.scripts]}
      styles={[...FIGURE_STYLES, ...long.styles]}
    >
      {onlyHamlets.length > 0 && <p>{words.results.onlyYourHamlets(onlyHamlets.join(', '))}</p>}
      <DoubtsLink {...doubts} action={action} />
      {onlyHamlets.length === 0 && (
        <p class="no-print">
          <a href={`${action}/reaches`}>{words.beside.reach.link}</a>
        </p>
      )}
      <FilterForm action={action} filter={filter} choices={choices} />
      <p class="visually-hidden" role="status" id="live-status" />
      <div
        hx-get={`${action}/pulse${queryOf(filter)}`}
        hx-trigger="every 1500ms"
        hx-include="#seen"
        hx-target="#live"
        hx-select="#live"
        hx-swap="outerMorph"
      />
      <Figures consultation={consultation} filter={filter} choices={choices} now={now} {...figures} />
      {exporting && <ExportPanel action={action} filter={filter} {...exporting} />}
    </Frame>
  )
}

const DoubtsLink = ({ open, isAny, action }: ResultsPageProps['doubts'] & { action: string }) => {
  const { words, locale } = usePage()
  if (!isAny) return null
  const link = <a href={`${action}/doubts`}>{open > 0 ? words.doubts.link(number(open, locale)) : words.doubts.linkPlain}</a>
  return <p class={open > 0 ? 'notice notice-warning no-print' : 'no-print'}>{link}</p>
}

type FiguresProps = Pick<
  ResultsPageProps,
  'consultation' | 'participation' | 'results' | 'wordings' | 'mayJoin' | 'outcomes' | 'quotas' | 'filter' | 'choices' | 'now'
>

const Figures = ({ consultation, participation, quotas, filter, choices, now, ...figures }: FiguresProps) => {
  const { results } = figures
  const { words, locale, path } = usePage()
  const action = `/staff/consultations/${consultation.id}/results`
  const total = number(results.total, locale)
  return (
    <div id="live" data-new-sheets={words.results.newSheets(total)}>
      <input type="hidden" id="seen" name="seen" value={results.sequence} />
      <p class="meta row">
        <span>{words.results.asOf(dateTime(now, locale))}</span>
        <a class="no-print" href={path.replace('/pulse', '')}>
          {words.results.reload}
        </a>
      </p>
      {results.total === 0 ? (
        <>
          <Empty title={words.results.noSheets}>
            <p>{words.results.noSheetsText}</p>
          </Empty>
          <QuotaSection quotas={quotas} />
        </>
      ) : (
        <>
          <AppliedFilters
            action={action}
            filter={filter}
            choices={choices}
            counted={results.counted}
            total={participation.total}
          />
          <ParticipationPart {...{ consultation, participation, filter, now }} />
          <QuotaSection quotas={quotas} />
          <QuestionsPart {...{ consultation, filter, now }} {...figures} />
        </>
      )}
    </div>
  )
}

const ParticipationPart = ({
  consultation,
  participation,
  filter,
  now,
}: Pick<FiguresProps, 'consultation' | 'participation' | 'filter' | 'now'>) => {
  const { words, locale } = usePage()
  const source = words.results.source(consultation.asker, dateTime(now, locale))
  return (
    <>
      <ParticipationSection participation={participation} source={source} svgHrefOf={svgAddress(consultation.id, filter)} />
      {queryOf(filter) && <p class="meta">{words.results.participationNote}</p>}
    </>
  )
}

const QuestionsPart = ({
  consultation,
  results,
  wordings,
  mayJoin,
  outcomes,
  filter,
  now,
}: Omit<FiguresProps, 'participation' | 'quotas' | 'choices'>) => {
  const { words, locale } = usePage()
  const base = `/staff/consultations/${consultation.id}/results`
  const source = words.results.source(consultation.asker, dateTime(now, locale))
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">{words.results.questions}</h2>
      <p>
        <a class="button button-plain" href={`${base}/cross${queryOf(filter)}`}>
          {words.results.crossLink}
        </a>
      </p>
      {results.questions.map((result, place) => {
        const { id, label } = result.question
        const outcome = outcomes.byQuestion.get(id)
        const own = wordings.get(id)
        return (
          <>
            <QuestionFigure
              number={String(place + 1)}
              result={result}
              counted={results.counted}
              source={source}
              svgHrefOf={svgAddress(consultation.id, filter)}
              wordings={own}
              lead={result.lot && <LotSummary lot={result.lot} href={`${base}/lots/${id}${queryOf(withoutLot(filter, id))}`} />}
              choiceHref={own && mayJoin ? `${base}/wordings/${id}` : undefined}
              wordsHref={`${base}/words/${id}${queryOf(filter)}`}
            />
            {outcome && (
              <StaffOutcome
                outcome={outcome}
                title={label}
                ballotsHref={outcomes.mayExport ? `${base}/ballots/${id}.pb` : undefined}
                isFiltered={queryOf(filter) !== ''}
                mostBallots={outcomes.mostBallots}
              />
            )}
          </>
        )
      })}
    </section>
  )
}

const svgAddress = (id: number, filter: Filter) => (blockId: string) =>
  `/staff/consultations/${id}/results/figures/${blockId}.svg${queryOf(filter)}`
