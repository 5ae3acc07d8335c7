import { Hono } from 'hono'
import type { Reader } from '../../db/storage'
import { CrossPage } from '../../views/results/cross-page'
import { figureSvg } from '../../views/results/figure-svg'
import { ProgressPage } from '../../views/results/progress-page'
import { ResultsPage } from '../../views/results/results-page'
import { partBlockId } from '../../views/results/seam-list'
import { mayAct, maySee } from '../audit/permissions'
import { phaseAt } from '../consultations/consultation'
import { listVersionDates } from '../consultations/published-store'
import { mayEdit } from '../consultations/seeing'
import { dateTime } from '../i18n/locale'
import { type Fields, fieldsOf } from '../kernel/fields'
import { problem } from '../kernel/problem'
import { lookAside } from '../responses/doubt-looks'
import { countDoubts } from '../responses/doubt-store'
import type { Env, Handled } from '../web/env'
import { respond } from '../web/respond'
import { doubtScopeOf } from './doubts-shown'
import { listOwnExports } from './export-store'
import { progressOf } from './kept-sheets'
import { shownOutcomes } from './outcomes-shown'
import { participationOf } from './participation'
import { participationBlocks } from './participation-blocks'
import { maybeFindPulse } from './pulse-store'
import { shownQuotas } from './quotas-shown'
import { openReading, type Reading } from './reading'
import type { Results, Seams } from './results'
import { countSelected, crossConsultation, tallyConsultation } from './tally-consultation'
import { type ToldWording, toldWordings } from './told-wordings'

export const BASE = '/staff/consultations/:id{[0-9]{1,15}}/results'

export const queryOfPage = (c: Handled): Fields => fieldsOf(new URL(c.req.url).searchParams)

/** What this address asks to read; throws notFound and notPermitted. */
export const readingOf = (c: Handled): Promise<Reading> => openReading(c.var.world, Number(c.req.param('id')), queryOfPage(c))

export const figuresRoutes = new Hono<Env>()
  .get(BASE, async (c) => resultsAnswer(c, await readingOf(c)))

  // Asked again and again by an open page: 204 while nothing has changed, for one query (docs/decisions/010).
  .get(`${BASE}/pulse`, async (c) => {
    const { storage, actor } = c.var.world
    const pulse = await maybeFindPulse(storage.reader, Number(c.req.param('id')))
    const nothingNew = pulse !== undefined && c.req.query('seen') === String(pulse.lastSequence)
    if (nothingNew && maySee(actor, pulse.unitPath)) return c.body(null, 204)
    const reading = await readingOf(c)
    return nothingNew ? c.body(null, 204) : resultsAnswer(c, reading)
  })

  .get(`${BASE}/cross`, async (c) => {
    const { world } = c.var
    const reading = await readingOf(c)
    const { consultation, filter, asked } = reading
    const progress = await progressOf(world.storage.reader, consultation.id)
    if (progress) return respond(c, <ProgressPage title={consultation.title} progress={progress} />)
    const row = c.req.query('row') ?? ''
    const column = c.req.query('column') ?? ''
    const { counted, total } = await countSelected(world.storage.reader, consultation.id, filter)
    const crossed = { row, column, filter, locale: world.locale }
    const table = row === column ? undefined : await crossConsultation(world.storage.reader, consultation.id, crossed)
    const page = { consultation, filter: asked, choices: reading, counted, total, row, column, table }
    return respond(c, <CrossPage {...page} source={sourceOf(c, reading)} />)
  })

  .get(`${BASE}/figures/:name{[0-9A-Za-z.]{1,60}\\.svg}`, async (c) => {
    const { world } = c.var
    const reading = await readingOf(c)
    const blockId = c.req.param('name').replace(/\.svg$/, '')
    const found = await findFigure(c, reading, blockId)
    if (!found) throw problem('notFound', { figure: blockId })
    c.header('Content-Type', 'image/svg+xml; charset=UTF-8')
    c.header('Cache-Control', 'private, no-store')
    return c.body(figureSvg({ ...found, source: sourceOf(c, reading), words: c.var.page.words, locale: world.locale }))
  })

/** The page of all figures, or of how far the first count has come. */
export async function resultsAnswer(c: Handled, reading: Reading, fault?: string): Promise<Response> {
  const { world } = c.var
  const { consultation, scope, asked, filter, plan } = reading
  const progress = await progressOf(world.storage.reader, consultation.id)
  if (progress) return respond(c, <ProgressPage title={consultation.title} progress={progress} />)
  const results = await tallyConsultation(world.storage.reader, consultation.id, filter, world.locale)
  const participation = await participationOf(world.storage.reader, consultation.id, scope ?? undefined)
  return respond(
    c,
    <ResultsPage
      consultation={consultation}
      phase={phaseAt(consultation, world.now())}
      mayEdit={mayEdit(world.actor, consultation)}
      participation={participation}
      results={results}
      wordings={await wordingsTold(world.storage.reader, consultation.id, results)}
      mayJoin={mayAct(world.actor, 'consultation.joinWordings', consultation.unitPath)}
      outcomes={await shownOutcomes(world, reading)}
      quotas={scope === null ? await shownQuotas(world.storage.reader, consultation.id, plan.questionnaires) : []}
      filter={asked}
      choices={reading}
      onlyHamlets={scope === null ? [] : reading.hamlets.map(({ name }) => name)}
      doubts={await doubtsOf(c, reading)}
      exporting={await exportingOf(c, reading, results, fault)}
      now={world.now()}
    />,
    fault ? 422 : 200,
  )
}

/** What the panel of exports shows; undefined for whom may not export. */
async function exportingOf(c: Handled, { consultation }: Reading, { counted }: Results, fault: string | undefined) {
  const { storage, actor } = c.var.world
  if (!mayAct(actor, 'response.export', consultation.unitPath) || actor.kind !== 'person') return undefined
  const own = (await listOwnExports(storage.reader, actor.id)).filter((each) => each.consultationId === consultation.id)
  return { fault, counted, isLarge: counted > c.var.config.largeExport, own }
}

/** What is to be looked at again, as far as it was looked; looking on is done aside. */
async function doubtsOf(c: Handled, reading: Reading) {
  const { world } = c.var
  lookAside(world, reading.consultation.id)
  return countDoubts(world.storage.reader, reading.consultation.id, doubtScopeOf(reading))
}

/** Where a question had several wordings: what is told of them, by question. */
async function wordingsTold(reader: Reader, id: number, { questions }: Results): Promise<Map<string, ToldWording[]>> {
  const told = new Map<string, ToldWording[]>()
  if (questions.every(({ seams }) => !seams)) return told
  const dates = await listVersionDates(reader, id)
  for (const { question, seams } of questions) if (seams) told.set(question.id, toldWordings(seams, dates))
  return told
}

const earlierBlocks = (seams: Seams) =>
  seams.earlier.flatMap(({ tally }, place) =>
    tally.blocks.map((block) => ({ ...block, id: partBlockId(seams.wordings, place + 1, block.id) })),
  )

/** The line under a saved picture. */
export const sourceOf = (c: Handled, { consultation }: Reading): string =>
  c.var.page.words.results.source(consultation.asker, dateTime(c.var.world.now(), c.var.world.locale))

async function findFigure(c: Handled, { consultation, scope, filter }: Reading, blockId: string) {
  const { world, page } = c.var
  const participation = await participationOf(world.storage.reader, consultation.id, scope ?? undefined)
  const taking = participationBlocks(participation, page.words, world.locale).find(({ id }) => id === blockId)
  if (taking) return { block: taking, title: taking.label }
  const { questions } = await tallyConsultation(world.storage.reader, consultation.id, filter, world.locale)
  for (const { question, tally, seams } of questions) {
    const blocks = [...tally.blocks, ...(seams ? earlierBlocks(seams) : [])]
    const block = blocks.find(({ id, kind }) => id === blockId && kind !== 'words')
    if (block) return { block, title: block.label ? `${question.label}: ${block.label}` : question.label }
  }
  return undefined
}
