import { QuestionConflict } from '../../views/consultations/question-conflict'
import { QuestionPage } from '../../views/consultations/question-page'
import { dateTime } from '../i18n/locale'
import { counted, type Fields, one } from '../kernel/fields'
import { printsAsText, printsOf } from '../questions/merging'
import { numbersOf } from '../questions/numbering'
import type { QuestionForm, ReadForm } from '../questions/question-form'
import type { AskedQuestion, PartFaults } from '../questions/question-type'
import type { Handled } from '../web/env'
import { respond } from '../web/respond'
import { offeredLists } from './bank-lists'
import { phaseAt } from './consultation'
import { offeredMedia } from './question-media'
import { conflictOf } from './question-saving'
import { stepsInWords } from './stepping-words'
import { since } from './steps'
import { listSteps } from './steps-store'
import { aroundOf, changesBetween, questionIn, type Writing } from './writing'

/** The pages of one question, for its routes. */

interface Shown {
  form: QuestionForm
  /** What is stored. */
  stored: AskedQuestion
  faults?: PartFaults
  /** Those said at their fields; all, if absent. */
  told?: PartFaults
  /** Of a form that was refused: it keeps its own revision and prints. */
  keeps?: Fields
  /** The revision of a form that somebody else's save has overtaken. */
  staleFrom?: number
  gone?: 'removed' | 'locked'
  hasSaved?: boolean
  /** The name under which its options were just kept in the bank. */
  keptList?: string | undefined
  meanwhile?: readonly string[]
}

export async function showQuestion(c: Handled, writing: Writing, shown: Shown): Promise<Response> {
  const { world } = c.var
  const { consultation } = writing
  const { form, stored, faults = {}, told = faults, keeps, staleFrom, gone, hasSaved = false, meanwhile = [] } = shown
  const isTyped = c.req.header('HX-Request') !== undefined
  return respond(
    c,
    <QuestionPage
      consultation={consultation}
      phase={phaseAt(consultation, world.now())}
      mayEdit
      form={form}
      around={aroundOf(writing, stored.id, world.locale)}
      faults={faults}
      told={told}
      media={await offeredMedia(world, consultation)}
      lists={await offeredLists(world, consultation)}
      keptList={shown.keptList}
      steps={await stepsInWords(world, writing)}
      {...(gone && !isTyped && { gone })}
      save={{
        revision: keeps ? counted(keeps, 'revision') : (staleFrom ?? consultation.revision),
        base: keeps ? one(keeps, 'base') : printsAsText(printsOf(stored)),
        faults: {},
        meanwhile,
        stale: gone !== undefined && isTyped,
        quiet: gone !== undefined && !isTyped,
        ...(hasSaved && { savedAt: dateTime(consultation.updatedAt, world.locale) }),
      }}
    />,
    gone ? 409 : Object.keys(faults).length > 0 ? 422 : 200,
  )
}

interface Refused {
  form: ReadForm
  sent: Fields
}

/** Somebody else changed the same question otherwise: both wordings, or where one is typing a word that says so. */
export async function showConflict(c: Handled, writing: Writing, { form, sent }: Refused): Promise<Response> {
  const { world } = c.var
  const { consultation } = writing
  const { question: theirs, isRemoved } = questionIn(writing, form.kept.id)
  const revision = counted(sent, 'revision')
  if (isRemoved || !writing.mayChange || c.req.header('HX-Request')) {
    const gone = isRemoved ? 'removed' : 'locked'
    return showQuestion(c, writing, { form, stored: theirs, keeps: sent, staleFrom: revision, gone })
  }
  const { fields, seen } = conflictOf(sent, form.kept, theirs)
  const steps = since(await listSteps(world.storage.reader, consultation.id), revision)
  const numberAndType = c.var.page.words.consultations.questions.editTitle
  const number = numbersOf(writing.asked).get(theirs.id)
  return respond(
    c,
    <QuestionConflict
      consultation={consultation}
      phase={phaseAt(consultation, world.now())}
      mayEdit
      title={number ? numberAndType(number, theirs.label) : theirs.label}
      mine={form.kept}
      theirs={theirs}
      all={writing.asked}
      fields={fields}
      seen={seen}
      revision={revision}
      sent={sent}
      changes={await changesBetween(world, writing, revision, consultation.revision + 1)}
      who={steps.findLast(({ questionId }) => questionId === theirs.id)?.personName ?? ''}
    />,
    409,
  )
}

/** What others did between the revisions that the address names, as one is told after a save that was merged. */
export async function meanwhileOn(c: Handled, writing: Writing): Promise<string[]> {
  const [since, until] = [c.req.query('since'), c.req.query('until')].map((each) =>
    /^\d{1,15}$/.test(each ?? '') ? Number(each) : 0,
  )
  return since && until ? changesBetween(c.var.world, writing, since, until) : []
}
