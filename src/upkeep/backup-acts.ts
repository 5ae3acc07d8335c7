import { act, note } from '../audit/act'
import { problem } from '../kernel/problem'
import { type Backup, standingOf } from './backup'
import { addBackup, findBackup, listBackups, saveBackup } from './backup-store'

/** Where the new file will lie; the name is made before, because an act may run twice. */
interface Beginning {
  file: string
  machine: string
}

const begun = ({ file, machine }: Beginning, now: Date, kind: Backup['kind'], askedBy: string | null) => ({
  kind,
  state: 'running' as const,
  startedAt: now,
  endedAt: null,
  file,
  machine,
  bytes: null,
  sha256: null,
  rows: null,
  expected: null,
  seenAt: now,
  fault: null,
  askedBy,
})

/**
 * An administrator asks for a backup; `unitPath` is the outermost unit. The file is written afterwards. Throws stale
 * while another one is being written, whoever asked for it and on whichever process.
 */
export const askForBackup = act(
  'backup.take',
  async ({ writer, now, actor, permit }, { unitPath, ...beginning }: Beginning & { unitPath: string }) => {
    permit(unitPath)
    const [newest] = await listBackups(writer, 1)
    if (newest && standingOf(newest, now) === 'running') throw problem('stale', { backup: newest.id })
    const askedBy = actor.kind === 'person' ? actor.name : null
    const backup = await addBackup(writer, begun(beginning, now, 'asked', askedBy))
    return { result: backup, subject: `backup:${backup.id}`, details: { file: backup.file, machine: backup.machine } }
  },
)

/** Somebody takes a whole copy of the data away. */
export const takeAway = act('backup.download', async ({ writer, permit }, { id, unitPath }: { id: number; unitPath: string }) => {
  permit(unitPath)
  const backup = await findBackup(writer, id)
  return { result: backup, subject: `backup:${id}`, details: { file: backup.file, machine: backup.machine } }
})

export const beginScheduled = note(({ writer, now }, beginning: Beginning) =>
  addBackup(writer, begun(beginning, now, 'scheduled', null)),
)

export const goOn = note(({ writer, now }, { id, rows, expected }: { id: number; rows: number; expected: number }) =>
  saveBackup(writer, id, { rows, expected, seenAt: now }),
)

type Ending =
  | { id: number; state: 'done'; bytes: number; sha256: string; rows: number }
  | { id: number; state: 'failed'; fault: string }

export const endBackup = note(({ writer, now }, { id, ...ending }: Ending) => saveBackup(writer, id, { ...ending, endedAt: now }))

/** Its file was taken from the disk. */
export const noteRemoved = note(({ writer }, id: number) => saveBackup(writer, id, { state: 'removed' }))
