import Database from 'better-sqlite3'
import pg from 'pg'
import { engine } from '../../db/columns'
import { filePath } from '../../db/open'
import type { Statement } from './statements'

export interface Walk {
  statement: string
  /** The table that is read from one end to the other. */
  table: string
  plan: string
}

/** Tables whose rows are mostly wanted by their lists, so that a walk in the order asked for comes soon to its LIMIT. */
const WALKED = new Set(['audit_entries', 'consultations', 'grants', 'snapshots', 'units'])

/** Which of the statements read the whole of a table, leaving out a walk in the order asked for that a LIMIT ends. */
export async function walksOf(
  databaseUrl: string,
  statements: Iterable<Statement>,
  isSmall: (table: string) => boolean,
): Promise<Walk[]> {
  const explain = engine === 'postgres' ? await onPostgres(databaseUrl) : onSqlite(databaseUrl)
  const walks: Walk[] = []
  try {
    for (const statement of statements)
      for (const { table, plan } of await explain.walked(statement))
        if (!isSmall(table)) walks.push({ statement: statement.text, table, plan })
  } finally {
    await explain.close()
  }
  return walks
}

/** Takes an index away, to see that its loss is noticed. */
export async function dropIndex(databaseUrl: string, name: string): Promise<void> {
  if (engine === 'postgres') {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query(`drop index "${name}"`)
    await client.end()
  } else new Database(filePath(databaseUrl)).exec(`drop index "${name}"`).close()
}

interface Explaining {
  walked(statement: Statement): Promise<{ table: string; plan: string }[]>
  close(): Promise<void>
}

function onSqlite(databaseUrl: string): Explaining {
  const database = new Database(filePath(databaseUrl))
  return {
    walked: async ({ text }) => {
      // Of an insert only what a replaced row would take along is told, and nothing is replaced here.
      if (/^\s*insert/i.test(text)) return []
      const given = Array.from(text.matchAll(/\?/g), () => null)
      const steps = database.prepare(`explain query plan ${text}`).all(...given) as { detail: string }[]
      const plan = steps.map(({ detail }) => detail).join('\n')
      const isOrdered = (table: string) =>
        WALKED.has(table) && /\blimit\b/i.test(text) && !plan.includes('USE TEMP B-TREE FOR ORDER BY')
      return steps.flatMap(({ detail }) => {
        const [, name = '', byIndex] = /^SCAN (?!CONSTANT ROW|json_each|\d+-ROW|\()(\w+)( USING .*INDEX)?/.exec(detail) ?? []
        const table = tableOf(name, text)
        return table === '' || (isOrdered(table) && (byIndex || /order by "\w+"\."id"/.test(text))) ? [] : [{ table, plan }]
      })
    },
    close: async () => {
      database.close()
    },
  }
}

// SQLite tells the alias; the statement tells of which table.
function tableOf(name: string, text: string): string {
  if (name === '') return ''
  return new RegExp(`"(\\w+)" (?:as )?"${name}"`, 'i').exec(text)?.[1] ?? name
}

interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Index Cond'?: string
  'Recheck Cond'?: string
  Plans?: Node[]
}

async function onPostgres(databaseUrl: string): Promise<Explaining> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  // Tables of this size are often read faster as a whole; asked is whether indexes would serve when they have grown,
  // with sorting what they gave or by walking one in order.
  for (const way of ['seqscan', 'mergejoin', 'hashjoin', 'material']) await client.query(`set enable_${way} = off`)
  await client.query('set max_parallel_workers_per_gather = 0; set jit = off')
  const planOf = async ({ text, values }: Statement, sorting: 'on' | 'off'): Promise<Node> => {
    await client.query(`set enable_sort = ${sorting}`)
    const { rows } = await client.query(`explain (format json) ${text}`, [...values])
    return rows[0]['QUERY PLAN'][0].Plan
  }
  return {
    walked: async (statement) => {
      const plan = await planOf(statement, 'on')
      const tables = wholeReads(plan, false)
      if (tables.length === 0 || wholeReads(await planOf(statement, 'off'), false).length === 0) return []
      return [...new Set(tables)].map((table) => ({ table, plan: JSON.stringify(plan, keysToTell) }))
    },
    close: () => client.end(),
  }
}

const keysToTell = ['Node Type', 'Relation Name', 'Index Name', 'Index Cond', 'Filter', 'Plans']
// What must have read everything before it gives its first row.
const BLOCKS = /^(Sort|Aggregate|Hash|Materialize|Unique|SetOp)$/

function wholeReads(node: Node, limited: boolean): string[] {
  const type = node['Node Type']
  const below = type === 'Limit' || (limited && !BLOCKS.test(type))
  const own = node['Relation Name']
  const isWhole =
    own !== undefined &&
    (type === 'Seq Scan' ||
      (/^Index (Only )?Scan/.test(type) && node['Index Cond'] === undefined && !(limited && WALKED.has(own))))
  return [...(isWhole ? [own] : []), ...(node.Plans ?? []).flatMap((each) => wholeReads(each, below))]
}
