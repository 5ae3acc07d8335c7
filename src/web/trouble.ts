import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { filePath } from '../../db/open'
import type { FaultKind, Storage } from '../../db/storage'
import type { Trouble } from '../../views/page-context'
import type { Config } from '../config'
import { lastPulse } from '../upkeep/pulse'

/** What keeps the staff from storing anything now; undefined when nothing does. */
export async function troubleNow(storage: Storage, config: Config): Promise<Trouble | undefined> {
  const pulse = lastPulse(storage)
  return !pulse || pulse.writes || pulse.kind === 'slow' || pulse.kind === 'busy'
    ? undefined
    : troubleOf(storage, config, pulse.kind)
}

/** With what only the staff may know. */
export async function troubleOf({ engine }: Storage, { databaseUrl }: Config, kind: FaultKind): Promise<Trouble> {
  if (engine === 'postgres') return { kind }
  const file = filePath(databaseUrl)
  return { kind, file, freeBytes: await freeBytes(dirname(file)) }
}

const freeBytes = (folder: string): Promise<number | undefined> =>
  statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => undefined,
  )
