import type { QuestionType } from '../question-type'
import { agree3 } from './agree3'
import { allocate } from './allocate'
import { budget } from './budget'
import { calculated } from './calculated'
import { ending } from './ending'
import { jump } from './jump'
import { likert5 } from './likert5'
import { long } from './long'
import { matrix } from './matrix'
import { matrixMany } from './matrix-many'
import { matrixNumber } from './matrix-number'
import { matrixText } from './matrix-text'
import { multi } from './multi'
import { number } from './number'
import { perItem } from './per-item'
import { pictures } from './pictures'
import { place } from './place'
import { rank } from './rank'
import { section } from './section'
import { short } from './short'
import { single } from './single'
import { text } from './text'

/** Every type of question, in the order an author is offered them. One file a type, one line here. */
export const questionTypes: readonly QuestionType<unknown, unknown>[] = [
  single,
  multi,
  pictures,
  agree3,
  likert5,
  matrix,
  matrixMany,
  matrixNumber,
  matrixText,
  rank,
  allocate,
  number,
  calculated,
  short,
  long,
  place,
  perItem,
  budget,
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
