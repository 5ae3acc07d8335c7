import type { Child } from 'hono/jsx'
import { number } from '../../src/i18n/locale'
import type { Messages } from '../../src/i18n/messages'
import type { Locale } from '../../src/kernel/locale'
import type { Block } from '../../src/questions/tally'
import { drawHistogram } from './figure-svg-histogram'
import { type Bar, type Drawn, FILLS, lines, PATTERNS, type Stack, WIDTH } from './figure-svg-parts'
import { countText, isLongList, MOST_DRAWN, measureName, measureText, rowsInOrder, shareText } from './figure-text'

interface SvgProps {
  block: Block
  title: string
  source: string
  words: Messages
  locale: Locale
}

const LABEL = 300
const ROW = 46
const LINE = 19
const PLOT = WIDTH - LABEL - 170
const TOP = 30

/** A figure as a picture of its own, for print and for documents: black, white and patterns, plain fonts. */
export function figureSvg({ block, title, source, words, locale }: SvgProps): string {
  const heading = lines(title, 80)
  const drawn = draw(block, TOP + heading.length * 26 + 10, words, locale)
  const height = drawn.bottom + 46
  return String(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      role="img"
      aria-labelledby="title desc"
      font-family="sans-serif"
      font-size="16"
    >
      <title id="title">{title}</title>
      <desc id="desc">{drawn.told.join('; ')}</desc>
      <defs>{PATTERNS}</defs>
      <rect width={WIDTH} height={height} fill="#fff" />
      <g font-size="20" font-weight="bold">
        {heading.map((line, place) => (
          <text x="20" y={TOP + 4 + place * 26}>
            {line}
          </text>
        ))}
      </g>
      {drawn.parts}
      <text x="20" y={height - 16} font-size="13" fill="#444">
        {source}
      </text>
    </svg>,
  )
}

function draw(block: Block, top: number, words: Messages, locale: Locale): Drawn {
  if (block.kind === 'words') return { parts: null, bottom: top, told: [] }
  if (block.kind === 'numbers') return drawHistogram(block, top, words, locale)
  if (block.kind === 'grid') {
    const stacks = block.rows.map(({ label, base, counts }): Stack => {
      const parts = counts.map((count) => ({
        share: count === null || !base ? 0 : count / base,
        text: shareText(count, base, words, locale),
      }))
      return { label, parts }
    })
    return drawStacks(
      stacks,
      block.columns.map(({ label }) => label),
      top,
    )
  }
  if (block.kind === 'measures') {
    const lead = block.measures.indexOf(block.lead)
    const bars = block.rows.map(({ label, base, values }): Bar => {
      const value = values[lead] ?? null
      return { label, value: value ?? 0, text: measureText(value, base, words, locale) }
    })
    return drawBars(bars, top, measureName(block.lead, block.unit, words))
  }
  const rows = isLongList(block) ? rowsInOrder(block).slice(0, MOST_DRAWN) : block.rows
  const bars = rows.map(({ label, count }): Bar => {
    const share = block.base > 0 && count !== null ? ` (${shareText(count, block.base, words, locale)})` : ''
    return { label, value: count ?? 0, text: countText(count, words, locale) + share }
  })
  const drawn = drawBars(bars, top, words.results.count)
  return isLongList(block) ? withNote(drawn, leftOut(block, words, locale)) : drawn
}

const leftOut = ({ rows }: { rows: readonly unknown[] }, words: Messages, locale: Locale): string =>
  words.results.leading(number(MOST_DRAWN, locale), number(rows.length - MOST_DRAWN, locale))

const withNote = ({ parts, bottom, told }: Drawn, note: string): Drawn => ({
  parts: [
    parts,
    <text x="20" y={bottom + 24} font-size="14">
      {note}
    </text>,
  ],
  bottom: bottom + 34,
  told: [...told, note],
})

function drawBars(bars: readonly Bar[], top: number, axis: string): Drawn {
  const most = Math.max(1e-9, ...bars.map(({ value }) => value))
  let y = top + 10
  const parts = bars.map(({ label, value, text }) => {
    const rows = lines(label, 36)
    const height = Math.max(ROW, rows.length * LINE + 12)
    const width = (Math.max(0, value) / most) * PLOT
    const part = (
      <g>
        <Label rows={rows} y={y} height={height} />
        <rect x={LABEL} y={y + height / 2 - 13} width={width} height="26" fill="#3d3d3d" />
        <text x={LABEL + width + 8} y={y + height / 2 + 6}>
          {text}
        </text>
      </g>
    )
    y += height
    return part
  })
  const line = <path d={`M${LABEL} ${top + 6}V${y}`} stroke="#222" />
  const name = (
    <text x={LABEL} y={top} font-size="13" fill="#444">
      {axis}
    </text>
  )
  return { parts: [...parts, line, name], bottom: y, told: bars.map(({ label, text }) => `${label}: ${text}`) }
}

const Label = ({ rows, y, height }: { rows: readonly string[]; y: number; height: number }) => (
  <>
    {rows.map((row, place) => (
      <text x={LABEL - 10} y={y + height / 2 + 6 + (place - (rows.length - 1) / 2) * LINE} text-anchor="end">
        {row}
      </text>
    ))}
  </>
)

function drawStacks(stacks: readonly Stack[], names: readonly string[], top: number): Drawn {
  const legend = drawLegend(names, top)
  let y = legend.bottom
  const parts = stacks.map((stack) => {
    const rows = lines(stack.label, 36)
    const height = Math.max(ROW, rows.length * LINE + 12)
    const part = (
      <g>
        <Label rows={rows} y={y} height={height} />
        <StackBar stack={stack} middle={y + height / 2} />
      </g>
    )
    y += height
    return part
  })
  const told = stacks.map((stack) => `${stack.label}: ${stack.parts.map(({ text }, at) => `${names[at]} ${text}`).join(', ')}`)
  return { parts: [legend.parts, ...parts], bottom: y, told }
}

const StackBar = ({ stack, middle }: { stack: Stack; middle: number }) => {
  let x = LABEL
  return (
    <>
      {stack.parts.map(({ share, text }, place) => {
        const from = x
        const width = share * (WIDTH - LABEL - 30)
        x += width
        return (
          <g>
            <rect x={from} y={middle - 14} width={width} height="28" fill={FILLS[place % FILLS.length]} stroke="#222" />
            {width > 56 && (
              <>
                <rect x={from + width / 2 - 26} y={middle - 10} width="52" height="20" fill="#fff" />
                <text x={from + width / 2} y={middle + 5} text-anchor="middle" font-size="13">
                  {text}
                </text>
              </>
            )}
          </g>
        )
      })}
    </>
  )
}

function drawLegend(names: readonly string[], top: number): { parts: Child; bottom: number } {
  let x = 20
  let y = top
  const parts = names.map((name, place) => {
    const width = 40 + name.length * 8.5
    if (x + width > WIDTH - 20 && x > 20) {
      x = 20
      y += 26
    }
    const part = (
      <g>
        <rect x={x} y={y - 4} width="22" height="16" fill={FILLS[place % FILLS.length]} stroke="#222" />
        <text x={x + 28} y={y + 10}>
          {name}
        </text>
      </g>
    )
    x += width + 12
    return part
  })
  return { parts, bottom: y + 34 }
}
