import { isSame } from '../kernel/ordered'
import { type HamletSwaps, withHamlets } from '../questions/hamlet-uses'
import { readQuestions } from '../questions/questionnaire'
import { readSettings } from '../questions/questionnaire-settings'
import type { NewestWording } from './versions-store'

export type Worded = Pick<NewestWording, 'questions' | 'settings'>

/** The wording with other hamlets in the place of some. */
export function swapped(wording: Worded, swaps: HamletSwaps): Worded {
  if (swaps.size === 0) return wording
  const settings = readSettings(wording.settings)
  const { questions, quotas } = withHamlets({ questions: readQuestions(wording.questions), quotas: settings.quotas }, swaps)
  return { questions, settings: isSame(quotas, settings.quotas) ? wording.settings : { ...settings, quotas } }
}
