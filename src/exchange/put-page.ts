import { messages } from '../i18n/messages'
import { isTypeName } from '../questions/types'
import { conditionsIn, type Making, type Opened, settle } from './making'
import { note } from './outcome'
import { SHAPES } from './shapes'
import { wordsOf } from './wording'

const LONGEST_TEXT = 3000

/** A section for the groups that began, or one more for the group that goes on after another ended within it. */
export function beginPage(making: Making): void {
  making.turnsPage = false
  const { groups, questions } = making
  const fresh = groups.filter(({ isBegun }) => !isBegun)
  for (const group of fresh) group.isBegun = true
  if (!isTypeName('section')) {
    for (const { line } of fresh) settle(line, '', [note('notSupportedYet', 'section')])
    return
  }
  const named = fresh.length > 0 ? fresh : groups.slice(-1)
  const titles = named.map(({ found }) => wordsOf(found.label, 200, true).text).filter(Boolean)
  const shown = conditionsIn(making).shownWhen(groups.flatMap(({ found }) => found.shown))
  const number = questions.filter(({ type }) => type === 'section').length + 1
  const label = titles.join(' · ') || messages[making.locale].exchange.page(String(number))
  const body = fresh.map(({ found }) => wordsOf(found.hint, LONGEST_TEXT).text).filter(Boolean)
  const settings = SHAPES['section']?.({ body: body.join('\n').slice(0, LONGEST_TEXT) })
  const common = { hint: '', required: false, shownWhen: shown.condition, settings }
  questions.push({ ...common, id: making.nextId(), type: 'section', label })
  for (const [place, group] of fresh.entries()) {
    const notes = [
      ...group.found.notes,
      ...(place < fresh.length - 1 ? [note('groupJoined')] : []),
      ...(titles.length === 0 ? [note('titleMade', label)] : []),
      ...(isAskedOnce(group) ? [note('repeatOnce')] : []),
      ...shown.notes,
    ]
    settle(group.line, 'section', notes)
  }
}

const isAskedOnce = ({ found }: Opened): boolean => found.repeats !== undefined
