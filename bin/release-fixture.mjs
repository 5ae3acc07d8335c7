// node bin/release-fixture.mjs: keeps the database of the version in package.json for the tests of later ones, made by
// its own code with rows in every table, and the digests of its migrations. Run once, on the commit that is released.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { buildSync } from 'esbuild'
import { settings } from './build.mjs'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const target = process.argv[2] ?? join('test', 'upgrade', version)
if (existsSync(target)) {
  console.error(`${target} is there already: a release is kept once.`)
  process.exit(1)
}
const path = join(mkdtempSync(join(tmpdir(), 'ydan-release-')), 'release.sqlite')

buildSync({ ...settings, entryPoints: { 'make-fixture': 'test/upgrade/make-fixture.ts' }, splitting: false })
const run = spawnSync(process.execPath, ['dist/make-fixture.js'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, DATABASE_URL: `file:${path}`, YDAN_ENGINE: 'sqlite' },
})
if (run.status !== 0) process.exit(1)
const facts = JSON.parse(run.stdout.toString().trim().split('\n').at(-1) ?? '')

const database = new Database(path)
const tables = database
  .prepare(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like '\\_\\_%' escape '\\'",
  )
  .pluck()
  .all()
const empty = tables.filter((name) => database.prepare(`select count(*) from "${name}"`).pluck().get() === 0)
if (empty.length > 0) {
  console.error(`No rows in ${empty.join(', ')}: let test/upgrade/make-fixture.ts put some there.`)
  process.exit(1)
}
database.pragma('journal_mode = DELETE')
database.exec('vacuum')
database.close()

const migrations = {}
for (const engine of ['sqlite', 'postgres'])
  for (const name of readdirSync(join('db', 'migrations', engine))
    .filter((each) => each.endsWith('.sql'))
    .sort())
    migrations[`${engine}/${name}`] = createHash('sha256')
      .update(readFileSync(join('db', 'migrations', engine, name)))
      .digest('hex')

mkdirSync(target, { recursive: true })
writeFileSync(join(target, 'database.sqlite.gz'), gzipSync(readFileSync(path), { level: 9 }))
writeFileSync(
  join(target, 'facts.json'),
  `${JSON.stringify({ version, tables: tables.length, ...facts, migrations }, null, 2)}\n`,
)
console.log(`${target}: ${tables.length} tables, ${gzipSync(readFileSync(path), { level: 9 }).length} bytes.`)
