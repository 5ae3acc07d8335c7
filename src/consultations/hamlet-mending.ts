import type { Reader } from '../../db/storage'
import { act } from '../audit/act'
import { below, type Fields } from '../kernel/fields'
import { isSame } from '../kernel/ordered'
import { folded } from '../kernel/search'
import { type HamletSwaps, hamletUses } from '../questions/hamlet-uses'
import type { Option, Question } from '../questions/question-type'
import { readQuestions } from '../questions/questionnaire'
import { readSettings } from '../questions/questionnaire-settings'
import { listUnits } from '../units/store'
import { saveConsultation } from './draft-store'
import { findDraft } from './drafting'
import { swapped, type Worded } from './hamlet-swapping'
import { keepWording } from './keeping-steps'
import { findNewestWording } from './versions-store'

/** A hamlet that the questions name and that is not asked. */
export interface StrayHamlet {
  code: string
  /** With its commune; its code where there is no such unit. */
  name: string
  /** Where it is named: questions, and quotas by their names. */
  questions: readonly Question[]
  quotas: readonly string[]
  /** Of those that are asked the one of the same name. */
  alike: string
}

export async function strayHamlets(reader: Reader, wording: Worded, asked: readonly Option[]): Promise<StrayHamlet[]> {
  const questions = readQuestions(wording.questions)
  const { quotas } = readSettings(wording.settings)
  const strays = hamletUses({ questions, quotas }).filter(({ code }) => !asked.some((hamlet) => hamlet.code === code))
  const found = await listUnits(
    reader,
    strays.flatMap(({ code }) => (/^\d{1,9}$/.test(code) ? [Number(code)] : [])),
  )
  const parents = await listUnits(
    reader,
    found.flatMap(({ parentId }) => parentId ?? []),
  )
  return strays.map((stray) => {
    const unit = found.find(({ id }) => String(id) === stray.code)
    const parent = parents.find(({ id }) => id === unit?.parentId)
    return {
      code: stray.code,
      name: unit ? [unit.name, parent?.name].filter(Boolean).join(', ') : stray.code,
      questions: questions.filter(({ id }) => stray.questions.includes(id)),
      quotas: stray.quotas,
      alike: asked.find(({ label }) => unit && folded(label) === folded(unit.name))?.code ?? '',
    }
  })
}

/** `hamlet.12`: one of those asked, `none` to take it out, '' to leave it for later. */
export function readSwaps(fields: Fields, asked: readonly Option[]): HamletSwaps {
  return new Map(
    [...below(fields, 'hamlet.')].flatMap(([code, [wanted = '']]): [string, string | null][] => {
      if (wanted === 'none') return [[code, null]]
      return asked.some((hamlet) => hamlet.code === wanted) ? [[code, wanted]] : []
    }),
  )
}

/** Names other hamlets in the conditions of a draft, or takes them out. Throws stale. */
export const mendHamlets = act(
  'consultation.edit',
  async (context, { id, revision, swaps }: { id: number; revision: number; swaps: HamletSwaps }) => {
    const { writer, now, permit } = context
    await findDraft(writer, id, permit)
    const before = await findNewestWording(writer, id)
    const after = swapped(before, swaps)
    const details = { hamlets: [...swaps].map(([from, to]) => `${from} > ${to ?? ''}`) }
    const done = { result: undefined, subject: `consultation:${id}`, details }
    if (isSame([before.questions, before.settings], [after.questions, after.settings])) return done
    const saved = await saveConsultation(writer, { id, revision }, {}, now)
    const kept = { ...after, removed: before.removed }
    await keepWording(context, {
      consultationId: id,
      revision: saved.revision,
      before,
      after: kept,
      kind: 'other',
      questionId: '',
    })
    return done
  },
)
