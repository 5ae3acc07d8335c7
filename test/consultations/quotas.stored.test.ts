import { expect, test } from 'vitest'
import { findNewestWording } from '../../src/consultations/versions-store'
import { readSettings } from '../../src/questions/questionnaire-settings'
import { addVersion, opened, QUESTIONS } from '../responses/opened'
import { town } from '../support/town'
import { controlValue } from './pages'

test('an author writes quotas with the names of questions; what cannot be is said at its field, and a reader may not', async () => {
  const made = await town()
  const questions = [{ ...QUESTIONS[1], name: 'road' }]
  const { id } = await opened(made, { questions, row: { state: 'draft', openedAt: null } })
  const author = await made.signedIn('committeeMember')
  const address = `/staff/consultations/${id}/questions/settings`
  const kept = async () => readSettings((await findNewestWording(made.storage.reader, id)).settings).quotas
  const written = { 'quota.0.when.way': 'text', 'quota.0.when.text': "road == 'a' and length(road) == 1" }
  const row = { 'quota.0.id': '', 'quota.0.name': 'Đồng ý', ...written, 'quota.0.most': '1.000' }
  const base = { paging: 'sections', revision: '1' }

  const faulty = await author.post(address, { ...base, ...row, 'quota.0.when.text': 'nothing == 1', 'quota.0.most': '0' })
  expect(faulty.status).toBe(422)
  expect(await faulty.text()).toContain('Xin ghi một số từ 1 đến 1.000.000.')
  expect((await author.post(address, { ...base, ...row })).status).toBe(303)
  expect(await kept()).toEqual([
    expect.objectContaining({ name: 'Đồng ý', formula: "qRoad == 'a' and length(qRoad) == 1", most: 1000 }),
  ])
  const html = await (await author.get(address)).text()
  expect(html).toContain('road == &#39;a&#39; and length')
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

test('where people are asked for their hamlet a quota is offered that answer first, and one by the scanned code is swapped for it', async () => {
  const made = await town()
  const hamlet = String(made.hamlets[0]?.id)
  const quotas = [{ id: 'n1', name: 'Thôn 1', formula: `hamlet in ['${hamlet}']`, most: 1 }]
  const { id } = await opened(made, {
    questions: [QUESTIONS[1], QUESTIONS[0]],
    settings: { quotas },
    row: { state: 'draft', openedAt: null },
  })
  const author = await made.signedIn('committeeMember')
  const kept = async () => readSettings((await findNewestWording(made.storage.reader, id)).settings).quotas

  const builder = await (await author.get(`/staff/consultations/${id}/questions/settings`)).text()
  const select = /<select[^>]*name="quota\.0\.when\.0\.subject"[\s\S]*?<\/select>/.exec(builder)?.[0] ?? ''
  const offered = [...select.matchAll(/<option value="([^"]+)"[^>]*>([^<]*)</g)].map(([, value, label]) => [value, label])
  expect(offered[0]).toEqual(['qPlace', 'Thôn bà con tự chọn – câu 2. Bà con ở thôn nào?'])
  expect(offered.filter(([value]) => value === 'qPlace')).toHaveLength(1)
  expect(select).toContain('Thôn của mã QR đã quét')

  const html = await (await author.get(`/staff/consultations/${id}/check`)).text()
  expect(html).toContain('không theo thôn bà con tự chọn khi trả lời')
  const mend = /name="mend" value="(quota:n1[^"]+countByAnswer)"/.exec(html)?.[1] ?? ''
  const revision = controlValue(html, 'revision')
  const done = await author.post(`/staff/consultations/${id}/check/mending`, { mend, revision })
  expect(done.headers.get('Location')).toContain('mended=1')
  expect(await kept()).toEqual([{ ...quotas[0], formula: `qPlace in ['${hamlet}']` }])
  expect(await (await author.get(`/staff/consultations/${id}/check`)).text()).not.toContain('countByAnswer')
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

test('without scripts an author makes a quota row by row, with a group of rows, and finds it so again', async () => {
  const made = await town()
  const { id } = await opened(made, { questions: QUESTIONS, row: { state: 'draft', openedAt: null } })
  const author = await made.signedIn('committeeMember')
  const address = `/staff/consultations/${id}/questions/settings`
  const base = { paging: 'sections', revision: '1' }
  const kept = async () => readSettings((await findNewestWording(made.storage.reader, id)).settings).quotas
  const press = async (fields: Record<string, string | readonly string[]>, wanted: string, status = 200) => {
    const answer = await author.post(address, { ...base, ...fields, do: wanted })
    expect(answer.status).toBe(status)
    return answer.text()
  }
  const named = { 'quota.0.id': '', 'quota.0.name': 'Ngại làm đường', 'quota.0.most': '50' }
  const first = {
    ...named,
    'quota.0.when.way': 'rows',
    'quota.0.when.join': 'and',
    'quota.0.when.0.subject': 'hamlet',
    'quota.0.when.0.test': 'is',
    'quota.0.when.0.value': String(made.hamlets[0]?.id),
  }

  expect(await (await author.get(address)).text()).not.toContain('name="quota.0.name"')
  expect(await press({}, 'quota add')).toContain('name="quota.0.when.0.subject"')
  expect(await press(first, 'quota.0.when addGroup ')).toContain('name="quota.0.when.1.0.subject"')
  const nested = {
    ...first,
    'quota.0.when.1.join': 'or',
    'quota.0.when.1.0.subject': 'qRoad',
    'quota.0.when.1.0.test': 'is',
    'quota.0.when.1.0.value': ['b', 'c'],
    'quota.0.when.1.1.subject': 'qMore',
    'quota.0.when.1.1.test': 'answered',
  }
  const text = await press(nested, 'quota.0.when text')
  expect(text).toContain(
    `hamlet in [&#39;${made.hamlets[0]?.id}&#39;] and (qRoad in [&#39;b&#39;, &#39;c&#39;] or answered(qMore))`,
  )
  const wide = { ...named, 'quota.0.when.way': 'text', 'quota.0.when.text': 'length(qMore) > 3' }
  expect(await press(wide, 'quota.0.when rows', 422)).toContain('không viết lại thành từng dòng được')
  expect(await kept()).toEqual([])

  expect((await author.post(address, { ...base, ...nested })).status).toBe(303)
  const [quota] = await kept()
  expect(quota).toMatchObject({ name: 'Ngại làm đường', most: 50, formula: expect.stringContaining('or answered(qMore)') })
  const html = await (await author.get(address)).text()
  expect(html).toContain('name="quota.0.when.1.1.subject"')
  expect(await press({ ...nested, 'quota.0.id': quota?.id ?? '' }, 'quota remove 0')).not.toContain('name="quota.0.name"')
})

test('a quota without a group, or without its value, is said at its field and nothing is stored', async () => {
  const made = await town()
  const { id } = await opened(made, { questions: QUESTIONS, row: { state: 'draft', openedAt: null } })
  const author = await made.signedIn('committeeMember')
  const address = `/staff/consultations/${id}/questions/settings`
  const named = {
    paging: 'sections',
    revision: '1',
    'quota.0.id': '',
    'quota.0.name': 'Nhóm',
    'quota.0.most': '5',
    'quota.0.when.way': 'rows',
  }

  const empty = await (await author.post(address, { ...named, 'quota.0.when.0.subject': '' })).text()
  expect(empty).toContain('href="#f-quota_0_when_0_subject"')
  const words = { 'quota.0.when.0.subject': 'qMore', 'quota.0.when.0.test': 'contains', 'quota.0.when.0.value': '' }
  const answer = await author.post(address, { ...named, ...words })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('href="#f-quota_0_when_0_value"')
  expect(readSettings((await findNewestWording(made.storage.reader, id)).settings).quotas).toEqual([])
})

test('once sheets came in, the page says how many there are and that a smaller figure leaves no place', async () => {
  const made = await town()
  const quota = { id: 'n1', name: 'Muốn làm', formula: "qRoad == 'a'", most: 3 }
  const { id, slug } = await opened(made, { settings: { quotas: [quota] } })
  for (const place of [1, 2]) {
    const sheet = { version: '1', key: `k${String(place).padStart(21, '0')}`, qRoad: 'a' }
    await made.visitor().post(`/c/${slug}/responses`, sheet)
  }
  const author = await made.signedIn('committeeMember')
  const address = `/staff/consultations/${id}/questions/settings`

  expect(await (await author.get(address)).text()).toContain('Đã nhận 2 trên 3 phiếu')
  const smaller = {
    ...{ paging: 'sections', revision: '1', 'quota.0.id': 'n1', 'quota.0.name': 'Muốn làm', 'quota.0.most': '2' },
    ...{ 'quota.0.when.way': 'text', 'quota.0.when.text': quota.formula },
  }
  expect((await author.post(address, smaller)).status).toBe(303)
  expect(await (await author.get(address)).text()).toContain(
    'Đã nhận 2 phiếu của nhóm này: với con số ở đây, nhóm không còn chỗ.',
  )
})
