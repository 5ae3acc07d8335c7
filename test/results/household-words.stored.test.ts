import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { consultations } from '../../db/schema/consultations'
import { typeOf } from '../../src/questions/types'
import { town } from '../support/town'
import { openConsultation, single } from './answered'

const textOf = async (answered: Promise<Response>) =>
  (await (await answered).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('lines written for each person of a household are read and searched in the list of words, by the staff alone', async () => {
  const { storage, commune, visitor, signedIn } = await town()
  const home = { ...single('qHome', []), type: 'repeat', settings: typeOf('repeat').examples.settings }
  const id = await openConsultation(storage, { unit: commune, versions: [[home]] })
  const [row] = await storage.reader.select().from(consultations).where(eq(consultations.id, id))
  const resident = visitor()
  await resident.get(`/c/${row?.slug}`)

  const sent = await resident.post(`/c/${row?.slug}/responses`, {
    version: '1',
    ...{ 'qHome.1.sex': 'a', 'qHome.1.job': 'Làm ruộng', 'qHome.2.sex': 'b', 'qHome.2.job': 'Thợ may' },
  })
  const clerk = await signedIn('reader')
  const results = await textOf(clerk.get(`/staff/consultations/${id}/results`))
  const list = await textOf(clerk.get(`/staff/consultations/${id}/results/words/qHome`))
  const found = await textOf(clerk.get(`/staff/consultations/${id}/results/words/qHome?search=tho+may`))
  const outside = await resident.get(`/staff/consultations/${id}/results/words/qHome`)

  expect(sent.status).toBe(303)
  expect(results).toContain('Nghề. 1 phiếu có ghi ý kiến bằng lời.')
  expect(list).toMatch(/Nghề.*Làm ruộng/)
  expect(list).toMatch(/Nghề.*Thợ may/)
  expect(found).toContain('Thợ may')
  expect(found).not.toContain('Làm ruộng')
  expect(outside.status).not.toBe(200)
})
