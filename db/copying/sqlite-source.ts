import Database from 'better-sqlite3'
import { readerOfConnection } from '../engines/reader-of'
import { encodeBytes, encodeFlag, encodeJson, encodeNumber, encodeText } from './encoding'
import type { Piece, Source } from './ends'
import { gathering, quoted } from './lines'
import type { Kind, TableShape } from './shapes'

/**
 * One moment of a SQLite file, on a connection of its own: writers go on beside it, only their log grows until it is
 * closed. With `alone` nobody else may have the file open; throws SQLITE_BUSY when somebody has.
 */
export function openSqliteSource(path: string, { alone = false } = {}): Source {
  const connection = new Database(path, { fileMustExist: true, readonly: !alone, timeout: alone ? 0 : 5000 })
  try {
    if (alone) connection.pragma('locking_mode = EXCLUSIVE')
    connection.exec('begin')
    return sourceOf(connection)
  } catch (error) {
    connection.close()
    throw error
  }
}

export function sourceOf(connection: Database.Database): Source {
  const one = (text: string, ...values: unknown[]) =>
    Number(
      connection
        .prepare(text)
        .pluck()
        .get(...values) ?? 0,
    )
  const has = (name: string) => one("select count(*) from sqlite_master where type = 'table' and name = ?", name) === 1
  return {
    engine: 'sqlite',
    migrations: has('__drizzle_migrations') ? one('select count(*) from __drizzle_migrations') : 0,
    pieces: (table) => pieces(connection, table),
    estimate: async ({ name, counter }) =>
      counter ? one(`select max(${quoted(counter)}) from ${quoted(name)}`) : one(`select count(*) from ${quoted(name)}`),
    lastNumber: async ({ name }) => one('select seq from sqlite_sequence where name = ?', name),
    setting: async (name) => {
      if (!has('kept_settings')) return undefined
      const found = connection.prepare('select value from kept_settings where name = ?').pluck().get(name)
      return typeof found === 'string' ? found : undefined
    },
    reader: () => readerOfConnection(connection),
    close: async () => {
      connection.close()
    },
  }
}

async function* pieces(connection: Database.Database, table: TableShape): AsyncGenerator<Piece> {
  const columns = table.columns.map(({ name }) => quoted(name)).join(', ')
  const text = `select ${columns} from ${quoted(table.name)} order by ${table.key.map(quoted).join(', ')}`
  const rows = connection.prepare(text).raw().safeIntegers().iterate()
  const kinds = table.columns.map(({ kind }) => kind)
  const gathered = gathering()
  for (const row of rows) {
    if (!Array.isArray(row)) continue
    const piece = gathered.add(lineOf(table, kinds, row))
    if (piece) yield piece
  }
  const rest = gathered.rest()
  if (rest) yield rest
}

function lineOf(table: TableShape, kinds: readonly Kind[], row: readonly unknown[]): string {
  let line = '['
  for (let place = 0; place < kinds.length; place++) {
    const cell = encode(kinds[place], row[place])
    if (cell === undefined) throw new Error(`${table.name}.${table.columns[place]?.name} holds what it should not.`)
    line += place === 0 ? cell : `,${cell}`
  }
  return `${line}]\n`
}

// SQLite keeps what it is given, whatever the column says.
function encode(kind: Kind | undefined, cell: unknown): string | undefined {
  if (cell === null) return 'null'
  if (typeof cell === 'bigint') {
    if (kind === 'whole' || kind === 'moment') return encodeNumber(String(cell))
    return kind === 'flag' ? encodeFlag(cell !== 0n) : undefined
  }
  if (typeof cell === 'string') {
    if (kind === 'text') return encodeText(cell)
    return kind === 'json' ? encodeJson(cell) : undefined
  }
  return kind === 'bytes' && Buffer.isBuffer(cell) ? encodeBytes(cell) : undefined
}
