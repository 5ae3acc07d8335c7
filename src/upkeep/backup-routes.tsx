import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { BackupsPage } from '../../views/upkeep/backups-page'
import { log } from '../kernel/log'
import { Problem, problem } from '../kernel/problem'
import { administeredRoot } from '../people/person'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { download, respond, seeOther } from '../web/respond'
import { standingOf } from './backup'
import { askForBackup, takeAway } from './backup-acts'
import { findBackup, listBackups } from './backup-store'
import { beginningAt, carryOut, fileOf, thisMachine } from './backup-taking'

const PAGE = '/staff/backups'
const MOST_SHOWN = 60

/** For who administers an outermost unit: a backup holds everything of everybody. */
export const backupRoutes = new Hono<Env>()
  .get(PAGE, async (c) => {
    mayLook(c)
    return backupsPage(c)
  })

  .post(PAGE, async (c) => {
    const unitPath = mayLook(c)
    await readForm(c)
    const { world, config } = c.var
    if (config.backup.folder === undefined) throw problem('invalid')
    const backup = await askForBackup(world, { ...beginningAt(world.now()), unitPath }).catch(unlessUnderWay)
    if (!backup) return seeOther(c, PAGE)
    // The page shows how far it is, and what went wrong.
    carryOut(world, config, backup).catch((error: unknown) => log.error({ err: error }, 'backup could not say how it ended'))
    return seeOther(c, PAGE)
  })

  .post(`${PAGE}/:id{[0-9]{1,15}}/file`, async (c) => {
    const unitPath = mayLook(c)
    await readForm(c)
    const { world, config } = c.var
    const backup = await findBackup(world.storage.reader, Number(c.req.param('id')))
    const found = backup.state === 'done' && backup.sha256 ? fileOf(backup, config) : undefined
    if (!found) return backupsPage(c, backup.machine === thisMachine() ? 'gone' : 'elsewhere', 409)
    await takeAway(world, { id: backup.id, unitPath })
    c.header('Content-Length', String(backup.bytes))
    return download(c, Readable.toWeb(createReadStream(found.path)), 'application/x-tar', backup.file)
  })

function unlessUnderWay(error: unknown): undefined {
  if (!(error instanceof Problem && error.kind === 'stale')) throw error
}

function mayLook(c: Handled): string {
  const unitPath = administeredRoot(c.var.world.actor)
  if (unitPath === undefined) throw problem('notPermitted')
  return unitPath
}

async function backupsPage(c: Handled, refused?: 'gone' | 'elsewhere', status: 200 | 409 = 200) {
  const { world, config } = c.var
  const now = world.now()
  const backups = (await listBackups(world.storage.reader, MOST_SHOWN)).map((each) => ({
    ...each,
    standing: standingOf(each, now),
    isHere: each.state === 'done' && fileOf(each, config) !== undefined,
    isOfThisMachine: each.machine === thisMachine(),
  }))
  const { folder, at, keep } = config.backup
  return respond(
    c,
    <BackupsPage
      backups={backups}
      folder={folder}
      schedule={folder === undefined || at === 'off' ? undefined : at}
      keep={keep}
      refused={refused}
    />,
    status,
  )
}
