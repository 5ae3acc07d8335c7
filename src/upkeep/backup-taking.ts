import { readdirSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, join } from 'node:path'
import { CopyFault } from '../../db/copying/ends'
import type { Config } from '../config'
import { readable } from '../kernel/ids'
import { log } from '../kernel/log'
import type { World } from '../kernel/world'
import { type Backup, fileNameAt, outdated, standingOf } from './backup'
import { beginScheduled, endBackup, goOn, noteRemoved } from './backup-acts'
import { BackupFailed, writeApart } from './backup-process'
import { listInState } from './backup-store'
import type { Job } from './job'

const TELL_MS = 2000
const LEFT_OVER_MS = 24 * 60 * 60 * 1000

export const thisMachine = (): string => hostname()

/** The name and the machine of a backup that begins now. */
export const beginningAt = (now: Date) => ({ file: fileNameAt(now, readable(4)), machine: thisMachine() })

/** Each night, or as BACKUP_AT has it; not where there is no folder or somebody else looks after backups. */
export const backupJobs = (config: Config): readonly Job[] =>
  config.backup.folder === undefined || config.backup.at === 'off'
    ? []
    : [{ name: 'backup', when: config.backup.at, run: (world) => takeScheduled(world, config) }]

/** Throws BackupFailed, so that the job counts as failed as well. */
export async function takeScheduled(world: World, config: Config): Promise<void> {
  const backup = await beginScheduled(world, beginningAt(world.now()))
  const fault = await carryOut(world, config, backup)
  if (fault !== undefined) throw new BackupFailed(fault)
}

/** Writes the file of a backup that has begun, says how far it is, and then removes what need not be kept. Gives the fault. */
export async function carryOut(world: World, config: Config, backup: Backup): Promise<string | undefined> {
  const { id } = backup
  const folder = config.backup.folder ?? '.'
  let told = performance.now()
  let telling: Promise<void> = Promise.resolve()
  const tell = (done: { rows: number; expected: number }) => {
    if (performance.now() - told < TELL_MS) return
    told = performance.now()
    telling = goOn(world, { id, ...done }).catch(() => undefined)
  }
  try {
    const { bytes, sha256, rows } = await writeApart(config, join(folder, basename(backup.file)), world.now(), tell)
    await telling
    await endBackup(world, { id, state: 'done', bytes, sha256, rows })
  } catch (error) {
    const fault = error instanceof BackupFailed || error instanceof CopyFault ? error.code : 'unexpected'
    log.error({ backup: id, fault, err: error }, 'backup failed')
    await telling
    await endBackup(world, { id, state: 'failed', fault })
    return fault
  }
  await tidy(world, folder, config.backup.keep)
  return undefined
}

/** The size and whether it is what was written; undefined where it is not on this machine. */
export function fileOf({ machine, file, bytes }: Backup, config: Config): { path: string } | undefined {
  const { folder } = config.backup
  if (machine !== thisMachine() || folder === undefined) return undefined
  const path = join(folder, basename(file))
  return statSync(path, { throwIfNoEntry: false })?.size === bytes ? { path } : undefined
}

async function tidy(world: World, folder: string, keep: number): Promise<void> {
  const { storage } = world
  const now = world.now()
  for (const each of await listInState(storage.reader, 'running'))
    if (standingOf(each, now) === 'brokenOff') await endBackup(world, { id: each.id, state: 'failed', fault: 'brokenOff' })
  const good = (await listInState(storage.reader, 'done')).filter(({ machine }) => machine === thisMachine())
  for (const each of outdated(good, keep, now)) {
    rmSync(join(folder, basename(each.file)), { force: true })
    await noteRemoved(world, each.id)
  }
  // Whole, but nobody came to say so: its row says failed, and nobody would fetch it.
  for (const { machine, file } of await listInState(storage.reader, 'failed'))
    if (machine === thisMachine()) rmSync(join(folder, basename(file)), { force: true })
  // Left by a process that was killed.
  for (const name of readdirSync(folder).filter((each) => /^ydan-.*\.tar\.part$/.test(each)))
    if (Date.now() - statSync(join(folder, name)).mtimeMs > LEFT_OVER_MS) rmSync(join(folder, name), { force: true })
}
