import { messages } from '../i18n/messages'
import { below, type Fields, many, one } from '../kernel/fields'
import { type Around, beforeIt } from './question-form'
import type { AskedQuestion } from './question-type'
import { MOST_CHECKS, noCheck, readChecks } from './ready-checks'
import { readWritten, reshaped, sentOfWritten } from './rules-form'

/**
 * What the buttons within the form of a question do, as `do` says: `when add 1`, `checks remove 2`, `settings.options up 3`.
 * Everything works by posting the form: what comes back is the form as it would have been sent after it.
 */
export function commanded(
  sent: Fields,
  question: AskedQuestion,
  around: Around,
): { sent: Fields; fault?: { name: string; fault: string } } {
  const [part = '', command = '', place = ''] = one(sent, 'do').split(' ')
  if (part === 'when') {
    const surrounds = beforeIt(around)
    const written = reshaped(readWritten(below(sent, 'when.'), surrounds), command, place, surrounds)
    if ('fault' in written) return { sent, fault: { name: 'when.text', fault: written.fault } }
    return { sent: replaced(sent, 'when.', sentOfWritten(written)) }
  }
  if (part === 'checks') {
    const rows = readChecks(below(sent, 'checks.'))
    const changed = command === 'add' && rows.length < MOST_CHECKS ? [...rows, noCheck] : rows
    const left = command === 'remove' ? changed.toSpliced(Number(place), 1) : changed
    const words = messages[around.locale].logic.usualMessages
    const said = left.map((row) => (row.rule && !row.message ? { ...row, message: words[row.rule] } : row))
    const fields = said.flatMap((row, at) =>
      Object.entries(row).map(([name, value]): [string, string[]] => [`${at}.${name}`, [value]]),
    )
    return { sent: replaced(sent, 'checks.', new Map(fields)) }
  }
  if (part.startsWith('settings.') && question && (command === 'up' || command === 'down'))
    return { sent: moved(sent, `${part}.`, Number(place), command === 'up' ? Number(place) - 1 : Number(place) + 1) }
  if (part.startsWith('settings.') && command.startsWith('to'))
    return { sent: carried(sent, `${part}.`, Number(command.slice(2)), Number(place)) }
  return { sent }
}

function replaced(sent: Fields, prefix: string, part: Fields): Fields {
  const others = [...sent].filter(([name]) => !name.startsWith(prefix))
  return new Map([...others, ...[...part].map(([name, values]) => [`${prefix}${name}`, values] as const)])
}

/** A row from one place to another, those between stepping aside. */
function carried(sent: Fields, prefix: string, from: number, to: number): Fields {
  const step = from < to ? 1 : -1
  let fields = sent
  for (let place = from; Number.isSafeInteger(to) && place !== to && Math.abs(to - from) < 200; place += step)
    fields = moved(fields, prefix, place, place + step)
  return fields
}

/** Two rows change places: whatever is sent under `prefix` and one number goes under the other. */
function moved(sent: Fields, prefix: string, place: number, other: number): Fields {
  const has = (row: number) => [...sent.keys()].some((name) => name.startsWith(`${prefix}${row}.`))
  if (!has(place) || !has(other)) return sent
  const rename = (name: string): string => {
    for (const [from, to] of [
      [place, other],
      [other, place],
    ])
      if (name.startsWith(`${prefix}${from}.`)) return `${prefix}${to}.${name.slice(`${prefix}${from}.`.length)}`
    return name
  }
  return new Map([...sent.keys()].map((name) => [rename(name), many(sent, name)]))
}
