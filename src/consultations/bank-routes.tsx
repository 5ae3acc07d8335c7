import { Hono } from 'hono'
import { BankItemPage } from '../../views/consultations/bank-item-page'
import { BankPage } from '../../views/consultations/bank-page'
import { mayAct } from '../audit/permissions'
import { counted, type Faults, type Fields, one } from '../kernel/fields'
import { Problem, problem } from '../kernel/problem'
import { readQuestion } from '../questions/draft'
import type { Env, Handled } from '../web/env'
import { readForm, readUploads } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { type BankContent, type BankItem, bare, readLines, readName } from './bank'
import { addToBank, changeInBank, restoreInBank, retireInBank, undoInBank } from './bank-acts'
import { listBank } from './bank-listing'
import { bankPaths, findSeenItem, keepingUnits } from './bank-seeing'
import { listMedia } from './media-store'
import { noteDescriptions, withMedia } from './question-media'

const ITEM = '/staff/bank/:id{[0-9a-z-]{1,20}}'
const MOST_MEDIA = 100

/** The question bank: what the own units keep and those above them offer. */
export const bankRoutes = new Hono<Env>()
  .get('/staff/bank', async (c) => {
    const { world } = c.var
    const listed = await listBank(world, (name) => c.req.query(name))
    return respond(c, <BankPage address="/staff/bank" {...listed} mayKeep={(await keepingUnits(world)).length > 0} />)
  })

  .get('/staff/bank/new', async (c) => showNew(c, { name: '', lines: '', faults: {} }))

  .post('/staff/bank', async (c) => {
    const fields = await readForm(c)
    const units = await keepingUnits(c.var.world)
    const [first] = units
    if (!first) throw problem('notPermitted')
    const unit = units.length === 1 ? first : units.find(({ id }) => String(id) === one(fields, 'unit'))
    if (!unit) throw problem('notPermitted')
    const { name, content, faults } = judged(fields, { kind: 'options', options: [] })
    if (Object.keys(faults).length > 0) return showNew(c, { name, lines: one(fields, 'lines').toWellFormed(), faults })
    const id = await addToBank(c.var.world, { unitPath: unit.path, name, content })
    return seeOther(c, `/staff/bank/${id}?saved=1`)
  })

  .get(ITEM, async (c) => {
    const item = await found(c)
    return showItem(c, item, { name: item.name, content: item.content, hasSaved: c.req.query('saved') === '1' })
  })

  .post(ITEM, async (c) => {
    const { world } = c.var
    const item = await found(c)
    // Nothing of a file is read for who may not change it.
    if (item.unitPath === '' || !mayAct(world.actor, 'bank.change', item.unitPath)) throw problem('notPermitted')
    const { fields: sent, files } = await readUploads(c)
    const taken = item.content.kind === 'question' ? files : new Map()
    const { fields, faults: ofMedia } = await withMedia(world, item, sent, taken)
    const { name, content, faults: ofWords } = judged(fields, item.content)
    const faults = { ...ofWords, ...ofMedia }
    const typed = { name, content, lines: one(fields, 'lines').toWellFormed(), faults }
    if (Object.keys(faults).length === 0) await noteDescriptions(world, item, fields)
    else return showItem(c, { ...item, revision: counted(fields, 'revision') }, typed)
    return changing(c, item, typed, () => changeInBank(c.var.world, { ...seenOf(item, fields), name, content }))
  })

  .post(`${ITEM}/undo`, (c) => doing(c, undoInBank))
  .post(`${ITEM}/retirement`, (c) => doing(c, retireInBank))
  .post(`${ITEM}/restoration`, (c) => doing(c, restoreInBank))

const found = (c: Handled): Promise<BankItem> => findSeenItem(c.var.world, c.req.param('id') ?? '', bankPaths(c.var.world))

/** One that comes with the product has no number and changes for nobody. */
function seenOf(item: BankItem, fields: Fields) {
  if (item.unitPath === '') throw problem('notPermitted', { bankItem: item.id })
  return { id: Number(item.id), revision: counted(fields, 'revision') }
}

type Doing = (world: Env['Variables']['world'], seen: { id: number; revision: number }) => Promise<void>

async function doing(c: Handled, act: Doing): Promise<Response> {
  const fields = await readForm(c)
  const item = await found(c)
  return changing(c, item, { name: item.name, content: item.content }, () => act(c.var.world, seenOf(item, fields)))
}

async function changing(c: Handled, item: BankItem, typed: Typed, change: () => Promise<void>): Promise<Response> {
  try {
    await change()
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'stale') throw error
    return showItem(c, await found(c), { ...typed, isStale: true })
  }
  return seeOther(c, `/staff/bank/${item.id}?saved=1`)
}

/** What was posted, of the kind the item has. */
function judged(fields: Fields, before: BankContent): { name: string; content: BankContent; faults: Faults } {
  const { name, fault } = readName(one(fields, 'name'))
  const faults: Faults = fault ? { name: fault } : {}
  if (before.kind === 'options') {
    const { options, fault: ofLines } = readLines(one(fields, 'lines'))
    return { name, content: { kind: 'options', options }, faults: { ...faults, ...(ofLines && { lines: ofLines }) } }
  }
  const read = readQuestion({ ...before.question, id: 'q0', shownWhen: null }, fields)
  return {
    name,
    content: { kind: 'question', question: bare(read.question) },
    faults: { ...faults, ...(!read.ok && read.faults) },
  }
}

interface Typed {
  name: string
  content: BankContent
  lines?: string
  faults?: Faults
  isStale?: boolean
  hasSaved?: boolean
}

async function showItem(c: Handled, item: BankItem, { faults = {}, isStale = false, hasSaved = false, ...typed }: Typed) {
  const { world } = c.var
  const mayChange = item.unitPath !== '' && mayAct(world.actor, 'bank.change', item.unitPath)
  const isQuestion = mayChange && typed.content.kind === 'question'
  const media = isQuestion ? await listMedia(world.storage.reader, item.unitPath, MOST_MEDIA) : []
  const page = { item, ...typed, units: [], media, mayChange, faults, isStale, hasSaved }
  return respond(c, <BankItemPage {...page} />, isStale ? 409 : Object.keys(faults).length > 0 ? 422 : 200)
}

async function showNew(c: Handled, { name, lines, faults }: { name: string; lines: string; faults: Faults }) {
  const units = await keepingUnits(c.var.world)
  if (units.length === 0) throw problem('notPermitted')
  const content: BankContent = { kind: 'options', options: [] }
  const page = {
    item: undefined,
    name,
    content,
    lines,
    units,
    media: [],
    mayChange: true,
    faults,
    isStale: false,
    hasSaved: false,
  }
  return respond(c, <BankItemPage {...page} />, Object.keys(faults).length > 0 ? 422 : 200)
}
