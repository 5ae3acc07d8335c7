import { isSame } from '../kernel/ordered'
import { addedOptions } from './added-options'
import type { AskedQuestion, Option, Question } from './question-type'
import { typeOf } from './types'

/**
 * The ways in which one question was asked, and which of them are counted together
 * (docs/decisions/031-which-wordings-are-added-up.md).
 */

/** What an author said of the wording that began with a version. */
export interface WordingChoice {
  question: string
  version: number
  isJoined: boolean
  reason: string
}

export interface Wording {
  /** The version that asked so first; it names the wording. */
  since: number
  versions: readonly number[]
  /** As the newest of these versions asked it. */
  question: AskedQuestion
  /** Against the wording it followed; null for the first. */
  seam: Seam | null
}

export interface Seam {
  /** The wording it followed, by its `since`. */
  follows: number
  /** `grown`: only more could be chosen. `fixed`: always counted together, as votes on projects are, whose terms never change. */
  change: 'reworded' | 'grown' | 'fixed'
  /** What could not be chosen before. */
  added: readonly Option[]
  isJoined: boolean
  /** The author's; empty where nobody chose. */
  reason: string
}

type Version = Readonly<{ version: number; questions: readonly AskedQuestion[] }>

/** Every wording of a question through its versions (oldest first), as far as they are of one type, oldest first. */
export function wordingsOf(
  { id, type }: Pick<AskedQuestion, 'id' | 'type'>,
  versions: readonly Version[],
  choices: readonly WordingChoice[],
): Wording[] {
  const wordings: Wording[] = []
  let before: number | undefined
  for (const { version, questions } of versions) {
    const question = questions.find((each) => each.id === id && each.type === type)
    if (!question) continue
    const known = wordings.findIndex((each) => isAskedAlike(each.question, question))
    if (known < 0) wordings.push({ since: version, versions: [version], question, seam: seamAt(before, version, question) })
    else wordings[known] = again(wordings[known], version, question) ?? first(version, question)
    before = known < 0 ? wordings.length - 1 : known
  }
  return wordings

  function seamAt(place: number | undefined, version: number, question: AskedQuestion): Seam | null {
    const older = place === undefined ? undefined : wordings[place]
    if (!older) return null
    const choice = choices.find((each) => each.question === id && each.version === version)
    const { change, added } = changeBetween(older.question, question)
    const isJoined = change === 'fixed' || (choice?.isJoined ?? change === 'grown')
    return { follows: older.since, change, added, isJoined, reason: choice?.reason ?? '' }
  }
}

const first = (version: number, question: AskedQuestion): Wording => ({
  since: version,
  versions: [version],
  question,
  seam: null,
})
const again = (wording: Wording | undefined, version: number, question: AskedQuestion): Wording | undefined =>
  wording && { ...wording, versions: [...wording.versions, version], question }

/** Who is asked, whether an answer is needed and what it is held to are not part of what a person reads and can answer. */
const isAskedAlike = (one: AskedQuestion, other: AskedQuestion): boolean =>
  isWordedAlike(one, other) && isSame(asRead(one), asRead(other))

function asRead({ type, settings }: AskedQuestion): unknown {
  return typeOf(type).asRead?.(settings) ?? settings
}

const isWordedAlike = (one: AskedQuestion, other: AskedQuestion): boolean =>
  plain(one.label) === plain(other.label) && plain(one.hint) === plain(other.hint) && isSame(variantsOf(one), variantsOf(other))

const variantsOf = (question: AskedQuestion): unknown => ('wordings' in question ? (question.wordings ?? []) : [])

/** As it reads, however it was typed. */
export const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** How a wording differs from the one it followed. */
function changeBetween(older: AskedQuestion, newer: AskedQuestion): Pick<Seam, 'change' | 'added'> {
  const { election, partsWordings } = typeOf(newer.type)
  if (election || partsWordings) return { change: 'fixed', added: [] }
  const added = addedOptions(older, newer)
  return added && isWordedAlike(older, newer) ? { change: 'grown', added } : { change: 'reworded', added: [] }
}

/** Those of a changed questionnaire whose answers will be counted apart from now on, unless the author joins them. */
export const rewordedQuestions = <Asked extends Question>(before: readonly Question[], after: readonly Asked[]): Asked[] =>
  after.filter((question) => {
    const older = before.find(({ id, type }) => id === question.id && type === question.type)
    if (!older) return false
    const [one, other] = [
      { ...older, hamlets: [] },
      { ...question, hamlets: [] },
    ]
    return !isAskedAlike(one, other) && changeBetween(one, other).change === 'reworded'
  })

/** The wordings that are counted together, newest part and newest wording first. */
export function partsOf(wordings: readonly Wording[]): Wording[][] {
  const roots = new Map<number, number>()
  for (const { since, seam } of wordings) roots.set(since, seam?.isJoined ? (roots.get(seam.follows) ?? since) : since)
  const parts = new Map<number, Wording[]>()
  for (const wording of wordings.toSorted((one, other) => last(other) - last(one))) {
    const root = roots.get(wording.since) ?? wording.since
    parts.set(root, [...(parts.get(root) ?? []), wording])
  }
  return [...parts.values()]
}

const last = ({ versions }: Wording): number => versions.at(-1) ?? 0
