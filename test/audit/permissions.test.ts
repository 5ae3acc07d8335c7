import { expect, test } from 'vitest'
import { ACT_NAMES, type ActName, mayAct, maySee } from '../../src/audit/permissions'
import { messages } from '../../src/i18n/messages'
import type { Actor, Role } from '../../src/kernel/world'

const province = '/1/'
const commune = '/1/2/'
const hamlet = '/1/2/5/'
const beside = '/1/3/'
// A path that begins with the same letters and is another unit.
const lookalike = '/1/22/'

const person = (role: Role, unitPath: string): Actor => ({
  kind: 'person',
  id: 1,
  name: 'Lan',
  email: 'lan@example.vn',
  grants: [{ role, unitId: 2, unitPath }],
})

const ADMINISTRATOR: readonly Role[] = ['administrator']
const MAKERS: readonly Role[] = ['administrator', 'committeeMember']
const HELPERS: readonly Role[] = ['administrator', 'committeeMember', 'hamletHead']
const ANYBODY: readonly Role[] = ['administrator', 'committeeMember', 'hamletHead', 'reader']
const OWN: readonly string[] = ['person.accept', 'person.signIn', 'person.signOutEverywhere', 'person.changePassword']

/** Who may do what, said a second time by hand: a change of permissions must be meant. */
const MATRIX: Record<string, readonly Role[]> = {
  'unit.add': ADMINISTRATOR,
  'unit.change': ADMINISTRATOR,
  'unit.import': MAKERS,
  'unit.end': ADMINISTRATOR,
  'unit.count': MAKERS,
  'person.setUp': [],
  'person.invite': ADMINISTRATOR,
  'person.revokeInvitation': ADMINISTRATOR,
  'person.accept': ANYBODY,
  'person.grant': ADMINISTRATOR,
  'person.endGrant': ADMINISTRATOR,
  'person.disable': ADMINISTRATOR,
  'person.enable': ADMINISTRATOR,
  'person.signIn': ANYBODY,
  'person.signOutEverywhere': ANYBODY,
  'person.changePassword': ANYBODY,
  'consultation.create': MAKERS,
  'consultation.edit': MAKERS,
  'consultation.discard': MAKERS,
  'consultation.open': MAKERS,
  'consultation.extend': MAKERS,
  'consultation.close': MAKERS,
  'consultation.withdraw': MAKERS,
  'consultation.changeQuestions': MAKERS,
  'consultation.joinWordings': MAKERS,
  'consultation.emptyTrials': MAKERS,
  'consultation.attach': MAKERS,
  'consultation.detach': MAKERS,
  'media.add': MAKERS,
  'media.describe': MAKERS,
  'bank.add': MAKERS,
  'bank.change': MAKERS,
  'bank.retire': MAKERS,
  'bank.restore': MAKERS,
  'consultation.addPlace': HELPERS,
  'consultation.retirePlace': MAKERS,
  'response.export': MAKERS,
  'response.answerDoubt': MAKERS,
  'response.discardExport': MAKERS,
  'publication.publish': MAKERS,
  'publication.correct': MAKERS,
  'response.recount': [],
  'backup.take': ADMINISTRATOR,
  'backup.download': ADMINISTRATOR,
}

test('the table of permissions names every act', () => {
  expect(Object.keys(MATRIX).sort()).toEqual([...ACT_NAMES].sort())
})

for (const role of ANYBODY) {
  test(`${role}: every act in the own unit, below, above and beside`, () => {
    const actor = person(role, commune)
    for (const [name, roles] of Object.entries(MATRIX)) {
      const act = name as ActName
      const permitted = roles.includes(role)
      const elsewhere = OWN.includes(name)
      expect([name, mayAct(actor, act, commune), mayAct(actor, act, hamlet)]).toEqual([name, permitted, permitted])
      for (const path of [province, beside, lookalike, '/'])
        expect([name, path, mayAct(actor, act, path)]).toEqual([name, path, elsewhere])
    }
  })
}

test('a resident may nothing, the machine itself everything, and a person without roles only keep the own account', () => {
  for (const name of ACT_NAMES) {
    const act = name as ActName
    expect(mayAct({ kind: 'resident' }, act, commune)).toBe(false)
    expect(mayAct({ kind: 'system', name: 'ydan' }, act, commune)).toBe(true)
    expect(mayAct({ kind: 'person', id: 1, name: '', email: '', grants: [] }, act, commune)).toBe(OWN.includes(name))
  }
})

test('any role sees its unit and what lies below, and nothing above or beside', () => {
  for (const role of ANYBODY) {
    const actor = person(role, commune)
    expect([province, commune, hamlet, beside, lookalike].map((path) => maySee(actor, path))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ])
  }
})

test('two roles count each in its own unit', () => {
  const actor: Actor = {
    kind: 'person',
    id: 1,
    name: 'Lan',
    email: 'lan@example.vn',
    grants: [
      { role: 'reader', unitId: 2, unitPath: commune },
      { role: 'committeeMember', unitId: 3, unitPath: beside },
    ],
  }
  expect([mayAct(actor, 'consultation.open', commune), mayAct(actor, 'consultation.open', beside)]).toEqual([false, true])
})

test('every act has words in every language', () => {
  for (const { audit } of Object.values(messages)) {
    expect(Object.keys(audit.acts).sort()).toEqual([...ACT_NAMES].sort())
    for (const name of ACT_NAMES) expect(audit.acts[name]?.(() => 'x')).toBeTruthy()
  }
})
