import { type Faults, type Fields, one } from '../kernel/fields'
import { token } from '../kernel/ids'
import { problem } from '../kernel/problem'
import type { Questionnaire } from '../questions/questionnaire'
import type { SheetContext } from '../questions/sheet-context'
import { type AnswerSheet, fieldsByQuestion, judgeSheet, type SheetFaults } from './answer-sheet'
import { judgeContact, type ReplyContact } from './reply-contact'
import { turnedTo } from './speaking'

/** A posted sheet, split into what the form itself sends and what the questions send. Pure. */

const OF_THE_FORM: ReadonlySet<string> = new Set([
  'version',
  'key',
  'as',
  'revision',
  'proof',
  'ticket',
  'page',
  'go',
  'reviewed',
  'aside',
])
const BROUGHT = 'with.'
const MOST_BROUGHT = 40
const LONGEST_BROUGHT = 500
const OF_THE_CONTACT: ReadonlySet<string> = new Set(['reply', 'phone'])

export interface Posted {
  version: number
  /** Empty when the form brought none. */
  key: string
  replaces: boolean
  revision: number
  /** What was asked for under suspicion (challenge.ts); empty for none. */
  proof: string
  ticket: string
  /** Of a form in pages: where the post comes from and which button was pressed (turning.ts); empty for a whole one. */
  page: string
  go: string
  /** Whether the answers were read over before sending, and one was then changed. */
  reviewed: boolean
  /** Of the page that tells the code of what was put aside: that code; empty on every other. */
  aside: string
  contact: Fields
  /** What the form brings with it beside the answers (brought.ts), without the prefix. */
  brought: Fields
  answers: Fields
  all: Fields
}

/** Throws badRequest for a malformed key or number, or a field of the form that is repeated. */
export function readPosted(fields: Fields): Posted {
  const contact = new Map<string, readonly string[]>()
  const answers = new Map<string, readonly string[]>()
  const brought = new Map<string, readonly string[]>()
  for (const [name, values] of fields) {
    const isOfTheContact = OF_THE_CONTACT.has(name)
    const isOfTheForm = OF_THE_FORM.has(name)
    if ((isOfTheContact || isOfTheForm) && values.length > 1) throw problem('badRequest')
    if (name.startsWith(BROUGHT)) {
      if (brought.size < MOST_BROUGHT && values.every((each) => each.length <= LONGEST_BROUGHT))
        brought.set(name.slice(BROUGHT.length), values)
    } else if (isOfTheContact) contact.set(name, values)
    else if (!isOfTheForm) answers.set(name, values)
  }
  // From here on it is read in the language whose button was pressed.
  const language = turnedTo(one(fields, 'go'))
  if (language) brought.set('language', [language])
  const key = one(fields, 'key')
  if (key !== '') demandKey(key)
  return {
    version: wholeIn(fields, 'version'),
    key,
    replaces: one(fields, 'as') === 'replace',
    revision: wholeIn(fields, 'revision'),
    proof: one(fields, 'proof'),
    ticket: one(fields, 'ticket'),
    page: one(fields, 'page'),
    go: one(fields, 'go'),
    reviewed: one(fields, 'reviewed') === '1',
    aside: one(fields, 'aside'),
    contact,
    brought,
    answers,
    all: fields,
  }
}

/**
 * A key for a sheet without scripts. The moment stands first, so that the keys of one hour lie together in the index:
 * spread over all of it they cost a seventh of the answers a second.
 */
export const freshKey = (now: Date): string => `${now.getTime().toString(36)}-${token()}`

/** Whether a page or a cookie of ours could hold it. */
export const isKey = (key: string): boolean => /^[\w-]{16,64}$/.test(key)

/** Throws badRequest for what no page and no cookie of ours holds. */
function demandKey(key: string): string {
  if (!isKey(key)) throw problem('badRequest')
  return key
}

export type JudgedPost =
  | { ok: true; sheet: AnswerSheet; contact: ReplyContact | null }
  | {
      ok: false
      faults: SheetFaults
      /** The page "not for you" that was reached; null for none. */
      ending: string | null
      contactFaults: Faults
      sent: ReadonlyMap<string, Fields>
    }

/** Throws badRequest for names that are not of this form, as those of a contact that was never offered. */
export function judgePosted(
  questionnaire: Questionnaire,
  offersReply: boolean,
  posted: Posted,
  context: SheetContext | null = null,
): JudgedPost {
  if (!offersReply && posted.contact.size > 0) throw problem('badRequest')
  const judged = judgeSheet(questionnaire, posted.answers, context)
  const contact = judgeContact(posted.contact)
  if (judged.ok && contact.ok) return { ok: true, sheet: judged.sheet, contact: contact.contact }
  return {
    ok: false,
    faults: judged.ok ? {} : judged.faults,
    ending: judged.ok ? null : judged.ending,
    contactFaults: contact.ok ? {} : contact.faults,
    sent: fieldsByQuestion(questionnaire, posted.answers),
  }
}

function wholeIn(fields: Fields, name: string): number {
  const typed = one(fields, name)
  if (typed === '') return 0
  if (!/^\d{1,9}$/.test(typed)) throw problem('badRequest')
  return Number(typed)
}
