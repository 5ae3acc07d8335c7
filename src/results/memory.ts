import { type Problem, problem } from '../kernel/problem'

/** Something that holds memory, or waits for it. */
export interface Holder {
  /** What it holds or will hold, in bytes. */
  bytes: number
  /** Being built or read: not to be dropped now. */
  busy: boolean
  /** Its building keeps a processor: only one of those at a time. */
  large: boolean
  /** Told when it was dropped to make room. */
  drop(): void
}

interface Waiting {
  holder: Holder
  admit(): void
}

/**
 * Memory with a limit. Who wants some says first how much; the coldest that nobody reads are dropped to make room, and
 * who finds none waits in line. So what is held and what is being built never exceed the limit together.
 */
export interface Memory {
  /** In bytes. */
  limit: number
  /** Throws beyondMemory when there will never be room for that much. */
  demand(bytes: number): void
  /** Resolves when the bytes are reserved; `leave` gives them back. */
  reserve(holder: Holder): Promise<void>
  /** How many are served before it; undefined when it does not wait. */
  ahead(holder: Holder): number | undefined
  /** Says what the holder really needs; false when there is no room for it. */
  resize(holder: Holder, bytes: number): boolean
  /** The holder was just read: the last to be dropped. */
  warm(holder: Holder): void
  /** Call when a holder is no longer busy, so that those in line may take its place. */
  release(holder: Holder): void
  leave(holder: Holder): void
  used(): number
}

export function memoryWithin(limit: number): Memory {
  // The coldest stands first.
  const holders = new Set<Holder>()
  const building = new Set<Holder>()
  let line: Waiting[] = []
  const used = () => sumOf(holders)

  function makeRoom(bytes: number, but?: Holder): boolean {
    const idle = [...holders].filter((each) => !each.busy && each !== but)
    if (used() - sumOf(idle) + bytes > limit) return false
    for (const each of idle) {
      if (used() + bytes <= limit) break
      holders.delete(each)
      each.drop()
    }
    return true
  }

  function serve(): void {
    for (const { holder, admit } of [...line]) {
      if (holder.large && building.size > 0) continue
      if (!makeRoom(holder.bytes)) return
      line = line.filter((each) => each.holder !== holder)
      holders.add(holder)
      if (holder.large) building.add(holder)
      admit()
    }
  }

  return {
    limit,
    demand: (bytes) => {
      if (bytes > limit) throw problem('beyondMemory', { needed: Math.ceil(bytes / MEGABYTE), limit: limit / MEGABYTE })
    },
    reserve: (holder) =>
      new Promise((admit) => {
        line.push({ holder, admit })
        serve()
      }),
    ahead: (holder) => {
      const place = line.findIndex((each) => each.holder === holder)
      return place < 0 ? undefined : place + building.size
    },
    resize: (holder, bytes) => {
      const more = bytes - holder.bytes
      const fits = more <= 0 || makeRoom(more, holder)
      if (fits) holder.bytes = bytes
      if (more < 0) serve()
      return fits
    },
    warm: (holder) => {
      if (holders.delete(holder)) holders.add(holder)
    },
    release: (holder) => {
      building.delete(holder)
      serve()
    },
    leave: (holder) => {
      holders.delete(holder)
      building.delete(holder)
      line = line.filter((each) => each.holder !== holder)
      serve()
    },
    used,
  }
}

const sumOf = (holders: Iterable<Holder>): number => {
  let sum = 0
  for (const { bytes } of holders) sum += bytes
  return sum
}

const MEGABYTE = 1024 * 1024

/** What a beyondMemory says, in megabytes. */
export const beyondOf = ({ details }: Problem): { needed: number; limit: number } => ({
  needed: Number(details['needed']),
  limit: Number(details['limit']),
})
