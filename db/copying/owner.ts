import { chownSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** What root puts into a folder belongs to whose folder it is: who serves the file must be able to open it. */
export function giveToOwnerOfFolder(path: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(dirname(path))
  chownSync(path, uid, gid)
}
