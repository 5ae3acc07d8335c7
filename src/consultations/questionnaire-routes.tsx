import { Hono } from 'hono'
import { AskedStepPage } from '../../views/consultations/asked-step-page'
import { HistoryPage } from '../../views/consultations/history-page'
import { logicFaultText } from '../../views/consultations/logic-faults'
import { QuestionnairePage } from '../../views/consultations/questionnaire-page'
import { SettingsConflict } from '../../views/consultations/settings-conflict'
import { TypePickerPage } from '../../views/consultations/type-picker-page'
import { dateTime } from '../i18n/locale'
import { faultWords, messages } from '../i18n/messages'
import { counted, type Fields, one } from '../kernel/fields'
import { Problem, problem } from '../kernel/problem'
import { freshId } from '../questions/authoring'
import { type Prints, printsAsText } from '../questions/merging'
import type { QuestionnaireSettings } from '../questions/questionnaire-settings'
import { mergedSettings, printIn, settingPrints } from '../questions/settings-merging'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { changeSettlements, settleQuestionnaire } from './asking'
import { chosenBase } from './chosen-base'
import { phaseAt } from './consultation'
import { doStep } from './question-saving'
import { meanwhileOn } from './question-showing-routes'
import { writtenQuotas } from './quota-reading'
import { listTaken } from './quotas-taken-store'
import { readSettingsForm, type TypedSettings, typedOf } from './settings-reading'
import type { Stepping } from './stepping'
import { askedStep } from './stepping-words'
import { since, standingAt } from './steps'
import { listSteps } from './steps-store'
import { changesBetween, findWriting, type Writing, whatWasDone } from './writing'

const LIST = '/staff/consultations/:id/questions'

/** Around the list of questions: the types to choose from, the steps back and forth, the settings of the whole. */
export const questionnaireRoutes = new Hono<Env>()
  .get(`${LIST}/new`, async (c) => {
    const writing = await findWriting(c.var.world, c.req.param('id'))
    if (!writing.mayChange) return seeOther(c, listOf(writing))
    const { consultation, asked } = writing
    const after = asked.find(({ id }) => id === c.req.query('after'))
    const framed = framedBy(c, writing)
    return respond(
      c,
      <TypePickerPage {...framed} revision={consultation.revision} freshId={freshId(asked)} after={after} fault={undefined} />,
    )
  })

  .get(`${LIST}/:way{undo|redo}`, async (c) => {
    const { world } = c.var
    const writing = await findWriting(world, c.req.param('id'))
    const asked = writing.mayChange && (await askedStep(world, writing, c.req.param('way') === 'undo' ? 'undo' : 'redo'))
    if (!asked) return seeOther(c, listOf(writing))
    const from = writing.asked.find(({ id }) => id === c.req.query('from'))
    const back = from ? `${listOf(writing)}/${from.id}` : listOf(writing)
    const { revision } = writing.consultation
    return respond(c, <AskedStepPage {...framedBy(c, writing)} asked={asked} revision={revision} back={back} />)
  })
  .post(`${LIST}/undo`, (c) => step(c, 'undo'))
  .post(`${LIST}/redo`, (c) => step(c, 'redo'))
  .post(`${LIST}/steps/:step{[1-9][0-9]{0,9}}`, (c) => step(c, Number(c.req.param('step'))))

  .get(`${LIST}/history`, async (c) => {
    const { world } = c.var
    const writing = await findWriting(world, c.req.param('id'))
    const steps = await listSteps(world.storage.reader, writing.consultation.id)
    const here = standingAt(steps)
    const rows = steps.toReversed().map((each) => ({
      step: each.step,
      when: dateTime(each.at, world.locale),
      who: each.personName,
      what: whatWasDone(each, writing, world.locale),
      isHere: each.step === here?.step,
    }))
    const { revision } = writing.consultation
    return respond(c, <HistoryPage {...framedBy(c, writing)} revision={revision} rows={rows} mayChange={writing.mayChange} />)
  })

  .get(`${LIST}/settings`, async (c) => {
    const writing = await findWriting(c.var.world, c.req.param('id'))
    if (!writing.mayChange) return seeOther(c, listOf(writing))
    return showSettings(c, writing, {
      typed: typedOf(writing, c.var.world.locale),
      hasSaved: c.req.query('saved') === '1',
      meanwhile: await meanwhileOn(c, writing),
    })
  })

  .post(`${LIST}/settings`, async (c) => {
    const { world } = c.var
    const fields = await readForm(c)
    const writing = await findWriting(world, c.req.param('id'))
    const { consultation } = writing
    const { typed, hiddenFaults, judged, isCommand, ...read } = readSettingsForm(fields, writing, world.locale)
    const faults = { ...hiddenFaults, ...quotaFaults(read.quotaFaults, c) }
    if (isCommand) return showSettings(c, writing, { typed, faults, keeps: fields })
    if (Object.keys(faults).length > 0) return showSettings(c, writing, { typed, faults, keeps: fields })
    if (!judged.success) throw problem('badRequest')
    const save = consultation.state === 'draft' ? settleQuestionnaire : changeSettlements
    const base = chosenBase(fields, settingPrints(judged.data))
    const revision = counted(fields, 'revision')
    try {
      await save(world, { id: consultation.id, revision, settings: judged.data, ...(base && { base }) })
    } catch (error) {
      if (!(error instanceof Problem) || error.kind !== 'stale') throw error
      if (base)
        return showSettingsConflict(c, await findWriting(world, c.req.param('id')), { mine: judged.data, base, sent: fields })
      return showSettings(c, await findWriting(world, c.req.param('id')), { typed, staleFrom: counted(fields, 'revision') })
    }
    const told = revision < consultation.revision ? `&since=${revision}&until=${consultation.revision + 1}` : ''
    return seeOther(c, `${listOf(writing)}/settings?saved=1${told}`)
  })

const listOf = ({ consultation: { id } }: Writing) => `/staff/consultations/${id}/questions`

const framedBy = (c: Handled, { consultation }: Writing) => ({
  consultation,
  phase: phaseAt(consultation, c.var.world.now()),
  mayEdit: true,
})

/** Back, forth, or to one of the history; on an older page the list says what changed instead. */
async function step(c: Handled, stepping: Stepping): Promise<Response> {
  const { world } = c.var
  const fields = await readForm(c)
  const revision = counted(fields, 'revision')
  const writing = await findWriting(world, c.req.param('id'))
  try {
    await doStep(world, writing.consultation, revision, { stepping, confirmed: counted(fields, 'confirmed') })
    return seeOther(c, listOf(writing))
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'stale') throw error
    const isAsked = 'asks' in error.details && revision === writing.consultation.revision
    if (isAsked) return seeOther(c, `${listOf(writing)}/${stepping}`)
    return seeOther(c, `${listOf(writing)}?since=${revision}&until=${writing.consultation.revision + 1}`)
  }
}

interface Shown {
  typed: TypedSettings
  faults?: Readonly<Record<string, string>>
  staleFrom?: number
  hasSaved?: boolean
  /** What others did since the page that was saved was opened. */
  meanwhile?: readonly string[]
  /** Of a form that was refused: it keeps its own revision and prints. */
  keeps?: Fields
}

interface Refused {
  mine: QuestionnaireSettings
  base: Prints
  sent: Fields
}

/** Somebody else settled the same otherwise: both, to be chosen from. */
async function showSettingsConflict(c: Handled, writing: Writing, { mine, base, sent }: Refused): Promise<Response> {
  const { consultation, settings: theirs, asked } = writing
  const { conflicts } = mergedSettings(base, mine, theirs)
  const prints = settingPrints(theirs)
  const revision = counted(sent, 'revision')
  const steps = since(await listSteps(c.var.world.storage.reader, consultation.id), revision)
  return respond(
    c,
    <SettingsConflict
      {...framedBy(c, writing)}
      {...{ mine, theirs, revision, sent }}
      quotas={writtenQuotas([...mine.quotas, ...theirs.quotas], asked)}
      fields={conflicts}
      seen={Object.fromEntries(conflicts.map((field) => [field, printIn(prints, field)]))}
      changes={await changesBetween(c.var.world, writing, revision, consultation.revision + 1)}
      who={steps.findLast(({ kind }) => kind === 'settings')?.personName ?? ''}
    />,
    409,
  )
}

async function showSettings(c: Handled, writing: Writing, shown: Shown) {
  const { typed, faults = {}, staleFrom, hasSaved = false, meanwhile = [], keeps } = shown
  const revision = keeps ? counted(keeps, 'revision') : writing.consultation.revision
  const base = keeps ? one(keeps, 'base') : printsAsText(settingPrints(writing.settings))
  const isStale = staleFrom !== undefined
  return respond(
    c,
    <QuestionnairePage
      {...framedBy(c, writing)}
      {...{ revision, base, ...typed, faults, isStale, hasSaved, meanwhile }}
      taken={await takenOf(c, writing)}
      changes={isStale ? await changesBetween(c.var.world, writing, staleFrom, revision + 1) : []}
    />,
    isStale ? 409 : Object.keys(faults).length > 0 ? 422 : 200,
  )
}

/** Of a draft nothing was taken yet. */
const takenOf = async (c: Handled, { consultation: { id, state } }: Writing): Promise<ReadonlyMap<string, number>> =>
  state === 'draft' ? new Map() : listTaken(c.var.world.storage.reader, id)

function quotaFaults(faults: Readonly<Record<string, string>>, c: Handled): Record<string, string> {
  const words = messages[c.var.world.locale]
  const said = (fault: string) => {
    if (fault === 'badMost') return words.beside.quota.badMost
    return fault === 'required' ? faultWords(words, fault) : (logicFaultText(words, fault) ?? fault)
  }
  return Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, said(fault)]))
}
