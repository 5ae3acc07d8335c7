import { engine } from './columns'
import { openPostgres, openPostgresReader } from './engines/postgres'
import { openSqlite, openSqliteReader } from './engines/sqlite'
import { faultOf, type Reader, type Storage, type UnwatchedStorage } from './storage'

/** `file:data/ydan.sqlite` or `postgres://…`; the engine must be the one the process started with. */
export async function openStorage(url: string): Promise<Storage> {
  demandEngine(url)
  return watched(engine === 'postgres' ? await openPostgres(url) : await openSqlite(filePath(url)))
}

/** Remembers what the last write met, and throws it as a `StorageFault`. */
function watched(storage: UnwatchedStorage): Storage {
  let last: ReturnType<Storage['lastFault']>
  return {
    ...storage,
    lastFault: () => last,
    write: async (work, options) => {
      try {
        const result = await storage.write(work, options)
        if (last?.kind !== 'full') last = undefined
        return result
      } catch (error) {
        const fault = faultOf(error)
        if (fault) last = { kind: fault.kind, at: performance.now() }
        throw fault ?? error
      }
    },
  }
}

export function openReader(url: string): { reader: Reader; close(): void } {
  demandEngine(url)
  return engine === 'postgres' ? openPostgresReader(url) : openSqliteReader(filePath(url))
}

export const filePath = (url: string) => url.replace(/^file:(\/\/)?/, '')

function demandEngine(url: string): void {
  const asked = url.startsWith('postgres') ? 'postgres' : 'sqlite'
  if (asked !== engine)
    throw new Error(`This process started for ${engine}; set DATABASE_URL in its environment before it starts.`)
}
