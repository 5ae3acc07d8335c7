import type { vi } from '../vi'
import { audit } from './audit'
import { builders } from './builders'
import { common } from './common'
import { consultations } from './consultations'
import { doubts } from './doubts'
import { faults } from './faults'
import { home } from './home'
import { people } from './people'
import { problems } from './problems'
import { publication } from './publication'
import { publicity } from './publicity'
import { questions } from './questions'
import { responses } from './responses'
import { results } from './results'
import { units } from './units'
import { upkeep } from './upkeep'

export const en: typeof vi = {
  audit,
  builders,
  common,
  consultations,
  doubts,
  faults,
  home,
  people,
  problems,
  publication,
  publicity,
  questions,
  responses,
  results,
  units,
  upkeep,
}
