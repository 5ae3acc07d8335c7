import {
  PB_SECTIONS,
  PB_VOTE_TYPES,
  type PbFault,
  type PbFile,
  type PbLimits,
  type PbProject,
  type PbSection,
  type PbVote,
} from './pb'
import { cellsOf, PbRefused, refuse, wholeIn } from './pb-cells'

const LONGEST_LINE = 20_000
const MOST_COLUMNS = 60
const MOST_FAULTS = 20
const LARGEST_SUM = 1_000_000_000_000

export type ReadPb = { ok: true; file: PbFile } | { ok: false; faults: readonly PbFault[] }

/** Reads a file strictly: the sections in order, every line as wide as its heading, every count as it says. Tells up to twenty faults with their lines. */
export function readPb(bytes: Uint8Array, limits: PbLimits): ReadPb {
  if (bytes.length > limits.bytes) return refused({ line: 0, fault: 'tooLarge', values: [Math.floor(limits.bytes / 1_000_000)] })
  const text = textOf(bytes)
  if (text === undefined) return refused({ line: 0, fault: 'notText', values: [] })
  const faults: PbFault[] = []
  const tables = tablesOf(text, faults, limits)
  const meta = readMeta(tables.META, faults)
  const projects = readProjects(tables.PROJECTS, faults)
  const votes = readVotes(tables.VOTES, new Set(projects.map(({ id }) => id)), faults)
  const budget = metaSum(meta, faults)
  const voteType = PB_VOTE_TYPES.find((each) => each === meta.get('vote_type')?.toLowerCase())
  if (!voteType && meta.has('vote_type')) faults.push({ line: 0, fault: 'voteType', values: [short(meta.get('vote_type'))] })
  if (faults.length === 0) faults.push(...countFaults(meta, projects.length, votes.length))
  if (faults.length > 0 || !voteType) return { ok: false, faults: faults.slice(0, MOST_FAULTS) }
  return { ok: true, file: { meta, budget, voteType, projects, votes } }
}

const refused = (...faults: PbFault[]): ReadPb => ({ ok: false, faults })

function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

interface Row {
  line: number
  cells: ReadonlyMap<string, string>
}
type Tables = Record<PbSection, Row[]>

/** Splits the file into its three tables; what is no line of one is a fault. */
function tablesOf(text: string, faults: PbFault[], limits: PbLimits): Tables {
  const tables: Tables = { META: [], PROJECTS: [], VOTES: [] }
  const seen: PbSection[] = []
  let head: readonly string[] | undefined
  let line = 0
  for (const raw of linesOf(text)) {
    line++
    if (faults.length >= MOST_FAULTS) break
    if (raw.trim() === '') continue
    if (raw.length > LONGEST_LINE) {
      faults.push({ line, fault: 'lineTooLong', values: [LONGEST_LINE] })
      break
    }
    const begun = PB_SECTIONS.find((section) => section === raw.trim().toUpperCase())
    if (begun) {
      if (seen.includes(begun)) faults.push({ line, fault: 'sectionTwice', values: [begun] })
      else if (PB_SECTIONS[seen.length] !== begun) faults.push({ line, fault: 'sectionOrder', values: [begun] })
      seen.push(begun)
      head = undefined
      continue
    }
    const section = seen.at(-1)
    if (!section) {
      faults.push({ line, fault: 'noSection', values: [] })
      break
    }
    const most = section === 'PROJECTS' ? limits.projects : section === 'VOTES' ? limits.votes : MOST_COLUMNS
    if (head && tables[section].length >= most) {
      faults.push({ line, fault: section === 'VOTES' ? 'tooManyVotes' : 'tooManyProjects', values: [most] })
      break
    }
    guarded(faults, line, () => {
      const cells = cellsOf(raw)
      if (head) tables[section].push({ line, cells: rowOf(cells, head) })
      else head = headOf(cells, section)
    })
  }
  for (const section of PB_SECTIONS) {
    if (faults.length === 0 && !seen.includes(section)) faults.push({ line: 0, fault: 'sectionMissing', values: [section] })
  }
  return tables
}

function* linesOf(text: string): Generator<string> {
  let from = text.startsWith('\ufeff') ? 1 : 0
  while (from <= text.length) {
    const at = text.indexOf('\n', from)
    const to = at < 0 ? text.length : at
    yield text.slice(from, text[to - 1] === '\r' ? to - 1 : to)
    from = to + 1
  }
}

const NEEDED: Record<PbSection, readonly string[]> = {
  META: ['key', 'value'],
  PROJECTS: ['project_id', 'cost'],
  VOTES: ['voter_id', 'vote'],
}

function headOf(cells: readonly string[], section: PbSection): readonly string[] {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const missing = NEEDED[section].find((name) => !names.includes(name))
  if (missing || names.length > MOST_COLUMNS) throw refuse('headMissing', section, missing ?? names.length)
  const twice = names.find((name, place) => names.indexOf(name) < place)
  if (twice !== undefined) throw refuse('columnTwice', short(twice))
  return names
}

function rowOf(cells: readonly string[], head: readonly string[]): Map<string, string> {
  if (cells.length !== head.length) throw refuse('cells', cells.length, head.length)
  return new Map(head.map((name, place) => [name, (cells[place] ?? '').trim()]))
}

function readMeta(rows: readonly Row[], faults: PbFault[]): Map<string, string> {
  const meta = new Map<string, string>()
  for (const { line, cells } of rows) {
    const key = cells.get('key')?.toLowerCase() ?? ''
    if (meta.has(key)) faults.push({ line, fault: 'keyTwice', values: [short(key)] })
    meta.set(key, cells.get('value') ?? '')
  }
  for (const key of ['num_projects', 'num_votes', 'budget', 'vote_type']) {
    if (faults.length === 0 && !meta.get(key)) faults.push({ line: 0, fault: 'keyMissing', values: [key] })
  }
  return meta
}

function readProjects(rows: readonly Row[], faults: PbFault[]): PbProject[] {
  const seen = new Set<string>()
  return rows.flatMap(({ line, cells }): PbProject[] => {
    const id = cells.get('project_id') ?? ''
    const cost = wholeIn(cells.get('cost') ?? '', LARGEST_SUM)
    if (id === '') faults.push({ line, fault: 'noName', values: [] })
    else if (seen.has(id)) faults.push({ line, fault: 'projectTwice', values: [short(id)] })
    else if (!cost) faults.push({ line, fault: 'notMoney', values: [short(cells.get('cost'))] })
    else {
      seen.add(id)
      return [{ id, cost, name: cells.get('name') || id, place: cells.get('place') ?? '' }]
    }
    return []
  })
}

function readVotes(rows: readonly Row[], projects: ReadonlySet<string>, faults: PbFault[]): PbVote[] {
  const voters = new Set<string>()
  return rows.flatMap(({ line, cells }): PbVote[] => {
    const fault = (name: string, value: string): PbVote[] => {
      faults.push({ line, fault: name, values: [short(value)] })
      return []
    }
    const voter = cells.get('voter_id') ?? ''
    const chosen = listIn(cells.get('vote') ?? '')
    const unknown = chosen.find((id) => !projects.has(id))
    if (voters.has(voter)) return fault('voterTwice', voter)
    voters.add(voter)
    if (unknown !== undefined) return fault('unknownProject', unknown)
    if (new Set(chosen).size < chosen.length) return fault('chosenTwice', chosen.find((id, at) => chosen.indexOf(id) < at) ?? '')
    const given = cells.get('points')
    if (!given) return [{ voter, projects: chosen, points: null }]
    const points = listIn(given).map((each) => wholeIn(each, LARGEST_SUM))
    if (points.length !== chosen.length || points.includes(undefined)) return fault('points', given)
    return [{ voter, projects: chosen, points: points.map((each) => each ?? 0) }]
  })
}

const listIn = (cell: string): string[] => (cell === '' ? [] : cell.split(',').map((each) => each.trim()))

function metaSum(meta: ReadonlyMap<string, string>, faults: PbFault[]): number {
  const budget = wholeIn(meta.get('budget') ?? '', LARGEST_SUM)
  if (!budget && meta.get('budget')) faults.push({ line: 0, fault: 'notMoney', values: [short(meta.get('budget'))] })
  return budget ?? 0
}

function countFaults(meta: ReadonlyMap<string, string>, projects: number, votes: number): PbFault[] {
  const counts = [
    ['num_projects', projects],
    ['num_votes', votes],
  ] as const
  return counts.flatMap(([key, counted]): PbFault[] => {
    const said = wholeIn(meta.get(key) ?? '', LARGEST_SUM)
    if (said === undefined) return [{ line: 0, fault: 'notCount', values: [short(meta.get(key))] }]
    return said === counted ? [] : [{ line: 0, fault: 'countsDiffer', values: [key, said, counted] }]
  })
}

function guarded(faults: PbFault[], line: number, read: () => void): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof PbRefused)) throw error
    faults.push({ line, fault: error.fault, values: error.values })
  }
}

// What a file says is shown again, but never a page of it.
const short = (value = ''): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value)
