import { folded } from '../kernel/search'
import type { Read } from './judging'

const LONGEST = 40

const WRITTEN =
  /^(\d{1,2})(?: ?(?:[:.,h]|gio) ?(?:(\d{1,2})(?: ?(?:p|phut))?|(ruoi)|(?:kem) ?(\d{1,2}))?)?(?: ?(sang|trua|chieu|toi|dem|am|pm))?$/
const FIGURES = /^(\d{1,2})(\d{2})$/

/**
 * Reads a time of day as people write it here: `14:30`, `14h30`, `14 giờ 30`, `1430`, `2 giờ rưỡi chiều`, `8 giờ kém 15`.
 * Kept as 14:30.
 */
export function readTime(typed: string): Read<string> {
  if (typed.length > LONGEST) return { fault: 'notATime' }
  const text = folded(typed.normalize('NFKC')).replace(/^luc /, '')
  const figures = FIGURES.exec(text)
  if (figures) return timeOf(Number(figures[1]), Number(figures[2]))
  const found = WRITTEN.exec(text)
  if (!found) return { fault: 'notATime' }
  const [, hour = '', minute = '0', half, missing, part = ''] = found
  const hours = inPart(Number(hour), part)
  if (missing !== undefined) return timeOf((hours + 23) % 24, 60 - Number(missing))
  return timeOf(hours, half ? 30 : Number(minute))
}

/** The hour of a day of 24, from that of half a day and the part of the day named. */
function inPart(hour: number, part: string): number {
  const isAfter = ['chieu', 'toi', 'pm'].includes(part) || (part === 'trua' && hour < 6) || (part === 'dem' && hour >= 6)
  if (isAfter && hour < 12) return hour + 12
  return hour === 12 && ['dem', 'sang', 'am'].includes(part) ? 0 : hour
}

function timeOf(hours: number, minutes: number): Read<string> {
  if (hours > 23 || minutes > 59) return { fault: 'noSuchTime' }
  return { value: `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` }
}
