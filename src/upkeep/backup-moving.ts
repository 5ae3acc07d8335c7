import { CopyFault, type Digest, digesting, digestOf, type Source, type Target } from '../../db/copying/ends'
import { openSource, openTarget } from '../../db/copying/open'
import { shapesAfter } from '../../db/copying/shapes'

export interface Moved {
  name: string
  from: Digest
  to: Digest
}

interface Order {
  from: string
  to: string
  /** Runs when everything is in, before anybody sees it. */
  before: (source: Source, target: Target) => Promise<void>
  tell?: (rows: number) => void
}

/**
 * Copies every row from one database into another, empty one, of whichever engine, and reads both sides: counts and
 * digests of each table, equal or it never was. Nobody may have either of them open. Throws CopyFault inUse,
 * holdsData, different, notKept, foreign.
 */
export async function moveAll({ from, to, before, tell }: Order): Promise<Moved[]> {
  const source = await openSource(from, { alone: true })
  try {
    if (source.migrations === 0) throw new CopyFault('foreign', 'The database holds no tables of Ý Dân yet.')
    const shapes = shapesAfter(source.migrations)
    const target = await openTarget(to, source.migrations)
    try {
      const moved: Moved[] = []
      let rows = 0
      for (const shape of shapes) {
        const digest = digesting()
        for await (const piece of source.pieces(shape)) {
          digest.take(piece)
          await target.put(shape, piece)
          rows += piece.rows
          tell?.(rows)
        }
        await target.countFrom(shape, await source.lastNumber(shape))
        moved.push({ name: shape.name, from: digest.end(), to: await digestOf(target, shape) })
      }
      const different = moved.filter(({ from: one, to: other }) => one.rows !== other.rows || one.sha256 !== other.sha256)
      if (different.length > 0)
        throw new CopyFault(
          'different',
          `${different.map(({ name }) => name).join(', ')} did not arrive as sent. Nothing was moved.`,
        )
      await target.finish()
      await before(source, target)
      await target.keep()
      return moved
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}
