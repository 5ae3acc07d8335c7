import type { Tally } from '../../src/questions/tally'
import { queryOf } from '../../src/results/filter-address'
import type { Filter } from '../../src/results/results'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { FIGURE_SCRIPTS, FIGURE_STYLES, PartFigures } from './figure'
import { AppliedFilters, type FilterChoices } from './filters'
import { LotTable, waysIn, withoutLot } from './lot-summary'

interface LotsPageProps {
  consultation: { id: number; title: string }
  question: { id: string; label: string }
  wordings: readonly { code: string; label: string; tally: Tally }[]
  undrawn: number
  isOfNewest: boolean
  /** Whether one table can show the answers by wording. */
  mayCross: boolean
  filter: Filter
  choices: FilterChoices
  counted: number
  total: number
  source: string
}

/** The results of one question by the wording that each sheet got by lot, side by side, each with its own base. */
export const LotsPage = ({ consultation, question, wordings, undrawn, isOfNewest, mayCross, ...shown }: LotsPageProps) => {
  const { words } = usePage()
  const { filter, choices, counted, total, source } = shown
  const { lots } = words
  const results = `/staff/consultations/${consultation.id}/results`
  const asked = wordings.map(({ tally, ...wording }) => ({ ...wording, asked: tally.asked, answered: tally.answered }))
  const crossed = [['row', `variant.${question.id}`] as const, ['column', question.id] as const]
  return (
    <Layout title={lots.title} kind="staff" wide scripts={FIGURE_SCRIPTS} styles={FIGURE_STYLES}>
      <p class="crumbs">
        <a href={results + queryOf(filter)}>{words.results.of(consultation.title)}</a>
      </p>
      <h1>{lots.title}</h1>
      <p class="lead">{lots.question(question.label)}</p>
      <p>{lots.lead(String(waysIn(wordings)))}</p>
      <AppliedFilters action={`${results}/lots/${question.id}`} {...{ filter, choices, counted, total }} />
      <LotTable wordings={asked} undrawn={undrawn} />
      {isOfNewest && <p>{lots.newestOnly}</p>}
      <p>{lots.caution}</p>
      {mayCross && (
        <p class="no-print">
          <a class="button button-plain" href={`${results}/cross${queryOf(filter, crossed)}`}>
            {lots.cross}
          </a>
        </p>
      )}
      <div class="seam-parts">
        {wordings.map(({ code, label, tally }) => (
          <section aria-labelledby={`lot-${nameOf(code)}`}>
            <h2 id={`lot-${nameOf(code)}`}>{label}</h2>
            {tally.asked === 0 ? (
              <p>{lots.nobody}</p>
            ) : (
              <PartFigures
                question={{ label }}
                tally={tally}
                counted={tally.asked}
                source={source}
                blockId={(id) => `${nameOf(code)}.${id}`}
                wordsHref={`${results}/words/${question.id}${queryOf(onlyOf(filter, question.id, code))}`}
              />
            )}
          </section>
        ))}
      </div>
      <p>
        <a href={`${results}${queryOf(filter)}#result-${question.id}`}>{lots.back}</a>
      </p>
    </Layout>
  )
}

const nameOf = (code: string): string => code.replace('@', '-')

function onlyOf(filter: Filter, question: string, code: string): Filter {
  const others = withoutLot(filter, question)
  return { ...others, answers: [...others.answers, { variable: `variant.${question}`, code }] }
}
