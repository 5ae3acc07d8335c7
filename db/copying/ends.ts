import { createHash } from 'node:crypto'
import type { Reader } from '../storage'
import type { TableShape } from './shapes'

/** Some rows of a table, encoded: one line a row, each ended by a line feed. */
export interface Piece {
  rows: number
  lines: Buffer
}

/** One moment of a database, read table by table beside those who write. */
export interface Source {
  engine: 'sqlite' | 'postgres'
  /** How many migrations it has had. */
  migrations: number
  /** All rows in the order of the primary key, at most a few MB at a time. */
  pieces(table: TableShape): AsyncGenerator<Piece>
  /** How many rows there are, quickly and perhaps not quite: to tell how far the reading is. */
  estimate(table: TableShape): Promise<number>
  /** The last number the database gave; 0 when none. */
  lastNumber(table: TableShape): Promise<number>
  /** A setting the database keeps for itself; undefined when it has none of that name. */
  setting(name: string): Promise<string | undefined>
  /** The same moment for checks of the product; the process must have started for this engine. */
  reader(): Reader
  close(): Promise<void>
}

/** A new database that nobody sees until `keep`. What is not kept never was. */
export interface Target extends Source {
  put(table: TableShape, piece: Piece): Promise<void>
  /** The database counts on after this number. */
  countFrom(table: TableShape, lastNumber: number): Promise<void>
  /** After `finish`. */
  saveSetting(name: string, value: string): Promise<void>
  /** Demands that every reference holds, and brings the database up to date. */
  finish(): Promise<void>
  /** Puts it in its place; says where what stood there before is kept. */
  keep(): Promise<{ aside: string | undefined }>
}

/** What went wrong in copying, as a sentence for who runs the command. */
export class CopyFault extends Error {
  override name = 'CopyFault'
  constructor(
    readonly code: 'damaged' | 'foreign' | 'newer' | 'holdsData' | 'inUse' | 'different' | 'notKept' | 'diskFull' | 'folder',
    sentence: string,
  ) {
    super(sentence)
  }
}

export interface Digest {
  rows: number
  sha256: string
}

/** Counts and digests the rows of a table while they pass. */
export function digesting(): { take(piece: Piece): void; end(): Digest } {
  const hash = createHash('sha256')
  let rows = 0
  return {
    take: (piece) => {
      hash.update(piece.lines)
      rows += piece.rows
    },
    end: () => ({ rows, sha256: hash.digest('hex') }),
  }
}

export async function digestOf(source: Source, table: TableShape): Promise<Digest> {
  const digest = digesting()
  for await (const piece of source.pieces(table)) digest.take(piece)
  return digest.end()
}
