import { type Fields, fieldsOf, one } from '../kernel/fields'
import { cleanLine } from '../kernel/text'
import { shownDay } from './calendar'
import { accepted, type Read, readCode, readOne, readText } from './judging'
import { readWithin } from './limits'
import type { AskedQuestion, Judged } from './question-type'
import type { Inner, RepeatSettings } from './repeat-settings'
import { readDate } from './typed-date'
import { typedNumberOf } from './typed-number'

/** A block by the codes of its inner questions: a code, a number, words, or a date as `1980`, `1980-03` or `1980-03-05`. */
export type Block = Readonly<Record<string, string | number>>

export const LONGEST_INNER = 200
/** Beside the blocks: how many the person asked to see. */
export const MORE = 'more'

export const innerPart = (block: number, { code }: Pick<Inner, 'code'>): string => `${block}.${code}`

/** Empty blocks are nobody; those that are filled in are kept in their order, without gaps. */
export function judgeBlocks({ settings, required }: AskedQuestion<RepeatSettings>, sent: Fields): Judged<Block[]> {
  const blocks: Block[] = []
  const faults: Record<string, string> = {}
  const last = Math.min(settings.most, lastBlockIn(sent))
  for (let number = 1; number <= last; number++) {
    const block = readBlock(settings, sent, number)
    Object.assign(faults, block.faults)
    if (Object.keys(block.answers).length > 0) blocks.push(block.answers)
  }
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  if (blocks.length === 0) return required ? { ok: false, faults: { '': 'required' } } : { ok: true, answer: null }
  if (blocks.length < settings.least) return { ok: false, faults: { '': `tooFewBlocks ${settings.least}` } }
  return accepted(blocks)
}

function readBlock({ inner }: RepeatSettings, sent: Fields, number: number) {
  const answers: Record<string, string | number> = {}
  const faults: Record<string, string> = {}
  for (const each of inner) {
    const part = innerPart(number, each)
    const read = readInner(each, sent, part)
    if ('fault' in read) faults[part] = read.fault
    else if (read.value !== '') answers[each.code] = read.value
  }
  const isFilled = Object.keys(answers).length > 0 || Object.keys(faults).length > 0
  if (isFilled)
    for (const each of inner) {
      const part = innerPart(number, each)
      if (each.required && answers[each.code] === undefined) faults[part] ??= 'required'
    }
  return { answers, faults }
}

function readInner(inner: Inner, sent: Fields, part: string): Read<string | number> {
  if (inner.kind === 'single') return readCode(inner.options, sent, part)
  if (inner.kind === 'short') return readText(sent, part, LONGEST_INNER, cleanLine)
  const typed = readOne(sent, part)
  if ('fault' in typed || typed.value.trim() === '') return 'fault' in typed ? typed : { value: '' }
  return inner.kind === 'number' ? readWithin(typed.value, inner) : readAnyDate(typed.value)
}

/** As exactly as it was said: a day, else a month, else a year. */
function readAnyDate(typed: string): Read<string> {
  for (const precision of ['day', 'month', 'year'] as const) {
    const read = readDate(typed, precision)
    if ('value' in read) return read
    if (read.fault !== NOT_AT_ALL[precision]) break
  }
  return { fault: 'notADate' }
}

const NOT_AT_ALL = { day: 'notADay', month: 'notAMonth', year: 'notAYear' } as const

/** The greatest number of a block that anything was written in; 0 for none. */
function lastBlockIn(sent: Fields): number {
  let last = 0
  for (const [part, values] of sent) {
    const number = Number.parseInt(part, 10)
    if (number > last && values.some((value) => value !== '')) last = number
  }
  return last
}

/** How many blocks are shown: those written in, those that must be, and so many more as were asked for. */
export function blocksShown({ least, most }: RepeatSettings, sent: Fields): number {
  const asked = /^\d{1,2}$/.test(one(sent, MORE)) ? Number(one(sent, MORE)) : 0
  return Math.min(most, Math.max(1, least, lastBlockIn(sent), asked))
}

export const sentOfBlocks = ({ inner }: RepeatSettings, blocks: readonly Block[]): Fields =>
  fieldsOf(
    blocks.flatMap((block, place) =>
      inner.flatMap((each) => {
        const value = block[each.code]
        return value === undefined ? [] : [[innerPart(place + 1, each), typedAs(each, value)] as const]
      }),
    ),
  )

/** As a person would type it. */
export function typedAs({ kind }: Inner, value: string | number): string {
  if (typeof value === 'number') return typedNumberOf(value)
  return kind === 'date' ? shownDay(value) : value
}
