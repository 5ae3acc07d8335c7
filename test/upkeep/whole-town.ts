import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { engine } from '../../db/columns'
import { openSource } from '../../db/copying/open'
import { attachments } from '../../db/schema/consultations'
import { snapshots } from '../../db/schema/publication'
import { answerFiles, media } from '../../db/schema/questionnaires'
import { hashPassword } from '../../src/people/password'
import { addGrant, addPerson } from '../../src/people/store'
import { piecesOf } from '../../src/upkeep/backup-reading'
import { writeBackup } from '../../src/upkeep/backup-writing'
import { makeOpen } from '../consultations/pages'
import { opened } from '../responses/opened'
import { town } from '../support/town'

export const PASSWORD = 'bốn con trâu qua cầu'
export const EMAIL = 'canbo@minhhoa.example'
export const SECRET = 's'.repeat(43)

/** A town with acts in the log, sheets that were changed and deleted, a file, a published result, and a person who signs in. */
export async function wholeTown() {
  const closing: (() => Promise<void>)[] = []
  const given = await town({ whenDone: (close) => closing.push(close) })
  const clerk = await given.signedIn('administrator', given.province)
  await makeOpen(clerk, given.commune.id)
  const consultation = await opened(given)
  const receipt = await send(given, consultation.slug, 'a')
  await send(given, consultation.slug, 'b')
  const passwordHash = await hashPassword(PASSWORD)
  await given.storage.write(async (writer) => {
    const { id } = await addPerson(writer, { email: EMAIL, name: 'Cán bộ Hoa', passwordHash, now: given.now() })
    await addGrant(writer, { personId: id, role: 'committeeMember', unitId: given.commune.id, now: given.now() })
    await writer.insert(attachments).values({
      consultationId: consultation.id,
      name: 'Dự thảo "mới".pdf',
      mediaType: 'application/pdf',
      size: 256,
      sha256: 'x',
      content: Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
      addedAt: new Date('1969-12-31T23:59:59.999Z'),
    })
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => 255 - byte))
    const kept = {
      name: 'Ngã ba "chợ".jpg',
      mediaType: 'image/jpeg',
      size: 256,
      sha256: 'y',
      addedAt: given.now(),
      content: bytes,
    }
    await writer
      .insert(media)
      .values({ ...kept, token: 'M'.repeat(22), unitPath: given.commune.path, width: 640, height: 480, description: 'Ngã ba' })
    await writer.insert(answerFiles).values({
      ...kept,
      token: 'F'.repeat(22),
      consultationId: consultation.id,
      questionId: 'qPhoto',
      sheetKey: 'k'.repeat(16),
      isNamed: true,
    })
    await writer.insert(snapshots).values({
      consultationId: consultation.id,
      number: Number.MAX_SAFE_INTEGER,
      publishedAt: new Date('2026-11-25T01:02:03.004Z'),
      publishedBy: 'Dòng một\nDòng hai\t"\\ 🌾 \u2028',
      reason: null,
      summary: '',
      content: { b: [1.5, -0.25, 1e21, true, null, { '10': 'x', '2': 'y', '': {} }], a: 'ý' },
      contentHash: '',
    })
  })
  const close = async () => {
    for (const each of closing.splice(0)) await each()
  }
  return { ...given, consultation, receipt, close }
}

export async function send(given: Awaited<ReturnType<typeof town>>, slug: string, road: string): Promise<string> {
  const key = randomBytes(16).toString('base64url')
  const sent = { version: '1', key, qRoad: road, ...(road === 'b' && { qWhy: 'x' }), qMore: 'Xin làm sớm.' }
  const answer = await given.visitor().post(`/c/${slug}/responses`, sent)
  const location = answer.headers.get('Location')
  if (!location) throw new Error(`The sheet was answered with ${answer.status}.`)
  return location
}

export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'ydan-backup-'))
export const emptyFile = (): string => `file:${join(emptyFolder(), 'other.sqlite')}`

/** A PostgreSQL database without anything in it. */
export async function emptyPostgres(): Promise<string> {
  const server = inject('postgresUrl')
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: `${server}postgres` })
  await client.connect()
  const name = `empty_${randomBytes(6).toString('hex')}`
  await client.query(`create database ${name}`).finally(() => client.end())
  return server + name
}

/** A database of the engine under test that is not there yet, or without anything in it. */
export const emptyUrl = (): Promise<string> => (engine === 'postgres' ? emptyPostgres() : Promise.resolve(emptyFile()))

export async function backupOf(databaseUrl: string, path = join(emptyFolder(), 'town.tar')): Promise<string> {
  const source = await openSource(databaseUrl)
  await writeBackup({ source, path, secret: SECRET, now: new Date() }).finally(() => source.close())
  return path
}

/** The rows of one table of a backup. */
export async function rowsIn(path: string, table: string): Promise<unknown[][]> {
  const rows: unknown[][] = []
  for await (const each of piecesOf(path))
    if (each.table === table) for (const line of each.piece.lines.toString('utf8').trim().split('\n')) rows.push(JSON.parse(line))
  return rows
}
