import { type Context, Hono } from 'hono'
import { ImportPage, type Preview } from '../../views/units/import-page'
import { one } from '../kernel/fields'
import { hashed } from '../kernel/ids'
import { dayOf } from '../kernel/moment'
import { problem } from '../kernel/problem'
import type { Upload } from '../kernel/upload'
import type { World } from '../kernel/world'
import type { Env } from '../web/env'
import { readFiles, readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { type HamletRow, type ReadTable, readTable, type TableFault } from './hamlet-table'
import { planImport } from './import-plan'
import { importHamlets } from './keep'
import { findUnitFor } from './seen'
import { listHamlets } from './store'
import { tableText } from './table-text'
import { dayTyped, type Unit } from './unit'

const IMPORT = '/staff/units/:id{[0-9]{1,15}}/import'
// A file that no form could send again is not put into one.
const SHOWN_LONGEST = 256 * 1024
// More than a table of the largest size takes, however its letters are written.
const FILE_LARGEST = 512 * 1024

/** Hamlets and totals from a table: looked at first, stored when confirmed. */
export const importRoutes = new Hono<Env>()
  .get(IMPORT, async (c) => {
    const commune = await findCommune(c.var.world, Number(c.req.param('id')))
    const today = dayOf(c.var.world.now())
    return respond(c, <ImportPage commune={commune} text="" day={today} today={today} />)
  })

  .post(IMPORT, async (c) => {
    const commune = await findCommune(c.var.world, Number(c.req.param('id')))
    const today = dayOf(c.var.world.now())
    const { text, isLong, step, seen, day: typedDay } = await readSent(c)
    const day = dayTyped(typedDay)
    const shown = { commune, text: text && text.length <= SHOWN_LONGEST ? text : '', day: day ?? today, today }
    const fault = isLong ? 'tooLong' : text === undefined ? 'notUtf8' : !day || day > today ? 'badDay' : undefined
    const table = text === undefined || !day || fault ? undefined : readTable(text, { day, today })
    if (!table?.ok) return respond(c, <ImportPage {...shown} fault={fault ?? faultOf(table)} />, 422)
    const current = hashed(`${day}\n${shown.text}`)
    const sound = table.rows.every((row) => row.faults.length === 0)
    if (step === 'store' && sound && seen === current) {
      await importHamlets(c.var.world, { communeId: commune.id, rows: table.rows })
      return seeOther(c, `/staff/units/${commune.id}?done=imported`)
    }
    const preview = { rows: await planned(c.var.world, commune, table.rows), unused: table.unused, seen: current }
    const changed = step === 'store' && seen !== current
    return respond(c, <ImportPage {...shown} preview={preview} changed={changed} />, sound && !changed ? 200 : 422)
  })

const faultOf = (table: ReadTable | undefined): TableFault | undefined => (table?.ok === false ? table.fault : undefined)

/** A file, where one was chosen, stands in for what was pasted; undefined when it is no text. */
async function readSent(c: Context<Env>) {
  const isMultipart = (c.req.header('Content-Type') ?? '').startsWith('multipart/form-data')
  const { fields, files } = isMultipart ? await readFiles(c) : { fields: await readForm(c), files: new Map<string, Upload>() }
  const file = files.get('file')
  const isLong = file !== undefined && file.size > FILE_LARGEST
  const text = !file ? one(fields, 'table') : isLong ? '' : tableText(file.content)
  const [step, seen, day] = [file ? 'preview' : one(fields, 'step'), one(fields, 'seen'), one(fields, 'day')]
  return { text: text === undefined ? undefined : evened(text), isLong, step, seen, day }
}

/** Browsers send line ends of their own; the same table must give the same hash. */
function evened(text: string): string {
  const lines = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  let end = lines.length
  // By a pattern, many empty lines before a last word would be looked through again from each of them.
  while (lines[end - 1] === '\n') end--
  return lines.slice(0, end)
}

async function planned({ storage, now }: World, commune: Unit, rows: readonly HamletRow[]): Promise<Preview['rows']> {
  const known = await listHamlets(storage.reader, commune.id, dayOf(now()))
  const sound = planImport(
    rows.filter((row) => row.faults.length === 0),
    known,
  )
  return rows.map((row) => ({ row, change: sound.find((change) => change.row === row) }))
}

async function findCommune(world: World, id: number): Promise<Unit> {
  const unit = await findUnitFor(world, 'unit.import', id)
  if (unit.level !== 'commune') throw problem('notFound', { unit: id })
  return unit
}
