import { calendarDay, number, percent } from '../../src/i18n/locale'
import type { Distribution } from '../../src/questions/tally'
import { participationBlocks } from '../../src/results/participation-blocks'
import type { Participation } from '../../src/results/results'
import { usePage } from '../page-context'
import { ChartPlace } from './figure'
import { BlockTable, FigureTable } from './figure-table'

interface ParticipationProps {
  participation: Participation
  source: string
  svgHrefOf?: ((blockId: string) => string) | undefined
}

/** How many sheets came, against how many households, from where, how and when. */
export const ParticipationSection = ({ participation, source, svgHrefOf }: ParticipationProps) => {
  const { words, locale } = usePage()
  return (
    <section aria-labelledby="participation">
      <h2 id="participation">{words.results.participation}</h2>
      <Headline participation={participation} />
      <div class="grid-figures">
        {participationBlocks(participation, words, locale)
          .filter(({ rows }) => rows.length > 0)
          .map((block) => (
            <figure
              class="figure"
              id={`figure-${block.id}`}
              data-chart={block.id === 'byDay' ? 'days' : 'distribution'}
              data-title={block.label}
              data-source={source}
            >
              <figcaption>
                <h3>{block.label}</h3>
              </figcaption>
              <ChartPlace id={block.id} title={block.label} svgHref={svgHrefOf?.(block.id)} />
              {block.id === 'byHamlet' ? (
                <HamletTable participation={participation} />
              ) : (
                <PlainTable block={block} total={participation.total} />
              )}
            </figure>
          ))}
      </div>
    </section>
  )
}

const Headline = ({ participation: { total, byHamlet, byDay } }: { participation: Participation }) => {
  const { words, locale } = usePage()
  const known = byHamlet.every(({ unitId, households }) => unitId === 0 || households !== null)
  const households = byHamlet.reduce((sum, each) => sum + (each.households ?? 0), 0)
  const lastDay = byDay.at(-1)?.day
  return (
    <ul class="tiles">
      <li class="tile">
        {known && households > 0 ? (
          <>
            <span class="tile-figure">{words.results.sheetsOnHouseholds(number(total, locale), number(households, locale))}</span>
            {words.results.perHouseholds(percent(total, households, locale))}
          </>
        ) : (
          <>
            <span class="tile-figure">{words.results.sheets(number(total, locale))}</span>
            {words.results.householdsUnknown}
          </>
        )}
      </li>
      {lastDay && (
        <li class="tile">
          <span class="tile-figure">{calendarDay(lastDay, locale)}</span>
          {words.results.lastDay}
        </li>
      )}
    </ul>
  )
}

const PlainTable = ({ block, total }: { block: Distribution; total: number }) => {
  const { words, locale } = usePage()
  return <BlockTable block={block} caption={words.results.sheets(number(total, locale))} />
}

const HamletTable = ({ participation: { byHamlet, total } }: { participation: Participation }) => {
  const { words, locale } = usePage()
  const { hamlet, count, households, sheetsPerHousehold, householdsOn, noHamlet, unknown, sheets } = words.results
  return (
    <FigureTable
      caption={sheets(number(total, locale))}
      head={[hamlet, count, households, sheetsPerHousehold, householdsOn]}
      rows={byHamlet.map((row) => ({
        label: row.unitId === 0 ? noHamlet : row.name,
        cells: [
          { text: number(row.responses, locale), value: row.responses },
          { text: row.households === null ? unknown : number(row.households, locale) },
          { text: row.households === null ? '–' : percent(row.responses, row.households, locale) },
          { text: row.takenOn === null ? '–' : calendarDay(row.takenOn, locale) },
        ],
      }))}
    />
  )
}
