import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { listEntries } from '../../src/audit/store'
import { LEASE, makeExports, tendExports } from '../../src/results/export-making'
import type { ExportedValues } from '../../src/results/export-order'
import { prepareExport } from '../../src/results/export-prepared'
import { listOwnExports, maybeFindPart, type PreparedExport } from '../../src/results/export-store'
import { town } from '../support/town'
import { answer, change, publishVersion, remove, single } from './answered'
import { below, killedAfter, manySheets, question } from './many-sheets'

// Several parts, though the file is small.
const PIECE = 4096
const DAY = 24 * 60 * 60 * 1000

async function asked(sheets = 1600) {
  const made = await town()
  const many = await manySheets(made, sheets)
  const clerk = await made.signedIn('committeeMember')
  const personId = clerk.world.actor.kind === 'person' ? clerk.world.actor.id : 0
  return {
    ...made,
    ...many,
    clerk,
    later: (milliseconds = LEASE + 1) => made.at(new Date(made.now().getTime() + milliseconds)),
    ask: (query = '', values: ExportedValues = 'labels') =>
      prepareExport(clerk.world, {
        consultationId: many.id,
        query,
        values,
        locale: 'vi',
        rows: sheets,
        tag: `tag${query}${values}`,
      }),
    make: () => makeExports(made.system, PIECE),
    own: () => listOwnExports(made.storage.reader, personId),
    fileOf: async ({ id }: PreparedExport) => bytesOf(await clerk.get(`${many.base}/exports/${id}/answers.csv`)),
    direct: async (query = '', values = 'labels') => bytesOf(await clerk.post(`${many.base}/answers.csv${query}`, { values })),
  }
}

const bytesOf = async (answered: Response) => Buffer.from(await answered.arrayBuffer())
const rowsOf = (bytes: Buffer): string[][] => parse(bytes, { bom: true })

test('a prepared export has the bytes of the direct one, in words and in codes, formulas made harmless', async () => {
  const { ask, make, fileOf, direct, storage } = await asked(1100)

  for (const values of ['labels', 'codes'] as const) {
    const kept = await ask('', values)
    await make()
    const file = await fileOf(kept)

    expect(file.equals(await direct('', values))).toBe(true)
    expect(rowsOf(file)).toHaveLength(1101)
    expect(file.includes(`,'＝SUM(A1),`)).toBe(true)
    expect(await maybeFindPart(storage.reader, kept.id, 2)).toBeDefined()
  }
})

test('a prepared export holds what the filter holds', async () => {
  const { ask, make, fileOf, direct, hamlets, own } = await asked(900)
  const hamlet = `?hamlet=${hamlets[1]?.id}`

  for (const query of [hamlet, '?hamlet=0&from=2026-11-23&to=2026-11-23', '?answer=q2:x', `${hamlet}&answer=q1:b&answer=q1:a`]) {
    const kept = await ask(query)
    await make()
    const rows = rowsOf(await fileOf(kept))

    expect(await fileOf(kept)).toEqual(await direct(query))
    expect(rows.map(([number]) => number)).toEqual([
      'STT',
      ...Array.from({ length: rows.length - 1 }, (_, row) => String(row + 1)),
    ])
    expect((await own()).find(({ id }) => id === kept.id)).toMatchObject({ done: 900, rows: rows.length - 1 })
    expect(rows.length).toBeLessThan(901)
  }
})

test('an export that was killed goes on in another process, with the same bytes', async () => {
  const { ask, make, fileOf, direct, system, storage, own, later } = await asked()
  const kept = await ask()
  const whole = await direct()

  // Taken up and begun; then taken up, and one part or two.
  for (const writes of [2, 2, 3]) {
    await makeExports({ ...system, storage: killedAfter(storage, writes) }, PIECE).catch(() => undefined)
    const [halfway] = await own()
    expect(halfway).toMatchObject({ state: 'running' })
    await make()
    expect(await own()).toEqual([halfway])
    later()
  }
  expect((await own())[0]?.parts).toBeGreaterThan(1)
  await make()

  expect(await own()).toMatchObject([{ state: 'done', done: 1600, rows: 1600, bytes: whole.length }])
  expect((await fileOf(kept)).equals(whole)).toBe(true)
})

test('two processes that find the same export do not both write it', async () => {
  const { ask, make, fileOf, direct, own } = await asked(1100)
  const kept = await ask()

  await Promise.all([make(), make()])

  expect(await own()).toMatchObject([{ state: 'done', rows: 1100 }])
  expect((await fileOf(kept)).equals(await direct())).toBe(true)
})

test('each sheet is in it once, as it was when it was read; later ones are not', async () => {
  const { ask, make, fileOf, system, storage, id, ids, later } = await asked()
  const kept = await ask()
  const [early = 0, , , , changed = 0] = ids
  const late = ids.at(-1) ?? 0

  await makeExports({ ...system, storage: killedAfter(storage, 4) }, PIECE).catch(() => undefined)
  await remove(storage, id, early)
  await remove(storage, id, late)
  await change(storage, id, changed, { q1: 'a', q2: 'y' })
  await answer(storage, id, [{ answers: { q1: 'a' } }])
  later()
  await make()
  const rows = rowsOf(await fileOf(kept))

  expect(rows).toHaveLength(1600)
  expect(rows[1]?.[6]).toBe('Đồng ý')
  expect(rows.map(([number]) => Number(number)).slice(1)).toEqual(Array.from({ length: 1599 }, (_, row) => row + 1))
})

test('questions that changed meanwhile make it begin again, so that its heading fits each row', async () => {
  const { ask, make, fileOf, direct, system, storage, id, ids, later } = await asked(1100)
  const kept = await ask()

  await makeExports({ ...system, storage: killedAfter(storage, 4) }, PIECE).catch(() => undefined)
  await publishVersion(storage, id, 2, [question, below, single('q3', ['c', 'd'])])
  await change(storage, id, ids.at(-1) ?? 0, { q1: 'a', q3: 'c' }, 2)
  later()
  await make()
  const rows = rowsOf(await fileOf(kept))

  expect(rows[0]).toContain('Câu q3')
  expect(rows.at(-1)?.at(-1)).toBe('Phương án c')
  expect((await fileOf(kept)).equals(await direct())).toBe(true)
})

test('an export that brings the process down again and again is left as failed', async () => {
  const { ask, make, own, system, storage, later, clerk, base } = await asked(600)
  const { id } = await ask()

  for (let time = 0; time < 5; time++) {
    await makeExports({ ...system, storage: killedAfter(storage, 1) }, PIECE).catch(() => undefined)
    later()
  }
  await make()

  expect(await own()).toMatchObject([{ state: 'failed' }])
  expect(await (await clerk.get(`${base}/exports/${id}`)).text()).toContain('chưa làm xong')
})

test('a person has three files, for a day, and what was given up leaves nothing behind', async () => {
  const { ask, make, own, system, storage, later, clerk, base, hamlets } = await asked(600)
  const first = await ask()
  await make()
  for (const { id } of hamlets) await ask(`?hamlet=${id}`)
  await make()

  expect(await own()).toHaveLength(3)
  expect(await maybeFindPart(storage.reader, first.id, 0)).toBeUndefined()
  expect((await clerk.get(`${base}/exports/${first.id}`)).status).toBe(404)

  later(DAY + 1)
  await tendExports(system)
  expect(await own()).toEqual([])
  expect(await storage.reader.$count((await import('../../db/schema/results')).exportParts)).toBe(0)
})

test('asking for and first taking an export are in the log, and giving it up', async () => {
  const { ask, make, fileOf, clerk, base, storage, own } = await asked(600)
  const kept = await ask('?answer=q1:a')
  expect(await ask('?answer=q1:a')).toMatchObject({ id: kept.id })
  await make()
  const head = await clerk.send(`${base}/exports/${kept.id}/answers.csv`, { method: 'HEAD' })
  await fileOf(kept)
  await fileOf(kept)
  const given = await clerk.post(`${base}/exports/${kept.id}/discard`, {})

  expect(head.status).toBe(200)
  expect(given.headers.get('Location')).toBe(`${base}#export`)
  expect(await own()).toEqual([])
  expect(await listEntries(storage.reader, '/', 9, 0)).toMatchObject([
    { act: 'response.discardExport', details: { export: kept.id } },
    { act: 'response.export', details: { export: kept.id, filter: '?answer=q1:a', rows: 400, step: 'taken' } },
    { act: 'response.export', details: { export: kept.id, rows: 600 } },
    { act: 'response.export', details: { export: kept.id, rows: 600 } },
  ])
})
