import type { Child, PropsWithChildren } from 'hono/jsx'
import { number } from '../../src/i18n/locale'
import type { Block, Numbers, Tally } from '../../src/questions/tally'
import type { QuestionResult } from '../../src/results/results'
import type { ToldWording } from '../../src/results/told-wordings'
import { Facts } from '../components/pieces'
import { usePage } from '../page-context'
import { captionOf } from './figure-caption'
import { Explained } from './figure-explained'
import { FigureMap } from './figure-map'
import { BlockTable } from './figure-table'
import { decimalText, hasHidden, isLongList, MOST_DRAWN, scaleOf } from './figure-text'
import { PartTitle, partBlockId, SeamList } from './seam-list'

/** The scripts and styles of a page with figures. */
export const FIGURE_SCRIPTS: readonly string[] = ['vendor/chart.js', 'js/charts.js']
export const FIGURE_STYLES: readonly string[] = ['css/results.css']

interface Addresses {
  /** The address of a block's picture; none where the page offers no pictures. */
  svgHrefOf?: ((blockId: string) => string) | undefined
  /** The address of the list of words; none where the words are not shown. */
  wordsHref?: string | undefined
}

type QuestionFigureProps = Addresses & {
  /** As printed before the label; empty for none. */
  number: string
  result: QuestionResult
  /** Sheets that were counted, answered or not. */
  counted: number
  /** The line under a saved picture. */
  source: string
  /** Its wordings, where it had several; see SeamList. */
  wordings?: readonly ToldWording[] | undefined
  /** Where the author says which wordings are counted together. */
  choiceHref?: string | undefined
  /** What is to be known before the figures. */
  lead?: Child
}

/** One question: what it asked, its base in words, and a figure a block. */
export const QuestionFigure = ({
  number: place,
  result: { question, tally, seams },
  counted,
  source,
  wordings,
  choiceHref,
  lead,
  ...addresses
}: QuestionFigureProps) => {
  const { words } = usePage()
  const parts = [{ question, tally }, ...(seams?.earlier ?? [])]
  return (
    <section class="question-result" id={`result-${question.id}`}>
      <h3>
        {place && `${place}. `}
        {question.label}
      </h3>
      {wordings && <SeamList wordings={wordings} id={question.id} />}
      {choiceHref && (
        <p class="no-print">
          <a href={choiceHref}>{words.seams.link}</a>
        </p>
      )}
      {lead}
      <div class={parts.length > 1 ? 'seam-parts' : undefined}>
        {parts.map((each, part) => (
          <div>
            {wordings && parts.length > 1 && (
              <h4>
                <PartTitle wordings={wordings} part={part} />
              </h4>
            )}
            <PartFigures
              {...each}
              counted={parts.length > 1 ? each.tally.asked : counted}
              source={source}
              blockId={(id) => (wordings ? partBlockId(wordings, part, id) : id)}
              {...addresses}
            />
          </div>
        ))}
      </div>
    </section>
  )
}

type PartProps = Addresses &
  Pick<QuestionFigureProps, 'counted' | 'source'> & {
    question: { label: string }
    tally: Tally
    blockId: (id: string) => string
  }

/** The base in words, and a figure a block. */
export const PartFigures = ({ question, tally, counted, source, blockId, ...addresses }: PartProps) => {
  const { words, locale } = usePage()
  const silent = tally.asked - tally.answered
  return (
    <>
      <p class="meta">
        {[
          words.results.base(number(tally.answered, locale), number(tally.asked, locale)),
          silent > 0 && words.results.noAnswer(number(silent, locale)),
          counted > tally.asked && words.results.notAsked(number(counted - tally.asked, locale)),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      {tally.answered === 0 ? (
        <p>{words.results.nobodyAnswered}</p>
      ) : (
        tally.blocks.map((block) => (
          <BlockFigure block={{ ...block, id: blockId(block.id) }} question={question.label} source={source} {...addresses} />
        ))
      )}
    </>
  )
}

type BlockFigureProps = Addresses & {
  block: Block
  /** The question's label: the title where the block has none of its own. */
  question: string
  source: string
  /** How many sheets there are, where figures stand for all of them because too few left the question empty. */
  allSheets?: number | null
}

/** A caption, a chart drawn from the table's own cells, and the table. Without scripts nothing is lost. */
export const BlockFigure = ({ block, question, source, allSheets, svgHrefOf, wordsHref }: BlockFigureProps) => {
  const { words, locale } = usePage()
  const title = block.label ? `${question}: ${block.label}` : question
  if (block.kind === 'words') {
    return (
      <p class="figure-words">
        {block.label && <strong>{block.label}. </strong>}
        {(block.of === 'files' ? words.results.filesCount : words.results.wordsCount)(number(block.base, locale))}{' '}
        {wordsHref && block.base > 0 && (
          <a href={wordsHref}>{block.of === 'files' ? words.results.seeFiles : words.results.readWords}</a>
        )}
      </p>
    )
  }
  const caption = captionOf(block, allSheets, words, locale)
  const table = <BlockTable block={block} caption={caption} allSheets={allSheets} />
  // A mean alone is told better by its table.
  const isDrawn = block.kind !== 'measures' || block.rows.length > 1
  return (
    <figure
      class="figure"
      id={`figure-${block.id}`}
      data-chart={isDrawn ? block.kind : undefined}
      data-most={isLongList(block) ? MOST_DRAWN : undefined}
      {...endsOf(block)}
      data-title={title}
      data-source={source}
    >
      {block.label && <figcaption>{block.label}</figcaption>}
      {block.kind === 'distribution' && block.map && <FigureMap map={block.map} rows={block.rows} />}
      {isDrawn && <ChartPlace id={block.id} title={title} svgHref={svgHrefOf?.(block.id)} />}
      {block.kind === 'numbers' && <Quartiles block={block} />}
      {block.kind === 'distribution' && isLongList(block) ? <LongTable rows={block.rows.length}>{table}</LongTable> : table}
      <Explained block={block} />
      {hasHidden(block) && <p class="meta">{words.results.hiddenNote}</p>}
    </figure>
  )
}

/** What the chart leaves out, said; and every row, folded away until it is wanted. */
const LongTable = ({ rows, children }: PropsWithChildren<{ rows: number }>) => {
  const { words, locale } = usePage()
  return (
    <>
      <p class="meta">{words.results.leading(number(MOST_DRAWN, locale), number(rows - MOST_DRAWN, locale))}</p>
      <details class="fold">
        <summary>{words.results.wholeTable(number(rows, locale))}</summary>
        {children}
      </details>
    </>
  )
}

/** Where a chart is drawn; kept as it is when new figures come in, so that it does not flicker. */
export const ChartPlace = ({ id, title, svgHref }: { id: string; title: string; svgHref?: string | undefined }) => {
  const { words } = usePage()
  return (
    <div class="figure-drawing" id={`drawing-${id}`} hx-morph-skip="">
      <div class="figure-canvas">
        <canvas role="img" aria-label={words.results.chartOf(title)} />
      </div>
      <p class="figure-tools">
        <button class="button button-quiet" type="button" data-save-png="" hidden>
          {words.results.savePng}
        </button>
        {svgHref && (
          <a class="button button-quiet" href={svgHref} download>
            {words.results.saveSvg}
          </a>
        )}
      </p>
    </div>
  )
}

// The ends of a histogram's scale, so that its median can be placed on it.
function endsOf(block: Block): Record<string, number> {
  if (block.kind !== 'numbers') return {}
  const { from, to } = scaleOf(block)
  return { 'data-from': from, 'data-to': to }
}

const Quartiles = ({ block }: { block: Numbers }) => {
  const { words, locale } = usePage()
  const shown = (value: number | null) => (value === null ? '–' : `${decimalText(value, locale)} ${block.unit}`.trim())
  const facts: [string, number | null, string][] = [
    [words.results.measures.median, block.median, 'median'],
    [words.results.lowerQuartile, block.lowerQuartile, 'lower'],
    [words.results.upperQuartile, block.upperQuartile, 'upper'],
    [words.results.measures.mean, block.mean, 'mean'],
    [words.results.measures.standardDeviation, block.standardDeviation, 'spread'],
    [words.results.least, block.least, 'least'],
    [words.results.greatest, block.greatest, 'greatest'],
  ]
  return (
    <Facts
      facts={facts.map(([name, value, mark]) => [
        name,
        <span data-mark={mark} data-value={value ?? ''}>
          {shown(value)}
        </span>,
      ])}
    />
  )
}
