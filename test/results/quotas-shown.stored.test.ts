import { expect, test } from 'vitest'
import { saveQuotas } from '../../src/responses/quota-store'
import { town } from '../support/town'
import { answer, openConsultation, publishVersion, single } from './answered'

const quota = (id: string, name: string, most: number) => ({ id, name, formula: "q1 == 'a'", most })
const QUESTIONS = [single('q1', ['a', 'b'])]

async function limited() {
  const made = await town()
  const { storage, commune, hamlets } = made
  const quotas = [quota('young', 'Người trẻ', 1500), quota('old', 'Người cao tuổi', 2), quota('none', 'Chưa ai', 9)]
  const id = await openConsultation(storage, { unit: commune, hamlets, versions: [QUESTIONS], settings: { quotas } })
  const count = (totals: Record<string, number>) =>
    storage.write((writer) =>
      saveQuotas(
        writer,
        id,
        Object.entries(totals).map(([name, total]) => ({ consultationId: id, quota: name, total })),
      ),
    )
  return { ...made, id, count, base: `/staff/consultations/${id}/results` }
}

const textOf = async (answered: Response | Promise<Response>) =>
  (await (await answered).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('staff see how many sheets came of how many are taken, before the first sheet and whatever the filter', async () => {
  const { signedIn, storage, id, count, base } = await limited()
  const reader = await signedIn('reader')
  const before = await textOf(reader.get(base))

  await answer(storage, id, [{ answers: { q1: 'a' } }])
  await count({ young: 1204, old: 2 })
  const after = await textOf(reader.get(`${base}?answer=q1:b`))

  expect(before).toContain('Đã nhận 0 trên 1.500 phiếu. Còn nhận.')
  expect(after).toContain('Người trẻ Đã nhận 1.204 trên 1.500 phiếu. Còn nhận.')
  expect(after).toContain('Người cao tuổi Đã nhận 2 trên 2 phiếu. Đã đủ.')
  expect(after).toContain('Chưa ai Đã nhận 0 trên 9 phiếu. Còn nhận.')
})

test('the limit is that of the newest version; a quota that is no more is told while it holds sheets', async () => {
  const { signedIn, storage, id, count, base } = await limited()
  await publishVersion(storage, id, 2, QUESTIONS, { quotas: [quota('young', 'Người dưới 30 tuổi', 2000)] })
  await count({ young: 1204, old: 2 })

  const page = await textOf((await signedIn('reader')).get(base))

  expect(page).toContain('Người dưới 30 tuổi Đã nhận 1.204 trên 2.000 phiếu. Còn nhận.')
  expect(page).toContain('Người cao tuổi Đã nhận 2 trên 2 phiếu. Không còn áp dụng.')
  expect(page).not.toContain('Chưa ai')
})

test('an open page hears of the counters with the next sheet', async () => {
  const { signedIn, storage, id, count, base } = await limited()
  const reader = await signedIn('reader')
  await answer(storage, id, [{ answers: { q1: 'a' } }])
  await count({ young: 1 })

  expect(await textOf(reader.get(`${base}/pulse?seen=0`))).toContain('Đã nhận 1 trên 1.500 phiếu')
})

test('a hamlet head, whose sheets are not counted apart, sees no quota; nor does anybody elsewhere', async () => {
  const { signedIn, visitor, hamlets, neighbour, base } = await limited()

  const head = await (await signedIn('hamletHead', hamlets[0])).get(base)

  expect(head.status).toBe(200)
  expect(await head.text()).not.toContain('Người trẻ')
  expect((await (await signedIn('administrator', neighbour)).get(base)).status).toBe(403)
  expect((await visitor().get(base)).status).toBe(303)
})
