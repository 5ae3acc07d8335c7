/**
 * Why a database could not do what it was asked: the disk is `full`; the file or the server is `readOnly`; somebody
 * else holds it `locked`; the server is `away`; the disk or the file is `damaged`; too many wait (`busy`).
 */
export type FaultKind = 'full' | 'readOnly' | 'locked' | 'away' | 'damaged' | 'busy'

/** Seconds after which it is worth asking again. */
const RETRY_AFTER: Readonly<Record<FaultKind, number>> = { busy: 2, locked: 5, away: 10, full: 30, readOnly: 30, damaged: 30 }

/** Nothing was acknowledged, and whoever asked may ask again. The cause is what the driver threw. */
export class StorageFault extends Error {
  override name = 'StorageFault'
  readonly retryAfter: number
  constructor(
    readonly kind: FaultKind,
    cause?: unknown,
  ) {
    super(`The database is not available: ${kind}.`, { cause })
    this.retryAfter = RETRY_AFTER[kind]
  }
}

/** The bounded queue of writers is full. */
export class StorageBusy extends StorageFault {
  override name = 'StorageBusy'
  constructor() {
    super('busy')
  }
}

// The codes of SQLite (sqlite.org/rescode.html), by how they begin, because each has finer ones.
const SQLITE: readonly (readonly [start: string, kind: FaultKind])[] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'readOnly'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_IOERR', 'damaged'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_CANTOPEN', 'damaged'],
]

// Of PostgreSQL (appendix A of its manual), of the network, and of the machine.
const CODES: Readonly<Record<string, FaultKind>> = {
  '53100': 'full',
  '53200': 'busy',
  '53300': 'busy',
  '25006': 'readOnly',
  '55P03': 'locked',
  '57014': 'busy',
  '57P01': 'away',
  '57P02': 'away',
  '57P03': 'away',
  '57P05': 'away',
  '08000': 'away',
  '08001': 'away',
  '08003': 'away',
  '08004': 'away',
  '08006': 'away',
  '25P03': 'away',
  '58030': 'damaged',
  XX001: 'damaged',
  XX002: 'damaged',
  ECONNREFUSED: 'away',
  ECONNRESET: 'away',
  EPIPE: 'away',
  ETIMEDOUT: 'away',
  EHOSTUNREACH: 'away',
  ENETUNREACH: 'away',
  ENOTFOUND: 'away',
  EAI_AGAIN: 'away',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'readOnly',
  EIO: 'damaged',
}

// What the driver of PostgreSQL throws without a code when a connection is lost, or never comes.
const AWAY =
  /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed)/

/** What stands behind an error, however often it was wrapped; undefined when the database is not to blame. */
export function faultOf(error: unknown): StorageFault | undefined {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    if (each instanceof StorageFault) return each
    const kind = kindOf(each)
    if (kind) return new StorageFault(kind, error)
  }
  return undefined
}

function kindOf(error: Error): FaultKind | undefined {
  if (AWAY.test(error.message)) return 'away'
  if (error instanceof AggregateError) return error.errors.map((each) => faultOf(each)?.kind).find((kind) => kind)
  const code = 'code' in error ? String(error.code) : ''
  return CODES[code] ?? SQLITE.find(([start]) => code.startsWith(start))?.[1]
}
