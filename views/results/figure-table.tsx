import type { Child } from 'hono/jsx'
import type { Messages } from '../../src/i18n/messages'
import type { Locale } from '../../src/kernel/locale'
import type { Block, Distribution, Grid, Measures, Numbers } from '../../src/questions/tally'
import { usePage } from '../page-context'
import { binText, countText, measureName, measureText, rowsInOrder, shareText } from './figure-text'

/** A number as people read it, and as the chart does; one that is hidden has no value to draw. */
interface Cell {
  text: Child
  value?: number | null
}

interface TableProps {
  caption: Child
  head: readonly Child[]
  rows: readonly { label: Child; cells: readonly Cell[] }[]
  foot?: { label: Child; cells: readonly Cell[] } | undefined
}

/** A real table whose cells carry their raw values in `data-value`; `charts.js` draws from them. */
export const FigureTable = ({ caption, head, rows, foot }: TableProps) => (
  <div class="table-scroll" tabindex={0}>
    <table class="table figure-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {head.map((label, place) => (
            <th scope="col" class={place > 0 ? 'numeric' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <FigureRow {...row} />
        ))}
      </tbody>
      {foot && (
        <tfoot>
          <FigureRow {...foot} />
        </tfoot>
      )}
    </table>
  </div>
)

const FigureRow = ({ label, cells }: { label: Child; cells: readonly Cell[] }) => (
  <tr>
    <th scope="row">{label}</th>
    {cells.map(({ text, value }) => (
      <td class="numeric" data-value={value === undefined ? undefined : (value ?? '')}>
        {text}
      </td>
    ))}
  </tr>
)

interface BlockTableProps {
  block: Block
  caption: Child
  /** See BlockFigure. */
  allSheets?: number | null | undefined
}

/** The table of a block; words have none. */
export const BlockTable = ({ block, caption, allSheets }: BlockTableProps) => {
  if (block.kind === 'distribution') return <DistributionTable block={block} caption={caption} />
  if (block.kind === 'grid') return <GridTable block={block} caption={caption} allSheets={allSheets} />
  if (block.kind === 'measures') return <MeasuresTable block={block} caption={caption} allSheets={allSheets} />
  return block.kind === 'numbers' ? <NumbersTable block={block} caption={caption} /> : null
}

const DistributionTable = ({ block, caption }: { block: Distribution; caption: Child }) => {
  const { base, exclusive } = block
  const { words, locale } = usePage()
  const cellsOf = (count: number | null): Cell[] => [
    { text: countText(count, words, locale), value: count },
    { text: shareText(count, base, words, locale) },
  ]
  return (
    <FigureTable
      caption={caption}
      head={[headOf(block.id, words), words.results.count, words.results.share]}
      rows={rowsInOrder(block).map(({ label, count, kind }) => ({
        label: kind ? words.publication.unansweredRow : label,
        cells: cellsOf(count),
      }))}
      foot={
        exclusive
          ? {
              label: words.results.sum,
              cells: [{ text: countText(base, words, locale) }, { text: shareText(base, base, words, locale) }],
            }
          : undefined
      }
    />
  )
}

type RowsTableProps<Of extends Grid | Measures> = Pick<BlockTableProps, 'caption' | 'allSheets'> & { block: Of }

/** Over the bases of rows: those that answered, unless a row stands for all sheets. */
export const baseHead = ({ rows }: Grid | Measures, allSheets: number | null | undefined, { results }: Messages): string =>
  rows.some(({ base }) => base !== null && base === allSheets) ? results.rowBase : results.answeredBase

const baseCell = (base: number | null, allSheets: number | null | undefined, words: Messages, locale: Locale): Cell => {
  const text = countText(base, words, locale)
  return { text: base !== null && base === allSheets ? words.results.allOf(text) : text }
}

const GridTable = ({ block, caption, allSheets }: RowsTableProps<Grid>) => {
  const { columns, rows } = block
  const { words, locale } = usePage()
  const cellOf = (count: number | null, base: number | null): Cell => ({
    text: count === null || !base ? countText(count, words, locale) : withShare(count, base),
    value: count,
  })
  const withShare = (count: number, base: number) => (
    <>
      {countText(count, words, locale)} <span class="figure-share">{shareText(count, base, words, locale)}</span>
    </>
  )
  return (
    <FigureTable
      caption={caption}
      head={[words.results.item, ...columns.map(({ label }) => label), baseHead(block, allSheets, words)]}
      rows={rows.map(({ label, base, counts }) => ({
        label,
        cells: [...counts.map((count) => cellOf(count, base)), baseCell(base, allSheets, words, locale)],
      }))}
    />
  )
}

const MeasuresTable = ({ block, caption, allSheets }: RowsTableProps<Measures>) => {
  const { measures, lead, unit, rows } = block
  const { words, locale } = usePage()
  return (
    <FigureTable
      caption={caption}
      head={[
        words.results.option,
        ...measures.map((measure) => measureName(measure, unit, words)),
        baseHead(block, allSheets, words),
      ]}
      rows={rows.map(({ label, base, values }) => ({
        label,
        cells: [
          ...measures.map((measure, place) => ({
            text: measureText(values[place] ?? null, base, words, locale),
            ...(measure === lead && { value: base === null ? null : (values[place] ?? null) }),
          })),
          baseCell(base, allSheets, words, locale),
        ],
      }))}
    />
  )
}

const NumbersTable = ({ block, caption }: { block: Numbers; caption: Child }) => {
  const { words, locale } = usePage()
  return (
    <FigureTable
      caption={caption}
      head={[words.results.range, countName(block, words), words.results.share]}
      rows={block.bins.map(({ count }, place) => ({
        label: binText(block, place, words, locale),
        cells: [{ text: countText(count, words, locale), value: count }, { text: shareText(count, block.base, words, locale) }],
      }))}
    />
  )
}

/** What a bin counts. */
export const countName = ({ people }: Pick<Numbers, 'people'>, { results }: Messages): string =>
  people ? results.countOfPeople(people.noun) : results.count

/** What the rows are: of who took part they are no options. */
function headOf(id: string, { results }: Messages): string {
  const heads: Record<string, string> = results.heads
  return heads[id] ?? results.option
}
