import { firstEntryAt } from '../audit/store'
import type { Config } from '../config'
import type { World } from '../kernel/world'
import { administeredRoot } from '../people/person'
import { type Worry, worryAt } from './backup'
import { listBackups, maybeFindNewestGood } from './backup-store'

/** What the staff home says about backups; nothing in the demo, and nothing to who could do nothing about it. */
export async function backupWorry({ storage, actor, now }: World, { mode, backup }: Config): Promise<Worry> {
  if (mode === 'demo' || backup.at === 'off' || administeredRoot(actor) === undefined) return 'none'
  const good = await maybeFindNewestGood(storage.reader)
  const [newest] = await listBackups(storage.reader, 1)
  return worryAt(now(), { good, newest, since: good ? undefined : await firstEntryAt(storage.reader) })
}
