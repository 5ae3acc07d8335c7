import { readMigrationFiles } from 'drizzle-orm/migrator'
import type pg from 'pg'
import { migrationsFolder } from '../engines/migrations-folder'
import { CopyFault, type Piece, type Target } from './ends'
import { linesOf, quoted } from './lines'
import { connected, demandAlone, migrationsOf, numberFrom, sourceOf } from './postgres-source'
import { type Kind, knownMigrations, type TableShape, tableNamesAfter } from './shapes'

// The same that a starting server takes before it migrates.
const MIGRATING = 20261122

/** Takes everything in one transaction: what is there stays until `keep`. Throws holdsData unless `replace`. */
export async function openPostgresTarget(url: string, migrations: number, replace: boolean): Promise<Target> {
  const client = await connected(url)
  try {
    await demandAlone(client)
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(${MIGRATING})`)
    if (!replace && (await holdsData(client)))
      throw new CopyFault('holdsData', 'The PostgreSQL database holds data already. Nothing was changed.')
    await dropAll(client)
    await migrate(client, 0, migrations)
  } catch (error) {
    await client.end()
    throw error
  }
  return {
    ...sourceOf(client, migrations),
    put: (table, piece) => put(client, table, piece),
    countFrom: async ({ name, counter }, lastNumber) => {
      if (counter && lastNumber > 0)
        await client.query('select setval(pg_get_serial_sequence($1, $2), $3)', [quoted(name), counter, lastNumber])
    },
    saveSetting: async (name, value) => {
      const text = 'insert into kept_settings (name, value) values ($1, $2) on conflict (name) do update set value = $2'
      await client.query(text, [name, value])
    },
    finish: () => migrate(client, migrations, knownMigrations().length),
    keep: async () => {
      await client.query('commit')
      return { aside: undefined }
    },
  }
}

/** Somebody's units, people or sheets; a link for the set-up alone is no data yet. */
export async function holdsData(client: pg.Client): Promise<boolean> {
  for (const name of ['units', 'people', 'consultations', 'responses']) {
    const known = await numberFrom(client, 'select count(*) from pg_class where oid = to_regclass($1)', [quoted(name)])
    if (known > 0 && (await numberFrom(client, `select count(*) from (select 1 from ${quoted(name)} limit 1) as one`)) > 0)
      return true
  }
  return false
}

async function dropAll(client: pg.Client): Promise<void> {
  const migrations = Math.max(await migrationsOf(client), knownMigrations().length)
  const names = tableNamesAfter(Math.min(migrations, knownMigrations().length))
  await client.query(`drop table if exists ${names.map(quoted).join(', ')} cascade`)
  await client.query('drop table if exists drizzle.__drizzle_migrations')
}

// As drizzle does it, but inside the one transaction.
async function migrate(client: pg.Client, from: number, to: number): Promise<void> {
  await client.query('create schema if not exists drizzle')
  await client.query(
    'create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)',
  )
  for (const { sql, hash, folderMillis } of readMigrationFiles({ migrationsFolder: migrationsFolder('postgres') }).slice(
    from,
    to,
  )) {
    for (const statement of sql) await client.query(statement)
    await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [hash, folderMillis])
  }
}

async function put(client: pg.Client, table: TableShape, piece: Piece): Promise<void> {
  const names = table.columns.map(({ name }) => quoted(name)).join(', ')
  const cells = table.columns.map(({ kind }, place) => cellOf(kind, place)).join(', ')
  const text = `insert into ${quoted(table.name)} (${names}) select ${cells} from jsonb_array_elements($1::jsonb) as line`
  try {
    await client.query(text, [`[${linesOf(piece).join(',')}]`])
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '22P05')
      throw new CopyFault('notKept', `${table.name} holds a character (U+0000) that PostgreSQL does not keep.`)
    throw error
  }
}

function cellOf(kind: Kind, place: number): string {
  const text = `(line->>${place})`
  // PostgreSQL takes a bare null for a list of one.
  if (kind === 'json') return `nullif(line->${place}, 'null'::jsonb)->0`
  if (kind === 'moment') return `timestamptz 'epoch' + ${text}::bigint * interval '1 millisecond'`
  if (kind === 'bytes') return `decode(${text}, 'base64')`
  if (kind === 'whole') return `${text}::bigint`
  return kind === 'flag' ? `${text}::boolean` : text
}
