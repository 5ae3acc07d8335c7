import { number } from '../../src/i18n/locale'
import { middleOf, nameOfSquare } from '../../src/questions/map-squares'
import { mediumAddress } from '../../src/questions/picture'
import type { Distribution, PlanDrawing } from '../../src/questions/tally'
import { usePage } from '../page-context'

const WIDTH = 1000

/** The plan with a dot for each point, or with the count of each square where the points are not told. */
export const FigureMap = ({ map, rows }: { map: PlanDrawing; rows: Distribution['rows'] }) => {
  const { words, locale } = usePage()
  const { token, width, height, across, down, points } = map
  const tall = Math.round((WIDTH * height) / width)
  const marked = rows.reduce((sum, { count }) => sum + (count ?? 0), 0)
  const lines = [
    ...Array.from({ length: across - 1 }, (_, place) => `M${((place + 1) * WIDTH) / across} 0V${tall}`),
    ...Array.from({ length: down - 1 }, (_, place) => `M0 ${((place + 1) * tall) / down}H${WIDTH}`),
  ]
  return (
    <svg
      class="figure-map"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${WIDTH} ${tall}`}
      role="img"
      aria-label={words.media.map.drawing(number(marked, locale))}
    >
      <image href={mediumAddress(token)} width={WIDTH} height={tall} />
      <path d={lines.join('')} stroke="#222" stroke-opacity="0.45" fill="none" />
      {rows.map(({ code }) => {
        const { x, y } = cornerOf(map, code)
        return (
          <text x={x + 8} y={(y * tall) / 1000 + 26} font-size="22" stroke="#fff" stroke-width="5" paint-order="stroke">
            {nameOfSquare(code)}
          </text>
        )
      })}
      {points.length > 0
        ? points.map(({ x, y, count }) => <Dot x={x} y={(y * tall) / 1000} count={count} text={number(count, locale)} />)
        : null}
      {beside(map, rows).map(({ code, count }) => {
        const { x, y } = middleOf(map, code)
        return <Dot x={x} y={(y * tall) / 1000} count={count} text={number(count, locale)} isSquare />
      })}
    </svg>
  )
}

const cornerOf = (map: PlanDrawing, code: string): { x: number; y: number } => {
  const { x, y } = middleOf(map, code)
  return { x: x - 500 / map.across, y: y - 500 / map.down }
}

/** What is told of a square beyond its points: all of it where no point is told. */
function beside(map: PlanDrawing, rows: Distribution['rows']): { code: string; count: number }[] {
  return rows.flatMap(({ code, count }) => {
    const corner = cornerOf(map, code)
    const within = map.points.filter(
      ({ x, y }) =>
        Math.min(map.across - 1, Math.floor((x * map.across) / 1000)) === Math.round((corner.x * map.across) / 1000) &&
        Math.min(map.down - 1, Math.floor((y * map.down) / 1000)) === Math.round((corner.y * map.down) / 1000),
    )
    const left = (count ?? 0) - within.reduce((sum, point) => sum + point.count, 0)
    return left > 0 ? [{ code, count: left }] : []
  })
}

interface DotProps {
  x: number
  y: number
  count: number
  text: string
  /** Stands for a whole square, not for a point. */
  isSquare?: boolean
}

const Dot = ({ x, y, count, text, isSquare = false }: DotProps) => {
  const radius = Math.min(44, 12 + 5 * Math.sqrt(count))
  const size = Math.max(14, radius)
  return (
    <g>
      {isSquare ? (
        <rect
          x={x - radius}
          y={y - radius}
          width={2 * radius}
          height={2 * radius}
          fill="#fff"
          stroke="#8c1c13"
          stroke-width="5"
        />
      ) : (
        <circle cx={x} cy={y} r={radius} fill="#8c1c13" stroke="#fff" stroke-width="4" />
      )}
      {(count > 1 || isSquare) && (
        <text x={x} y={y + size / 3} font-size={size} text-anchor="middle" fill={isSquare ? '#222' : '#fff'}>
          {text}
        </text>
      )}
    </g>
  )
}
