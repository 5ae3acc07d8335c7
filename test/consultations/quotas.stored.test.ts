import { expect, test } from 'vitest'
import { findNewestWording } from '../../src/consultations/versions-store'
import { readSettings } from '../../src/questions/questionnaire-settings'
import { addVersion, opened, QUESTIONS } from '../responses/opened'
import { town } from '../support/town'

test('an author writes quotas with the names of questions; what cannot be is said at its field, and a reader may not', async () => {
  const made = await town()
  const questions = [{ ...QUESTIONS[1], name: 'road' }]
  const { id } = await opened(made, { questions, row: { state: 'draft', openedAt: null } })
  const author = await made.signedIn('committeeMember')
  const address = `/staff/consultations/${id}/questions/settings`
  const kept = async () => readSettings((await findNewestWording(made.storage.reader, id)).settings).quotas
  const row = { 'quota.0.id': '', 'quota.0.name': 'Đồng ý', 'quota.0.formula': "road == 'a'", 'quota.0.most': '1.000' }
  const base = { paging: 'sections', revision: '1' }

  const faulty = await author.post(address, { ...base, ...row, 'quota.0.formula': 'nothing == 1', 'quota.0.most': '0' })
  expect(faulty.status).toBe(422)
  expect(await faulty.text()).toContain('Xin ghi một số từ 1 đến 1.000.000.')
  expect((await author.post(address, { ...base, ...row })).status).toBe(303)
  expect(await kept()).toEqual([expect.objectContaining({ name: 'Đồng ý', formula: "qRoad == 'a'", most: 1000 })])
  const html = await (await author.get(address)).text()
  expect(html).toContain('road == &#39;a&#39;')
  const same = /name="quota.0.id" value="([^"]+)"/.exec(html)?.[1]
  expect(same).toBe((await kept())[0]?.id)
  const reader = await made.signedIn('reader')
  expect((await reader.post(address, { ...base, ...row })).status).toBeGreaterThanOrEqual(400)
})

test('the check before opening names a quota nobody comes under, leads to it and drops it by a button', async () => {
  const made = await town()
  const settings = { quotas: [{ id: 'n1', name: 'Nhóm không ai', formula: "qRoad == 'a' and qRoad == 'b'", most: 10 }] }
  const { id } = await opened(made, { settings, row: { state: 'draft', openedAt: null } })
  const author = await made.signedIn('committeeMember')
  const address = `/staff/consultations/${id}/check`

  const html = await (await author.get(address)).text()
  expect(html).toContain('Hạn mức “Nhóm không ai”')
  expect(html).toContain(`/staff/consultations/${id}/questions/settings#f-quota_0_name`)
  const mend = /name="mend" value="(quota:n1[^"]+)"/.exec(html)?.[1] ?? ''
  const other = await made.signedIn('reader')
  expect((await other.post(`${address}/mending`, { mend, revision: '1' })).status).toBeGreaterThanOrEqual(400)
  expect((await author.post(`${address}/mending`, { mend, revision: '1' })).headers.get('Location')).toContain('mended=1')
  expect(readSettings((await findNewestWording(made.storage.reader, id)).settings).quotas).toEqual([])
})

test('a changed questionnaire with a quota that cannot be read is not published, and its page says why', async () => {
  const made = await town()
  const { id } = await opened(made)
  await made.storage.write((writer) =>
    addVersion(writer, id, 2, QUESTIONS, null, { quotas: [{ id: 'n1', name: 'Nhóm lạ', formula: "qGone == 'a'", most: 10 }] }),
  )
  const author = await made.signedIn('committeeMember')

  const html = await (await author.get(`/staff/consultations/${id}/questions`)).text()
  expect(html).toContain('Hạn mức “Nhóm lạ”')
  const refused = await author.post(`/staff/consultations/${id}/wording/publication`, { revision: '1', note: 'Thêm hạn mức' })
  expect(refused.status).toBe(422)
})
