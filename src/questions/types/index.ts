import type { QuestionType } from '../question-type'
import { agree3 } from './agree3'
import { allocate } from './allocate'
import { ballot } from './ballot'
import { budget } from './budget'
import { calculated } from './calculated'
import { consent } from './consent'
import { contact } from './contact'
import { date } from './date'
import { dropdown } from './dropdown'
import { ending } from './ending'
import { file } from './file'
import { jump } from './jump'
import { likert5 } from './likert5'
import { long } from './long'
import { mapPoint } from './map-point'
import { matrix } from './matrix'
import { matrixMany } from './matrix-many'
import { matrixNumber } from './matrix-number'
import { matrixText } from './matrix-text'
import { multi } from './multi'
import { nps } from './nps'
import { number } from './number'
import { perItem } from './per-item'
import { pictures } from './pictures'
import { place } from './place'
import { rank } from './rank'
import { repeat } from './repeat'
import { section } from './section'
import { short } from './short'
import { signature } from './signature'
import { simulator } from './simulator'
import { single } from './single'
import { slider } from './slider'
import { smileys } from './smileys'
import { stars } from './stars'
import { statements } from './statements'
import { text } from './text'
import { time } from './time'

/** Every type of question, in the order an author is offered them. One file a type, one line here. */
export const questionTypes: readonly QuestionType<unknown, unknown>[] = [
  single,
  multi,
  dropdown,
  pictures,
  agree3,
  ballot,
  likert5,
  stars,
  smileys,
  slider,
  nps,
  statements,
  matrix,
  matrixMany,
  matrixNumber,
  matrixText,
  rank,
  allocate,
  number,
  date,
  time,
  calculated,
  contact,
  repeat,
  short,
  long,
  file,
  place,
  mapPoint,
  consent,
  signature,
  perItem,
  budget,
  simulator,
  text,
  section,
  jump,
  ending,
]

const byName = new Map(questionTypes.map((type) => [type.name, type]))

/** Throws for a name that no file in this folder bears. */
export function typeOf(name: string): QuestionType<unknown, unknown> {
  const type = byName.get(name)
  if (!type) throw new Error(`There is no question type ${name}.`)
  return type
}

export const isTypeName = (name: string): boolean => byName.has(name)
