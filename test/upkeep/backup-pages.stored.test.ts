import { appendFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/moment'
import type { Role } from '../../src/kernel/world'
import type { Backup } from '../../src/upkeep/backup'
import { addBackup, listBackups } from '../../src/upkeep/backup-store'
import { takeScheduled, thisMachine } from '../../src/upkeep/backup-taking'
import { makeApp } from '../../src/web/app'
import { type Town, town, visitor } from '../support/town'

const PAGE = '/staff/backups'

/** A town whose backups go into a folder of their own, and the browser of its outermost administrator. */
async function keeping(folder = mkdtempSync(join(tmpdir(), 'ydan-backups-')), mode: 'production' | 'demo' = 'production') {
  const given = await town()
  const config = { ...given.config, mode, backup: { folder, at: '30 2 * * *', keep: 2 } }
  const app = makeApp({ storage: given.storage, config, now: given.now })
  const browserOf = async (role: Role, unit = given.province) => {
    const signedIn = await given.signedIn(role, unit)
    const browser = visitor(app)
    for (const [name, value] of signedIn.cookies) browser.cookies.set(name, value)
    return browser
  }
  return { ...given, config, folder, browserOf, admin: await browserOf('administrator'), nobody: visitor(app) }
}

const newest = async ({ storage }: Pick<Town, 'storage'>): Promise<Backup | undefined> =>
  (await listBackups(storage.reader, 1))[0]
const ended = (given: Pick<Town, 'storage'>) => expect.poll(async () => (await newest(given))?.state, { timeout: 20_000 })

const row = (given: Town, change: Partial<Omit<Backup, 'id'>>) =>
  given.storage.write((writer) =>
    addBackup(writer, {
      kind: 'scheduled',
      state: 'done',
      startedAt: given.now(),
      endedAt: given.now(),
      file: `ydan-${Math.random()}.tar`,
      machine: thisMachine(),
      bytes: 1,
      sha256: 'x',
      rows: 1,
      expected: 1,
      seenAt: given.now(),
      fault: null,
      askedBy: null,
      ...change,
    }),
  )

test('an administrator takes a backup, sees it, and downloads exactly the file', async () => {
  const given = await keeping()

  const answer = await given.admin.post(PAGE, {})
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, PAGE])
  await ended(given).toBe('done')

  const backup = await newest(given)
  const page = await (await given.admin.get(PAGE)).text()
  expect(page).toContain(backup?.sha256 ?? 'none')
  const sent = await given.admin.post(`${PAGE}/${backup?.id}/file`, {})
  expect(sent.headers.get('Content-Disposition')).toContain(backup?.file)
  expect(sent.headers.get('Content-Length')).toBe(String(backup?.bytes))
  expect(Buffer.from(await sent.arrayBuffer()).equals(readFileSync(join(given.folder, backup?.file ?? '')))).toBe(true)
})

test('taking and downloading are on record', async () => {
  const given = await keeping()
  await given.admin.post(PAGE, {})
  await ended(given).toBe('done')
  await (await given.admin.post(`${PAGE}/${(await newest(given))?.id}/file`, {})).arrayBuffer()

  const log = await (await given.admin.get('/staff/log')).text()

  expect(log).toContain('lấy một bản sao lưu toàn bộ dữ liệu')
  expect(log).toContain('tải bản sao lưu ydan-20261125-0800-')
})

test('nobody but who administers an outermost unit sees, takes or downloads a backup', async () => {
  const given = await keeping()
  const { id } = await row(given, {})
  const others = [
    await given.browserOf('administrator', given.commune),
    await given.browserOf('committeeMember'),
    await given.browserOf('hamletHead'),
    await given.browserOf('reader'),
  ]

  for (const other of others) {
    expect((await other.get(PAGE)).status).toBe(403)
    expect((await other.post(PAGE, {})).status).toBe(403)
    expect((await other.post(`${PAGE}/${id}/file`, {})).status).toBe(403)
    expect(await (await other.get('/staff/people')).text()).not.toContain(PAGE)
  }
  expect((await given.nobody.get(PAGE)).headers.get('Location')).toContain('/sign-in')
  expect((await given.nobody.post(PAGE, {})).status).toBe(401)
  expect((await given.nobody.post(`${PAGE}/${id}/file`, {})).status).toBe(401)
  expect(await listBackups(given.storage.reader, 10)).toHaveLength(1)
})

test('a file that was changed, is gone or lies on another machine is not sent', async () => {
  const given = await keeping()
  await takeScheduled(given.system, given.config)
  const mine = await newest(given)
  appendFileSync(join(given.folder, mine?.file ?? ''), 'x')
  const gone = await row(given, { file: 'gone.tar' })
  const outside = await row(given, { file: '../../../etc/hostname' })
  const elsewhere = await row(given, { machine: 'may-khac' })

  for (const id of [mine?.id, gone.id, outside.id]) {
    const answer = await given.admin.post(`${PAGE}/${id}/file`, {})
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Tệp không còn trong thư mục sao lưu')
  }
  const answer = await given.admin.post(`${PAGE}/${elsewhere.id}/file`, {})
  expect(await answer.text()).toContain('Tệp nằm ở một máy khác')
})

test('while one is being taken the page shows how far, and a second is not begun', async () => {
  const given = await keeping()
  await row(given, { state: 'running', rows: 1200, expected: 4800, bytes: null, sha256: null, endedAt: null })

  expect((await given.admin.post(PAGE, {})).status).toBe(303)

  const page = await (await given.admin.get(PAGE)).text()
  expect(page).toContain('Đã ghi 1.200 trong khoảng 4.800 dòng.')
  expect(page).toContain('<progress value="1200" max="4800"')
  expect(page).toContain('http-equiv="refresh"')
  expect(await listBackups(given.storage.reader, 10)).toHaveLength(1)
})

test('pressed many times at once it is one backup', async () => {
  const given = await keeping()

  const answers = await Promise.all(Array.from({ length: 8 }, () => given.admin.post(PAGE, {})))

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
  expect(await listBackups(given.storage.reader, 10)).toHaveLength(1)
  await ended(given).toBe('done')
})

test('a folder that cannot be written is told in words, and the staff home says that the last one failed', async () => {
  const blocked = join(mkdtempSync(join(tmpdir(), 'ydan-backups-')), 'file')
  writeFileSync(blocked, '')
  const given = await keeping(join(blocked, 'folder'))

  await given.admin.post(PAGE, {})
  await ended(given).toBe('failed')

  expect(await (await given.admin.get(PAGE)).text()).toContain('Không ghi được vào thư mục sao lưu')
  expect(await (await given.admin.get('/staff')).text()).toContain('Lần sao lưu gần nhất không xong')
  const clerk = await given.browserOf('committeeMember')
  expect(await (await clerk.get('/staff')).text()).not.toContain('sao lưu')
})

test('the staff home reminds when the last good one is older than three days, and is silent in the demo', async () => {
  const given = await keeping()
  await row(given, { startedAt: addDays(given.now(), -3) })
  expect(await (await given.admin.get('/staff')).text()).not.toContain('sao lưu')

  given.at(new Date(given.now().getTime() + 60_000))

  expect(await (await given.admin.get('/staff')).text()).toContain('Đã quá ba ngày không có bản sao lưu tốt nào')
  const demo = makeApp({ storage: given.storage, config: { ...given.config, mode: 'demo' }, now: given.now })
  const inDemo = visitor(demo)
  for (const [name, value] of given.admin.cookies) inDemo.cookies.set(name, value)
  expect(await (await inDemo.get('/staff')).text()).not.toContain('sao lưu')
})

test('each night one is taken; those of days beyond the number kept go', async () => {
  const given = await keeping()
  for (const day of [0, 1, 2]) {
    given.at(addDays(new Date('2026-11-25T02:30:00+07:00'), day))
    await takeScheduled(given.system, given.config)
  }

  const states = (await listBackups(given.storage.reader, 10)).map(({ state }) => state)
  expect(states).toEqual(['done', 'done', 'removed'])
  expect(readdirSync(given.folder).map((name) => name.slice(0, 18))).toEqual(['ydan-20261126-0230', 'ydan-20261127-0230'])
})
