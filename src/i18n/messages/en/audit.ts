import type { vi } from '../vi'
import { people } from './people'

type Told = (detail: string) => string

const roles: Record<string, string> = people.roles
const roleIn = (told: Told) => `${roles[told('role')] ?? told('role')}, ${told('unit')}`

export const audit: typeof vi.audit = {
  title: 'Log of the staff',
  lead: 'Who did what, and when. Each line carries the mark of the one before, so the command verify on the server finds a line that was changed or taken out.',
  caption: 'What was done, newest first',
  at: 'When',
  who: 'Who',
  what: 'Did what',
  where: 'Unit',
  consultation: (id) => `Consultation ${id}`,
  reason: (reason) => `Reason: ${reason}`,
  machine: (name) => (name.startsWith('ydan ') ? 'A command on the server' : name),
  older: 'Older',
  newest: 'Newest',
  pages: 'Pages of the log',
  empty: 'Nothing is on record yet.',
  notAdministrator: 'Only administrators see the log.',
  units: 'Log of',
  acts: {
    'unit.add': (told) => `added ${told('name')} to ${told('parent')}`,
    'unit.change': (told) => `corrected the name ${told('before')} to ${told('name')}`,
    'unit.import': (told) =>
      `imported a table into ${told('name')}: ${told('added')} added, ${told('counted')} household totals stored`,
    'unit.end': (told) =>
      `reorganised ${told('name')}: ${told('ended')} ended from ${told('firstDay')}${told('successors') && `, replaced by ${told('successors')}`}`,
    'unit.count': (told) =>
      `stored household totals of ${told('hamlets')} places in ${told('name')}, counted on ${told('takenOn')}`,
    'person.setUp': (told) => `set up ${told('unit')} and became its first administrator`,
    'person.invite': (told) => (told('unit') ? `invited ${told('name')} as ${roleIn(told)}` : 'made a set-up link'),
    'person.revokeInvitation': (told) => `revoked the invitation of ${told('name')} as ${roleIn(told)}`,
    'person.accept': (told) => `accepted the invitation as ${roleIn(told)}`,
    'person.grant': (told) => `gave ${told('name')} the role ${roleIn(told)}`,
    'person.endGrant': (told) => `ended the role of ${told('name')}: ${roleIn(told)}`,
    'person.disable': (told) => `disabled the account of ${told('name')}`,
    'person.enable': (told) => `enabled the account of ${told('name')}`,
    'person.signIn': () => 'signed in',
    'person.signOutEverywhere': (told) => `signed out ${told('sessions')} devices`,
    'person.changePassword': () => 'changed the password',
    'consultation.create': () => 'made a consultation',
    'consultation.edit': () => 'changed a consultation',
    'consultation.discard': (told) => `deleted the draft ${told('title')}`,
    'consultation.open': () => 'opened a consultation',
    'consultation.extend': () => 'extended a consultation',
    'consultation.close': () => 'closed a consultation',
    'consultation.withdraw': () => 'withdrew a consultation',
    'consultation.changeQuestions': () => 'changed questions',
    'consultation.joinWordings': (told) =>
      told('joined') === 'true' ? 'added two wordings of a question together' : 'counted two wordings of a question apart',
    'consultation.attach': () => 'attached a file',
    'consultation.emptyTrials': (told) => `threw away ${told('sheets')} trial sheets`,
    'consultation.detach': (told) => `took off the file ${told('name')}`,
    'media.add': (told) => `added the picture or recording ${told('name')}`,
    'media.describe': () => 'described a picture',
    'bank.add': (told) => `kept “${told('name')}” in the question bank`,
    'bank.change': (told) => `changed “${told('name')}” in the question bank`,
    'bank.retire': (told) => `retired “${told('name')}” from the question bank`,
    'bank.restore': (told) => `brought “${told('name')}” back to the question bank`,
    'consultation.addPlace': () => 'added a place for a QR code',
    'consultation.retirePlace': (told) => `retired the place ${told('label')} of a QR code`,
    'response.export': (told) => (told('step') === 'asked' ? 'had a file of the answers prepared' : 'exported the answers'),
    'response.discardExport': () => 'gave up a prepared file of the answers',
    'response.recount': () => 'counted the sheets again and put the counters right',
    'response.answerDoubt': (told) =>
      told('verdict') === 'explained'
        ? 'explained something that had looked odd'
        : 'noted that something odd is still suspicious',
    'publication.publish': () => 'published a result',
    'backup.take': () => 'took a backup of everything',
    'backup.download': (told) => `downloaded the backup ${told('file')}`,
    'publication.correct': () => 'corrected a published result',
  },
}
