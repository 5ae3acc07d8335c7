import { CopyFault, digestOf, type Source, type Target } from '../../db/copying/ends'
import { openTarget } from '../../db/copying/open'
import { shapesAfter, type TableShape } from '../../db/copying/shapes'
import { faultOf } from '../../db/faults'
import { verifyChain } from '../audit/store'
import type { Manifest } from './backup-members'
import { type Checked, piecesOf } from './backup-reading'

export interface Restored {
  rows: number
  tables: number
  entries: number
  /** Where the database that was there is kept. */
  aside: string | undefined
}

interface Order {
  path: string
  backup: Checked
  databaseUrl: string
  replace: boolean
  /** Runs when everything is in, before anybody sees it. */
  before: (target: Target) => Promise<void>
  tell?: (rows: number) => void
}

/**
 * Puts a checked backup into a database of the engine this process started for. Nobody sees anything of it before all
 * of it is there, reads as the backup says, and the staff's log holds. Throws CopyFault holdsData, inUse, different,
 * notKept, foreign.
 */
export async function restoreBackup({ path, backup, databaseUrl, replace, before, tell }: Order): Promise<Restored> {
  const migrations = backup.manifest.migrations.length
  const shapes = new Map(shapesAfter(migrations).map((shape) => [shape.name, shape]))
  demandSameTables(backup.manifest, shapes)
  const target = await openTarget(databaseUrl, migrations, { replace })
  try {
    let rows = 0
    for await (const { table, piece } of piecesOf(path)) {
      await demandRows(table, target.put(shapeIn(shapes, table), piece))
      rows += piece.rows
      tell?.(rows)
    }
    for (const { name, ...wanted } of backup.manifest.tables) {
      const shape = shapeIn(shapes, name)
      await target.countFrom(shape, wanted.lastNumber)
      const found = await demandRows(name, digestOf(target, shape))
      if (found.rows !== wanted.rows || found.sha256 !== wanted.sha256)
        throw new CopyFault('different', `${name} does not read back as it was written. Nothing was changed.`)
    }
    await target.finish()
    const entries = await demandChain(target)
    await before(target)
    return { rows, tables: shapes.size, entries, ...(await target.keep()) }
  } finally {
    await target.close()
  }
}

/** How many entries the staff's log has. Throws CopyFault different where it breaks. */
export async function demandChain(source: Source | Target): Promise<number> {
  const verdict = await verifyChain(source.reader())
  if (verdict.holds) return verdict.entries
  throw new CopyFault('different', `The log of the staff breaks at entry ${verdict.brokenAt}. Nothing was changed.`)
}

// What a database or a parser says to what never stood in a table of ours would quote it.
async function demandRows<Result>(table: string, work: Promise<Result>): Promise<Result> {
  return work.catch((error: unknown) => {
    if (error instanceof CopyFault || faultOf(error)) throw error
    throw new CopyFault('damaged', `The backup holds rows that cannot stand in ${table}. Nothing was changed.`)
  })
}

function demandSameTables({ tables }: Manifest, shapes: ReadonlyMap<string, TableShape>): void {
  const missing = [...shapes.keys()].filter((name) => !tables.some((table) => table.name === name))
  if (missing.length > 0) throw new CopyFault('foreign', `The backup lacks ${missing.join(', ')}.`)
}

function shapeIn(shapes: ReadonlyMap<string, TableShape>, name: string): TableShape {
  const shape = shapes.get(name)
  if (!shape) throw new CopyFault('foreign', `The backup holds a table ${name} that is not ours.`)
  return shape
}
