import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const ORDER = [
  'i18n',
  'kernel',
  'audit',
  'units',
  'people',
  'logic',
  'budgeting',
  'questions',
  'consultations',
  'exchange',
  'responses',
  'results',
  'publication',
  'upkeep',
  'web',
  'commands',
]

interface Import {
  from: string
  /** A path from the project's folder without its ending, or the name of a package. */
  what: string
  typeOnly: boolean
}

const files = ['src', 'views', 'db', 'bench', 'torture']
  .flatMap((folder) => walk(join(ROOT, folder)))
  .map((path) => relative(ROOT, path))
const imports = files.flatMap(importsOf)

/** `kernel` for src/kernel/act.ts, `web` for what lies in src itself. */
const nounOf = (path: string) =>
  path.startsWith('src/') ? (path.split('/')[2] === undefined ? 'commands' : (path.split('/')[1] ?? '')) : ''
const isStore = (path: string) => /(^|[/-])store(\.ts)?$/.test(path)
const isRoutes = (path: string) => /(^|[/-])routes(\.tsx)?$/.test(path)
const sentence = ({ from, what }: Import) => `${from} imports ${what}`

test('drizzle and the schema are imported by stores and db alone', () => {
  const wrong = imports.filter(
    ({ from, what }) =>
      (what.startsWith('drizzle-orm') || what.startsWith('db/schema')) &&
      !from.startsWith('db/') &&
      !from.startsWith('bench/') &&
      !isStore(from),
  )
  expect(wrong.map(sentence)).toEqual([])
})

test('hono is imported by routes and web alone, its JSX excepted', () => {
  const wrong = imports.filter(({ from, what }) => {
    if (!/^(hono|@hono)(\/|$)/.test(what) || what.startsWith('hono/jsx')) return false
    return !isRoutes(from) && !from.startsWith('src/web/') && !from.startsWith('bench/')
  })
  expect(wrong.map(sentence)).toEqual([])
})

test('views ask no act, no store and no route; their leaf components know no rule', () => {
  const wrong = imports.filter(({ from, what, typeOnly }) => {
    if (!from.startsWith('views/')) return false
    if (from.startsWith('views/components/')) return what.startsWith('src/') && !/^src\/(i18n|kernel)\//.test(what)
    return (isStore(what) && !typeOnly) || isRoutes(what) || /\/(lifecycle|submit|act)$/.test(what) || what.startsWith('db/')
  })
  expect(wrong.map(sentence)).toEqual([])
})

test('only routes and web show pages; a question type shows components alone', () => {
  const wrong = imports.filter(({ from, what }) => {
    if (!from.startsWith('src/') || !what.startsWith('views/')) return false
    if (from.startsWith('src/questions/')) return !what.startsWith('views/components/')
    return !isRoutes(from) && !from.startsWith('src/web/')
  })
  expect(wrong.filter(({ what }) => !what.startsWith('views/components/')).map(sentence)).toEqual([])
})

test('each folder leans only on those before it', () => {
  const wrong = imports.filter(({ from, what }) => {
    if (!from.startsWith('src/') || !what.startsWith('src/')) return false
    if (what === 'src/config' || (isRoutes(from) && /^src\/web\/(env|form|respond|source)$/.test(what))) return false
    return ORDER.indexOf(nounOf(what)) > ORDER.indexOf(nounOf(from))
  })
  expect(wrong.map(sentence)).toEqual([])
})

test('questions lean on the kernel and the languages alone', () => {
  const wrong = imports.filter(
    ({ from, what }) =>
      from.startsWith('src/questions/') &&
      what.startsWith('src/') &&
      !/^src\/(kernel|i18n|logic|budgeting|questions)\//.test(what),
  )
  expect(wrong.map(sentence)).toEqual([])
})

test('the database knows nothing of the product', () => {
  const wrong = imports.filter(({ from, what }) => from.startsWith('db/') && /^(src|views)\//.test(what))
  expect(wrong.map(sentence)).toEqual([])
})

/** Whose the tables of db/schema/questionnaires.ts are. */
const SHARED: Record<string, readonly string[]> = {
  media: ['consultations'],
  bankItems: ['consultations'],
  wordingChoices: ['consultations'],
  questionnaireSteps: ['consultations'],
  trialSheets: ['consultations', 'responses'],
  answerFiles: ['responses'],
  answerContacts: ['responses'],
  sheetDrafts: ['responses'],
  pageReaches: ['responses'],
  quotaCounts: ['responses'],
}

test('a store writes only the tables of its own noun', () => {
  const wrong = files
    .filter((path) => path.startsWith('src/') && isStore(path))
    .flatMap((path) => {
      const source = read(path)
      const shared = Object.entries(SHARED).filter(([, nouns]) => nouns.includes(nounOf(path)))
      const own = new Set([...tablesOf(`db/schema/${nounOf(path)}.ts`), ...shared.map(([table]) => table)])
      const written = [...source.matchAll(/\.(insert|update|delete)\((\w+)\)/g)].map((match) => match[2] ?? '')
      return written.filter((table) => !own.has(table) && TABLES.has(table)).map((table) => `${path} writes ${table}`)
    })
  expect(wrong).toEqual([])
})

test('transactions are opened by acts, the intake of answers, the health check and the database alone', () => {
  const allowed = /^(src\/audit\/|src\/responses\/intake|src\/web\/health-routes|db\/|bench\/)/
  const wrong = files.filter((path) => !allowed.test(path) && /\bstorage\.write\(/.test(read(path)))
  expect(wrong).toEqual([])
})

test('no type is asserted outside the column kit, the engines and tests', () => {
  const wrong = files.flatMap((path) => {
    if (path === 'db/columns.ts' || /^(db\/engines|bench|torture)\//.test(path)) return []
    return [...codeAlone(path).matchAll(/[\w)\]}] as (?!const\b)\w+/g)].map((match) => `${path}: …${match[0]}…`)
  })
  expect(wrong).toEqual([])
})

test('files stay within 250 lines', () => {
  const long = files
    .filter((path) => !path.includes('/messages/') && !path.includes('/templates/') && !path.startsWith('db/demo/'))
    .map((path) => ({ path, lines: read(path).split('\n').length }))
  expect(long.filter(({ lines }) => lines > 251).map(({ path, lines }) => `${path} has ${lines} lines`)).toEqual([])
})

test('no page carries a style or a script inside itself', () => {
  const wrong = files.filter(
    (path) =>
      path.endsWith('.tsx') && /\sstyle=|\son[a-z]+=["{]|<style|dangerouslySetInnerHTML=\{\{ __html: `<script/.test(read(path)),
  )
  expect(wrong.filter((path) => !path.endsWith('-svg.tsx'))).toEqual([])
})

const TABLES = new Set(readdirSync(join(ROOT, 'db/schema')).flatMap((name) => tablesOf(`db/schema/${name}`)))

function tablesOf(path: string): string[] {
  try {
    return [...read(path).matchAll(/export const (\w+) = table\(/g)].map((match) => match[1] ?? '')
  } catch {
    return []
  }
}

/** The source without its imports, comments and texts. */
function codeAlone(path: string): string {
  return read(path)
    .replace(/^(import|export) [^'"]*?from\s+['"][^'"]+['"]/gm, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''")
}

function importsOf(path: string): Import[] {
  return [...read(path).matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)].map((match) => {
    const what = match[2] ?? ''
    return {
      from: path,
      what: what.startsWith('.') ? normalize(join(dirname(path), what)) : what,
      typeOnly: match[1] !== undefined,
    }
  })
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return name === 'migrations' ? [] : walk(path)
    return /\.tsx?$/.test(name) ? [path] : []
  })
}
