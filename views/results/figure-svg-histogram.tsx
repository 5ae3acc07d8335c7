import type { Messages } from '../../src/i18n/messages'
import type { Locale } from '../../src/kernel/locale'
import type { Numbers } from '../../src/questions/tally'
import { type Drawn, WIDTH } from './figure-svg-parts'
import { binText, countText, decimalText, scaleOf } from './figure-text'

const LEFT = 50
const PLOT = WIDTH - 100
const TALL = 260

interface Frame {
  floor: number
  xOf(value: number): number
  words: Messages
  locale: Locale
}

/** Bars over a scale of numbers, with the median and the quartiles as lines and in words. */
export function drawHistogram(block: Numbers, top: number, words: Messages, locale: Locale): Drawn {
  const { lowerQuartile, median, upperQuartile, unit } = block
  const scale = scaleOf(block)
  const span = Math.max(1e-9, scale.to - scale.from)
  const floor = top + 30 + TALL
  const frame = { floor, xOf: (value: number) => LEFT + ((value - scale.from) / span) * PLOT, words, locale }
  const named = [
    [words.results.lowerQuartile, lowerQuartile],
    [words.results.measures.median, median],
    [words.results.upperQuartile, upperQuartile],
  ] as const
  const summary = named.map(([name, value]) => `${name}: ${value === null ? '–' : decimalText(value, locale)} ${unit}`.trim())
  const told = block.bins.map(({ count }, place) => `${binText(block, place, words, locale)}: ${countText(count, words, locale)}`)
  const parts = (
    <>
      <Bins block={block} {...frame} />
      {[lowerQuartile, median, upperQuartile].map(
        (value, place) =>
          value !== null && (
            <path
              d={`M${frame.xOf(value)} ${top + 20}V${floor}`}
              stroke="#000"
              stroke-width={place === 1 ? 3 : 1.5}
              stroke-dasharray={place === 1 ? undefined : '6 4'}
            />
          ),
      )}
      <text x={LEFT} y={floor + 48}>
        {summary.join(' · ')}
      </text>
    </>
  )
  return { parts, bottom: floor + 56, told: [...summary, ...told] }
}

const Bins = ({ block, floor, xOf, words, locale }: Frame & { block: Numbers }) => {
  const { bins } = block
  const most = Math.max(1, ...bins.map(({ count }) => count ?? 0))
  const shift = scaleOf(block).from - (bins[0]?.from ?? 0)
  return (
    <>
      {bins.map(({ from, to, count }) => {
        const height = ((count ?? 0) / most) * TALL
        const left = xOf(from + shift)
        const width = Math.max(1, xOf(to) - xOf(from))
        return (
          <g>
            <rect x={left} y={floor - height} width={width} height={height} fill="#bbb" stroke="#222" />
            <text x={left + width / 2} y={floor - height - 6} text-anchor="middle" font-size="13">
              {countText(count, words, locale)}
            </text>
            <text x={xOf(from)} y={floor + 20} text-anchor="middle" font-size="13">
              {decimalText(from, locale)}
            </text>
          </g>
        )
      })}
    </>
  )
}
