import { expect, test } from 'vitest'
import { bytesOf } from '../../src/results/columns'
import { bytesKept, keepWithin, progressOf, readKept } from '../../src/results/kept-sheets'
import { everything } from '../../src/results/results'
import { countSelected, tallyConsultation } from '../../src/results/tally-consultation'
import { town } from '../support/town'
import { answer, openConsultation, single } from './answered'

const MEGABYTE = 1024 * 1024

async function consultations(many: number, sheets: number) {
  const made = await town()
  const { storage, commune } = made
  const ids: number[] = []
  for (let each = 0; each < many; each++) {
    const id = await openConsultation(storage, { unit: commune, versions: [[single('q1', ['a', 'b'])]] })
    await answer(
      storage,
      id,
      Array.from({ length: sheets }, (_, place) => ({ answers: { q1: place % 3 === 0 ? 'a' : 'b' } })),
    )
    ids.push(id)
  }
  return { ...made, ids }
}

test('several consultations opened at once stay within the limit, and each is counted right', async () => {
  const { storage, ids } = await consultations(6, 60)
  keepWithin(storage.reader, { megabytes: 0.1 })
  let most = 0
  const open = async (id: number) => {
    const held = await readKept(storage.reader, id, ({ sheets }) => {
      most = Math.max(most, bytesKept(storage.reader))
      return bytesOf(sheets)
    })
    most = Math.max(most, bytesKept(storage.reader))
    return { held, counted: (await tallyConsultation(storage.reader, id, everything, 'vi')).counted }
  }

  const read = await Promise.all([...ids, ...ids].map(open))

  expect(read.map(({ counted }) => counted)).toEqual(ids.concat(ids).map(() => 60))
  expect(most).toBeGreaterThan(Math.max(...read.map(({ held }) => held)))
  expect(most).toBeLessThanOrEqual(0.1 * MEGABYTE)
})

test('a consultation that was dropped is counted again, with what came meanwhile', async () => {
  const { storage, ids } = await consultations(3, 50)
  keepWithin(storage.reader, { megabytes: 0.05 })
  const [first = 0, ...others] = ids
  const seen: unknown[] = []
  await readKept(storage.reader, first, ({ sheets }) => seen.push(sheets))
  for (const id of others) await countSelected(storage.reader, id, everything)
  await answer(storage, first, [{ answers: { q1: 'a' } }])

  const again = await countSelected(storage.reader, first, everything)
  await readKept(storage.reader, first, ({ sheets }) => seen.push(sheets))

  expect(again.counted).toBe(51)
  expect(seen[0]).not.toBe(seen[1])
})

test('sheets that answer little are counted where full ones would not have fitted', async () => {
  const { storage, commune } = await town()
  const questions = Array.from({ length: 40 }, (_, place) => single(`q${place + 1}`, ['a', 'b']))
  const id = await openConsultation(storage, { unit: commune, versions: [questions] })
  await answer(
    storage,
    id,
    Array.from({ length: 60 }, () => ({ answers: { q1: 'a' } })),
  )
  keepWithin(storage.reader, { megabytes: 0.0345 })

  expect(await countSelected(storage.reader, id, everything)).toEqual({ counted: 60, total: 60 })
  expect(bytesKept(storage.reader)).toBeLessThanOrEqual(0.0345 * MEGABYTE)
})

test('a consultation with more sheets than the memory holds says so politely, and loses none', async () => {
  const { storage, ids, signedIn } = await consultations(1, 20)
  keepWithin(storage.reader, { megabytes: 0.02 })
  const member = await signedIn('committeeMember')

  const page = await member.get(`/staff/consultations/${ids[0]}/results`)

  expect(page.status).toBe(200)
  expect(await page.text()).toContain('Chưa đếm được: cần thêm bộ nhớ')
  expect(await progressOf(storage.reader, ids[0] ?? 0)).toMatchObject({ kind: 'beyond', needed: 1 })
  await expect(tallyConsultation(storage.reader, ids[0] ?? 0, everything, 'vi')).rejects.toMatchObject({ kind: 'beyondMemory' })
})
