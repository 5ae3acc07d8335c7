import { expect, test } from 'vitest'
import { editQuestions, settleQuestionnaire } from '../../src/consultations/asking'
import { copyConsultation, createConsultation } from '../../src/consultations/drafting'
import { findConsultation, listAskedHamlets } from '../../src/consultations/store'
import { templateOf } from '../../src/consultations/templates'
import { findNewestWording } from '../../src/consultations/versions-store'
import { readSettings, usualSettings } from '../../src/questions/questionnaire-settings'
import { town } from '../support/town'

const settings = {
  ...usualSettings,
  paging: 'single' as const,
  hiddenFields: [{ name: 'source', label: 'Nguồn' }],
}

async function made() {
  const here = await town()
  const clerk = await here.as('administrator', here.province)
  const template = templateOf('budget-estimate') ?? null
  const { id } = await createConsultation(clerk, { unitId: here.commune.id, template, asker: 'UBND xã' })
  const { revision } = await findConsultation(here.storage.reader, id)
  await settleQuestionnaire(clerk, { id, revision, settings })
  return { ...here, clerk, id }
}

test('a copy has the newest questions, every setting of the questionnaire and the same hamlets', async () => {
  const { storage, clerk, id } = await made()
  const { revision } = await findConsultation(storage.reader, id)
  await editQuestions(clerk, { id, revision, edit: { kind: 'add', type: 'single', locale: 'vi' } })

  const copy = await copyConsultation(clerk, { id })

  const [before, after] = [await findNewestWording(storage.reader, id), await findNewestWording(storage.reader, copy.id)]
  expect(after.questions).toEqual(before.questions)
  expect(readSettings(after.settings)).toEqual(settings)
  expect(after).toMatchObject({ number: 1, isPublished: false, removed: [] })
  expect((await listAskedHamlets(storage.reader, copy.id)).map(({ unitId }) => unitId)).toEqual(
    (await listAskedHamlets(storage.reader, id)).map(({ unitId }) => unitId),
  )
})

test('who makes consultations in both communes copies into the other, which asks its own hamlets in its own name', async () => {
  const { storage, signedIn, province, commune, neighbour, id } = await made()
  const clerk = await signedIn('administrator', province)
  const overview = await (await clerk.get(`/staff/consultations/${id}`)).text()
  expect(overview).toContain('Sao chép sang xã khác')

  const there = await clerk.post(`/staff/consultations/${id}/copy`, { unit: String(neighbour.id) })

  const copyId = Number(/consultations\/(\d+)\//.exec(there.headers.get('Location') ?? '')?.[1])
  const copy = await findConsultation(storage.reader, copyId)
  expect(copy).toMatchObject({ unitId: neighbour.id, unitPath: neighbour.path, state: 'draft', opensAt: null })
  expect(copy.asker).not.toBe((await findConsultation(storage.reader, id)).asker)
  expect(readSettings((await findNewestWording(storage.reader, copyId)).settings)).toEqual(settings)
  const own = (await listAskedHamlets(storage.reader, id)).map(({ unitId }) => unitId)
  expect((await listAskedHamlets(storage.reader, copyId)).filter(({ unitId }) => own.includes(unitId))).toEqual([])
  expect(commune.id).not.toBe(neighbour.id)
})

test('nobody copies out of or into a commune that is not theirs, nor into what is no commune', async () => {
  const { signedIn, as, clerk, commune, neighbour, province, hamlets, id } = await made()
  const own = await signedIn('committeeMember', commune)
  const beside = await as('committeeMember', neighbour)
  const to = (unitId: number) => ({ id, to: { unitId, asker: 'UBND' } })

  expect((await own.post(`/staff/consultations/${id}/copy`, { unit: String(neighbour.id) })).status).toBe(403)
  expect(await (await own.get(`/staff/consultations/${id}`)).text()).not.toContain('Sao chép sang xã khác')
  await expect(copyConsultation(beside, { id })).rejects.toMatchObject({ kind: 'notPermitted' })
  await expect(copyConsultation(beside, to(neighbour.id))).rejects.toMatchObject({ kind: 'notPermitted' })
  await expect(copyConsultation(clerk, to(province.id))).rejects.toMatchObject({ kind: 'invalid' })
  await expect(copyConsultation(clerk, to(hamlets[0]?.id ?? 0))).rejects.toMatchObject({ kind: 'invalid' })
})

test('no way of storing settings takes two of one name', async () => {
  const { storage, clerk, id } = await made()
  const { revision } = await findConsultation(storage.reader, id)
  const field = { name: 'source', label: 'Nguồn' }
  const quota = { id: 'a1', name: 'Nữ', formula: 'true', most: 1 }
  const language = { language: 'en', words: {}, audio: {} }

  for (const twice of [
    { ...settings, hiddenFields: [field, field] },
    { ...settings, quotas: [quota, quota] },
    { ...settings, translations: [language, language] },
  ])
    await expect(settleQuestionnaire(clerk, { id, revision, settings: twice })).rejects.toThrow('invalid')
  const quotas = [quota, { ...quota, id: 'a2' }]
  await settleQuestionnaire(clerk, { id, revision, settings: { ...settings, quotas } })
  expect(readSettings((await findNewestWording(storage.reader, id)).settings).quotas).toEqual(quotas)
})
