import pg from 'pg'
import QueryStream from 'pg-query-stream'
import { readerOfClient } from '../engines/reader-of'
import { encodeBytes, encodeFlag, encodeJson, encodeNumber, encodeText } from './encoding'
import { CopyFault, type Piece, type Source } from './ends'
import { gathering, quoted } from './lines'
import { type Kind, type TableShape, tableNamesAfter } from './shapes'

const ROWS_AT_ONCE = 500
const asSent = { getTypeParser: () => (text: string) => text }

/**
 * One moment of a PostgreSQL database, in one transaction on a connection of its own. With `alone` nobody else may be
 * connected to it, and nobody may write until it is closed.
 */
export async function openPostgresSource(url: string, { alone = false } = {}): Promise<Source> {
  const client = await connected(url)
  try {
    const migrations = await migrationsOf(client)
    if (alone) await demandAlone(client)
    await client.query(`begin isolation level repeatable read${alone ? '' : ' read only'}`)
    // Taken before the first look, so that the look is at what stands still.
    if (alone && migrations > 0)
      await client.query(`lock table ${tableNamesAfter(migrations).map(quoted).join(', ')} in share mode nowait`)
    return sourceOf(client, migrations)
  } catch (error) {
    await client.end()
    throw error
  }
}

export async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'ydan copying' })
  client.on('error', () => {})
  await client.connect()
  return client
}

export const numberFrom = async (client: pg.Client, text: string, values: unknown[] = []): Promise<number> =>
  Number(Object.values((await client.query(text, values)).rows[0] ?? {})[0] ?? 0)

export async function migrationsOf(client: pg.Client): Promise<number> {
  const kept = await numberFrom(
    client,
    "select count(*) from pg_tables where schemaname = 'drizzle' and tablename = '__drizzle_migrations'",
  )
  return kept === 0 ? 0 : numberFrom(client, 'select count(*) from drizzle.__drizzle_migrations')
}

const LOOKS = 10
const BETWEEN_LOOKS_MS = 200

/** Throws inUse while others are connected. Whoever has just gone away is still listed for a moment, so it looks again. */
export async function demandAlone(client: pg.Client): Promise<void> {
  let others = await namesOfOthers(client)
  for (let look = 1; look < LOOKS && others.length > 0; look++) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS))
    others = await namesOfOthers(client)
  }
  if (others.length > 0)
    throw new CopyFault(
      'inUse',
      `${others.length} other connections are open to this PostgreSQL database (${[...new Set(others)].join(', ')}): stop the servers first.`,
    )
}

async function namesOfOthers(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    "select coalesce(nullif(application_name, ''), 'without a name') as name from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'",
  )
  return rows.map(({ name }) => String(name))
}

export function sourceOf(client: pg.Client, migrations: number): Source {
  return {
    engine: 'postgres',
    migrations,
    pieces: (table) => pieces(client, table),
    estimate: ({ name }) =>
      numberFrom(client, 'select greatest(reltuples, 0) from pg_class where oid = $1::regclass', [quoted(name)]),
    lastNumber: async ({ name, counter }) => {
      if (!counter) return 0
      const sequence = 'pg_get_serial_sequence($1, $2)'
      return numberFrom(client, `select coalesce(pg_sequence_last_value(${sequence}::regclass), 0)`, [quoted(name), counter])
    },
    setting: async (name) => {
      if ((await numberFrom(client, "select count(*) from pg_class where oid = to_regclass('kept_settings')")) === 0)
        return undefined
      return (await client.query('select value from kept_settings where name = $1', [name])).rows[0]?.value
    },
    reader: () => readerOfClient(client),
    close: () => client.end(),
  }
}

async function* pieces(client: pg.Client, table: TableShape): AsyncGenerator<Piece> {
  const kinds = table.columns.map(({ kind }) => kind)
  const order = table.key.map(
    (name) => `${quoted(name)}${table.columns.some((each) => each.name === name && each.kind === 'text') ? ' collate "C"' : ''}`,
  )
  const text = `select ${table.columns.map(told).join(', ')} from ${quoted(table.name)} order by ${order.join(', ')}`
  const rows = client.query(
    new QueryStream(text, [], { batchSize: ROWS_AT_ONCE, highWaterMark: ROWS_AT_ONCE, rowMode: 'array', types: asSent }),
  )
  const gathered = gathering()
  for await (const row of rows) {
    const piece = gathered.add(`[${kinds.map((kind, place) => encode(kind, row[place])).join(',')}]\n`)
    if (piece) yield piece
  }
  const rest = gathered.rest()
  if (rest) yield rest
}

const told = ({ name, kind }: TableShape['columns'][number]): string =>
  kind === 'moment' ? `(extract(epoch from ${quoted(name)}) * 1000)::bigint` : quoted(name)

function encode(kind: Kind, cell: string | null): string {
  if (cell === null) return 'null'
  if (kind === 'whole' || kind === 'moment') return encodeNumber(cell)
  if (kind === 'text') return encodeText(cell)
  if (kind === 'flag') return encodeFlag(cell === 't')
  return kind === 'json' ? encodeJson(cell) : encodeBytes(Buffer.from(cell.slice(2), 'hex'))
}
