import { z } from 'zod'
import { type Fields, one } from '../kernel/fields'
import { cleanLine } from '../kernel/text'
import { accepted, readCode, readOne, readText, refused, unanswered } from './judging'
import { squareAt, squareCodes, squaresOf } from './map-squares'
import { pictureSchema } from './picture'
import type { AskedQuestion, Judged } from './question-type'

export const PLACE_LONGEST = 200

export const mapSettings = z
  .strictObject({
    /** What is pointed at; without one there are only the name of the place and the hamlets. */
    plan: pictureSchema.nullable().default(null),
    asksPlace: z.boolean().default(true),
    asksHamlet: z.boolean().default(true),
  })
  .refine(({ plan, asksPlace, asksHamlet }) => plan !== null || asksPlace || asksHamlet, { path: ['asksPlace'], error: 'noWay' })
export type MapSettings = z.infer<typeof mapSettings>

/** A square of the plan, a point in it in per mille from the left and the top, a place by its name, a hamlet by its code. */
export interface MapAnswer {
  square?: string
  x?: number
  y?: number
  place?: string
  hamlet?: string
}

export function judgeMap(question: AskedQuestion<MapSettings>, sent: Fields): Judged<MapAnswer> {
  const { hamlets, required, settings } = question
  const pointed = settings.plan ? readPoint(settings.plan, sent) : { value: {} }
  if ('fault' in pointed) return refused(pointed.fault)
  const place = settings.asksPlace ? readText(sent, 'place', PLACE_LONGEST, cleanLine) : { value: '' }
  if ('fault' in place) return refused(place.fault, 'place')
  const hamlet = settings.asksHamlet && hamlets.length > 0 ? readCode(hamlets, sent, 'hamlet') : { value: '' }
  if ('fault' in hamlet) return refused(hamlet.fault, 'hamlet')
  const answer: MapAnswer = {
    ...pointed.value,
    ...(place.value && { place: place.value }),
    ...(hamlet.value && { hamlet: hamlet.value }),
  }
  return Object.keys(answer).length === 0 ? unanswered(required) : accepted(answer)
}

/** A point counts within the square that was chosen; one left over from another square does not. */
function readPoint(plan: { width: number; height: number }, sent: Fields): { value: MapAnswer } | { fault: string } {
  const squares = squaresOf(plan)
  const square = readOne(sent, '')
  if ('fault' in square) return square
  if (square.value === '') return { value: {} }
  if (!squareCodes(squares).includes(square.value)) return { fault: 'notAnOption' }
  const typed = [one(sent, 'x'), one(sent, 'y')]
  if (typed.every((each) => each === '')) return { value: { square: square.value } }
  if (!typed.every((each) => /^(\d{1,3}|1000)$/.test(each))) return { fault: 'notAnOption' }
  const [x = 0, y = 0] = typed.map(Number)
  return { value: squareAt(squares, x, y) === square.value ? { square: square.value, x, y } : { square: square.value } }
}
