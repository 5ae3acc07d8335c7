import type { Actor, Role } from '../kernel/world'

/** Which roles may do which act, in the unit of the role and below it. One vocabulary for permission and log. */
const PERMITTED = {
  'unit.add': ['administrator'],
  'unit.change': ['administrator'],
  'unit.import': ['administrator', 'committeeMember'],
  'unit.end': ['administrator'],
  'unit.count': ['administrator', 'committeeMember'],
  'person.setUp': [],
  'person.invite': ['administrator'],
  'person.revokeInvitation': ['administrator'],
  'person.accept': [],
  'person.grant': ['administrator'],
  'person.endGrant': ['administrator'],
  'person.disable': ['administrator'],
  'person.enable': ['administrator'],
  'person.signIn': [],
  'person.signOutEverywhere': [],
  'person.changePassword': [],
  'consultation.create': ['administrator', 'committeeMember'],
  'consultation.edit': ['administrator', 'committeeMember'],
  'consultation.discard': ['administrator', 'committeeMember'],
  'consultation.open': ['administrator', 'committeeMember'],
  'consultation.extend': ['administrator', 'committeeMember'],
  'consultation.close': ['administrator', 'committeeMember'],
  'consultation.withdraw': ['administrator', 'committeeMember'],
  'consultation.changeQuestions': ['administrator', 'committeeMember'],
  'consultation.joinWordings': ['administrator', 'committeeMember'],
  'consultation.emptyTrials': ['administrator', 'committeeMember'],
  'consultation.attach': ['administrator', 'committeeMember'],
  'consultation.detach': ['administrator', 'committeeMember'],
  'media.add': ['administrator', 'committeeMember'],
  'media.describe': ['administrator', 'committeeMember'],
  'bank.add': ['administrator', 'committeeMember'],
  'bank.change': ['administrator', 'committeeMember'],
  'bank.retire': ['administrator', 'committeeMember'],
  'bank.restore': ['administrator', 'committeeMember'],
  'consultation.addPlace': ['administrator', 'committeeMember', 'hamletHead'],
  'consultation.retirePlace': ['administrator', 'committeeMember'],
  'response.export': ['administrator', 'committeeMember'],
  'response.discardExport': ['administrator', 'committeeMember'],
  'response.recount': [],
  'response.answerDoubt': ['administrator', 'committeeMember'],
  'publication.publish': ['administrator', 'committeeMember'],
  'publication.correct': ['administrator', 'committeeMember'],
  'backup.take': ['administrator'],
  'backup.download': ['administrator'],
} as const satisfies Record<string, readonly Role[]>

export type ActName = keyof typeof PERMITTED
export const ACT_NAMES: readonly string[] = Object.keys(PERMITTED)

/** What everybody signed in does with the own account, whatever the roles. */
const OWN: readonly ActName[] = ['person.accept', 'person.signIn', 'person.signOutEverywhere', 'person.changePassword']

/** A command on the machine itself may act anywhere; a resident nowhere; a person by role within the role's unit. */
export function mayAct(actor: Actor, act: ActName, unitPath: string): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'resident') return false
  if (OWN.includes(act)) return true
  const roles: readonly Role[] = PERMITTED[act]
  return actor.grants.some((grant) => roles.includes(grant.role) && unitPath.startsWith(grant.unitPath))
}

/** Whether a person sees a unit's consultations and figures: any role in it or above it. */
export function maySee(actor: Actor, unitPath: string): boolean {
  if (actor.kind === 'system') return true
  return actor.kind === 'person' && actor.grants.some((grant) => unitPath.startsWith(grant.unitPath))
}
