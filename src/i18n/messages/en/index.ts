import type { vi } from '../vi'
import { audit } from './audit'
import { bank } from './bank'
import { beside } from './beside'
import { budgeting } from './budgeting'
import { builders } from './builders'
import { checks } from './checks'
import { choosing } from './choosing'
import { common } from './common'
import { consultations } from './consultations'
import { doubts } from './doubts'
import { editor } from './editor'
import { exchange } from './exchange'
import { faults } from './faults'
import { flow } from './flow'
import { home } from './home'
import { language } from './language'
import { languages } from './languages'
import { logic } from './logic'
import { lots } from './lots'
import { media } from './media'
import { paper } from './paper'
import { people } from './people'
import { problems } from './problems'
import { publication } from './publication'
import { publicity } from './publicity'
import { questions } from './questions'
import { responses } from './responses'
import { results } from './results'
import { seams } from './seams'
import { strays } from './strays'
import { tables } from './tables'
import { types } from './types'
import { units } from './units'
import { upkeep } from './upkeep'

export const en: typeof vi = {
  audit,
  bank,
  beside,
  budgeting,
  builders,
  checks,
  choosing,
  common,
  consultations,
  doubts,
  exchange,
  editor,
  faults,
  flow,
  home,
  paper,
  media,
  language,
  languages,
  logic,
  lots,
  people,
  problems,
  publication,
  publicity,
  questions,
  responses,
  results,
  seams,
  strays,
  tables,
  types,
  units,
  upkeep,
}
