import { expect, test } from 'vitest'
import { readBasics } from '../../src/consultations/basics'
import { closingFault, usualClosing } from '../../src/consultations/closing'
import { type Consultation, phaseAt } from '../../src/consultations/consultation'
import { missingBeforeOpening, openingDates } from '../../src/consultations/opening'
import { earlyClosingFaults, extensionFaults } from '../../src/consultations/transitions'
import { fieldsOf } from '../../src/kernel/fields'

const now = new Date('2026-11-25T08:00:00+07:00')
const at = (local: string) => new Date(`${local}:00+07:00`)
const open = { opensAt: null, noClosing: false, otherLaw: null }

test('a consultation stays open the days the law asks for, to the minute', () => {
  expect(closingFault({ ...open, closesAt: at('2026-12-15T08:00') }, 20, now)).toBeUndefined()
  expect(closingFault({ ...open, closesAt: at('2026-12-15T07:59') }, 20, now)).toBe('closesTooEarly')
  expect(closingFault({ ...open, closesAt: at('2026-12-15T07:59') }, null, now)).toBeUndefined()
})

test('the days run from the opening when that is later than now, and from now when it is past', () => {
  const later = { ...open, opensAt: at('2026-12-01T08:00') }
  expect(closingFault({ ...later, closesAt: at('2026-12-20T08:00') }, 20, now)).toBe('closesTooEarly')
  expect(closingFault({ ...later, closesAt: at('2026-12-21T08:00') }, 20, now)).toBeUndefined()
  const past = { ...open, opensAt: at('2026-11-01T08:00') }
  expect(closingFault({ ...past, closesAt: at('2026-11-28T08:00') }, 20, now)).toBe('closesTooEarly')
})

test('another law by name allows fewer days, but never the past', () => {
  const other = { ...open, otherLaw: 'Luật Đất đai, Điều 70' }
  expect(closingFault({ ...other, closesAt: at('2026-11-28T08:00') }, 20, now)).toBeUndefined()
  expect(closingFault({ ...other, closesAt: at('2026-11-25T08:00') }, 20, now)).toBe('closesInThePast')
  const opening = { ...other, opensAt: at('2026-12-01T08:00'), closesAt: at('2026-12-01T08:00') }
  expect(closingFault(opening, 20, now)).toBe('closesBeforeOpening')
})

test('it usually closes at 17:00 of the first day on which the legal days are over', () => {
  expect(usualClosing(at('2026-11-25T08:00'), 20)).toEqual(at('2026-12-15T17:00'))
  expect(usualClosing(at('2026-11-25T17:00'), 20)).toEqual(at('2026-12-15T17:00'))
  expect(usualClosing(at('2026-11-25T20:15'), 20)).toEqual(at('2026-12-16T17:00'))
  expect(
    closingFault({ ...open, closesAt: usualClosing(at('2026-11-25T20:15'), 20) }, 20, at('2026-11-25T20:15')),
  ).toBeUndefined()
})

const draft: Consultation = {
  ...{
    id: 1,
    slug: 'nhap-x',
    unitId: 2,
    unitPath: '/1/2/',
    state: 'draft',
    title: 'T',
    asker: 'UBND',
    matter: 'M',
    draftText: '',
  },
  ...{ category: 'budget', legalClause: 'L10.25.9', otherLaw: null, retentionMonths: 24, offersReply: false, opensAt: null },
  ...{ closesAt: null, noClosing: false, openedAt: null, endedAt: null, endReason: null, templateName: null },
  ...{ createdAt: now, updatedAt: now, revision: 1 },
}
const ready = {
  ...{ questions: 3, faultyQuestions: [], hamletsAsked: 2, hamletsKnown: 3, leastDays: 20, clauseInForce: true },
}

test('a complete draft may open; each missing thing names the page and field where it is mended', () => {
  expect(missingBeforeOpening(draft, ready, now)).toEqual([])
  const bare = { ...draft, title: '', matter: '', legalClause: '', closesAt: at('2026-11-26T17:00') }
  const missing = missingBeforeOpening(bare, { ...ready, questions: 0, hamletsAsked: 0 }, now)
  expect(missing.map(({ what, page, field }) => `${what} ${page} ${field}`)).toEqual([
    'title basics title',
    'matter basics matter',
    'legalClause basics legalClause',
    'closesAt basics closesAt',
    'hamlets basics hamlet',
    'questions questions ',
  ])
})

test('a commune without a list of hamlets may still ask; a clause no longer in force may not be stood on', () => {
  expect(missingBeforeOpening(draft, { ...ready, hamletsAsked: 0, hamletsKnown: 0 }, now)).toEqual([])
  expect(missingBeforeOpening(draft, { ...ready, clauseInForce: false }, now)).toMatchObject([{ fault: 'clauseNotInForce' }])
  expect(missingBeforeOpening({ ...draft, noClosing: true }, ready, now)).toMatchObject([{ what: 'noClosing' }])
})

test('what a draft leaves open is filled in on opening; a past opening becomes now', () => {
  expect(openingDates(draft, 20, now)).toEqual({ opensAt: now, closesAt: at('2026-12-15T17:00') })
  expect(openingDates({ ...draft, opensAt: at('2026-11-01T08:00') }, 20, now).opensAt).toEqual(now)
  expect(openingDates({ ...draft, noClosing: true }, null, now).closesAt).toBeNull()
})

const running = { ...draft, state: 'open' as const, opensAt: now, openedAt: now, closesAt: at('2026-12-15T17:00') }

test('an extension is later than now and than before, and has a reason', () => {
  const sent = { closesAt: at('2026-12-20T17:00'), reason: 'Mưa lũ' }
  expect(extensionFaults(running, sent, now)).toEqual({})
  expect(extensionFaults(running, { ...sent, closesAt: at('2026-12-15T17:00') }, now)).toEqual({ closesAt: 'notLater' })
  expect(extensionFaults(running, { ...sent, closesAt: undefined }, now)).toEqual({ closesAt: 'notADate' })
  expect(extensionFaults(running, { ...sent, reason: '' }, now)).toEqual({ reason: 'required' })
  expect(extensionFaults(running, { ...sent, reason: 'ă'.repeat(501) }, now)).toEqual({ reason: 'tooLong' })
})

test('closing early needs the legal days to be over, or another law', () => {
  const sent = { reason: 'Đủ ý kiến', otherLaw: '' }
  expect(earlyClosingFaults(running, sent, 20, at('2026-12-15T07:59'))).toEqual({ otherLaw: 'closesTooEarly' })
  expect(earlyClosingFaults(running, sent, 20, at('2026-12-15T08:00'))).toEqual({})
  expect(earlyClosingFaults(running, { ...sent, otherLaw: 'Luật X' }, 20, at('2026-11-30T08:00'))).toEqual({})
})

test('the clock makes an open consultation not yet open or closed, whatever the database says', () => {
  expect(phaseAt({ ...running, opensAt: at('2026-11-26T08:00') }, now)).toBe('notYetOpen')
  expect(phaseAt(running, at('2026-12-15T16:59'))).toBe('open')
  expect(phaseAt(running, at('2026-12-15T17:00'))).toBe('closed')
})

const known = { categories: ['budget'], clauses: ['L10.25.9', 'L10.35.2a'], hamletIds: [7, 8], leastDaysOf: daysOf }
function daysOf(clause: string) {
  return clause === 'L10.25.9' ? 20 : null
}
const sent = { title: 'T', category: 'budget', legalClause: 'L10.25.9', whom: 'all', retentionMonths: '24', matter: 'M' }
const read = (changes: Record<string, string>) => readBasics(fieldsOf(Object.entries({ ...sent, ...changes })), known, now)

test('the matter holds at most 120 words', () => {
  expect(read({ matter: 'chữ '.repeat(120) }).faults).toEqual({})
  expect(read({ matter: 'chữ '.repeat(121) }).faults).toEqual({ matter: 'tooManyWords' })
})

test.each([
  ['title', 'ộ'.repeat(201), 'tooLong'],
  ['title', 'a\ud800', 'badText'],
  ['asker', 'ộ'.repeat(151), 'tooLong'],
  ['matter', '\udc00', 'badText'],
  ['draftText', 'ộ'.repeat(60_001), 'tooLong'],
  ['otherLaw', 'x'.repeat(301), 'tooLong'],
  ['category', 'vàng', 'notAnOption'],
  ['legalClause', 'L1.1', 'notAnOption'],
  ['opensAt', '2026-02-30T08:00', 'notADate'],
  ['opensAt', 'hôm nay', 'notADate'],
  ['closesAt', '2026-13-01T08:00', 'notADate'],
  ['closesAt', '2026-11-30T08:00', 'closesTooEarly'],
  ['retentionMonths', '0', 'retentionRange'],
  ['retentionMonths', '121', 'retentionRange'],
  ['retentionMonths', '2,5', 'retentionRange'],
  ['noClosing', '1', 'mayNotBePermanent'],
  ['whom', 'nobody', 'notAnOption'],
])('the field %s refuses %j as %s', (name, value, fault) => {
  expect(read({ [name]: value }).faults[name]).toBe(fault)
})

test('hamlets of another commune, or none at all, are refused', () => {
  const some = (hamlets: string[]) =>
    readBasics(
      fieldsOf([...Object.entries({ ...sent, whom: 'some' }), ...hamlets.map((id) => ['hamlet', id] as const)]),
      known,
      now,
    )
  expect(some(['7']).hamletIds).toEqual([7])
  expect(some(['9']).faults).toEqual({ hamlet: 'notAnOption' })
  expect(some([]).faults).toEqual({ hamlet: 'noHamlet' })
})

test('a field sent twice is a fault, never a guess; marks that turn the direction and controls are taken out', () => {
  const twice = readBasics(fieldsOf([...Object.entries(sent), ['title', 'Khác']]), known, now)
  expect(twice.faults).toEqual({ title: 'repeated' })
  expect(read({ title: ' Đường\u0000 \u202eliên\u200f  thôn ' }).basics.title).toBe('Đường liên thôn')
  expect(read({ title: 'Hòa'.normalize('NFD') }).basics.title).toBe('Hòa'.normalize('NFC'))
})

test('a permanent one has no closing moment, whatever was typed beside it', () => {
  const permanent = read({ legalClause: 'L10.35.2a', noClosing: '1', closesAt: '2027-01-01T17:00' })
  expect(permanent).toMatchObject({ faults: {}, basics: { noClosing: true, closesAt: null } })
})
