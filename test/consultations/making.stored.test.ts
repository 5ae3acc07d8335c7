import { expect, test } from 'vitest'
import { listChanges } from '../../src/consultations/list-store'
import { findConsultation, findQuestionnaire, listAskedHamlets, newestVersion } from '../../src/consultations/store'
import { town } from '../support/town'
import { fullBasics, makeDraft, makeOpen, revisionOn } from './pages'

test('a clerk makes a consultation from a template and opens it without scripts', async () => {
  const { signedIn, commune, storage, now } = await town()
  const clerk = await signedIn('committeeMember')

  const id = await makeDraft(clerk, commune.id)
  for (const page of ['', '/basics', '/attachments', '/questions', '/preview', '/preview/form', '/check'])
    expect((await clerk.get(`/staff/consultations/${id}${page}`)).status, page).toBe(200)
  const revision = await revisionOn(clerk, `/staff/consultations/${id}/check`)
  const opened = await clerk.post(`/staff/consultations/${id}/opening`, { revision })

  expect(opened.headers.get('Location')).toBe(`/staff/consultations/${id}?done=opened`)
  const consultation = await findConsultation(storage.reader, id)
  expect(consultation).toMatchObject({
    state: 'open',
    slug: 'gop-y-du-toan-ngan-sach-xa-minh-hoa-nam-2027',
    openedAt: now(),
    opensAt: now(),
    closesAt: new Date('2026-12-15T17:00:00+07:00'),
  })
  expect((await listAskedHamlets(storage.reader, id)).map(({ name, households }) => [name, households])).toEqual([
    ['Thôn 1', 264],
    ['Thôn 2', 318],
    ['Thôn 10', 187],
  ])
  expect(await newestVersion(storage.reader, id)).toBe(1)
})

test('before opening a clerk is told that the matter is still the example of the template', async () => {
  const { signedIn, commune } = await town()
  const clerk = await signedIn('committeeMember')
  const id = await makeDraft(clerk, commune.id)
  const path = `/staff/consultations/${id}`
  const told = async () => (await (await clerk.get(`${path}/check`)).text()).includes('còn nguyên như mẫu')

  expect(await told()).toBe(true)
  await clerk.post(`${path}/basics`, { ...fullBasics, revision: await revisionOn(clerk, `${path}/basics`) })
  expect(await told()).toBe(false)
})

test('two consultations of the same title get two addresses', async () => {
  const { signedIn, commune, storage } = await town()
  const clerk = await signedIn('committeeMember')
  const first = await findConsultation(storage.reader, await makeOpen(clerk, commune.id))
  const second = await findConsultation(storage.reader, await makeOpen(clerk, commune.id))
  expect(second.slug).toBe(`${first.slug}-2`)
})

test('an empty draft says everything that is missing, and opening it is refused', async () => {
  const { signedIn, commune, storage } = await town()
  const clerk = await signedIn('committeeMember')
  const id = await makeDraft(clerk, commune.id, '')

  const check = await (await clerk.get(`/staff/consultations/${id}/check`)).text()
  for (const word of ['Chưa có tên', 'Chưa chọn lĩnh vực', 'Chưa viết nội dung', 'Chưa chọn căn cứ', 'Chưa có câu hỏi'])
    expect(check).toContain(word)
  const refused = await clerk.post(`/staff/consultations/${id}/opening`, { revision: '1' })

  expect(refused.status).toBe(422)
  expect((await findConsultation(storage.reader, id)).state).toBe('draft')
})

test('the first page keeps what was written, and searching finds it without accents', async () => {
  const { signedIn, commune, storage } = await town()
  const clerk = await signedIn('committeeMember')
  const id = await makeDraft(clerk, commune.id, '')
  const path = `/staff/consultations/${id}/basics`

  const saved = await clerk.post(path, {
    ...fullBasics,
    title: 'Sửa \u202eđường\u0000 liên thôn <b>3</b>',
    whom: 'some',
    hamlet: [String((await listAskedHamlets(storage.reader, id))[1]?.unitId)],
    closesAt: '2026-12-20T17:30',
    offersReply: '1',
    somethingUnknown: 'x',
    revision: '1',
  })

  expect(saved.status).toBe(303)
  expect(await findConsultation(storage.reader, id)).toMatchObject({
    title: 'Sửa đường liên thôn <b>3</b>',
    closesAt: new Date('2026-12-20T17:30:00+07:00'),
    offersReply: true,
    revision: 2,
  })
  expect((await listAskedHamlets(storage.reader, id)).map(({ name }) => name)).toEqual(['Thôn 2'])
  const page = await (await clerk.get(path)).text()
  expect(page).toContain('Sửa đường liên thôn &lt;b&gt;3&lt;/b&gt;')
  expect(page).not.toContain('<b>3</b>')
  expect(await (await clerk.get('/staff/consultations?search=SUA%20DUONG')).text()).toContain(`/staff/consultations/${id}"`)
  expect(await (await clerk.get('/staff/consultations?search=minh%20hoa')).text()).toContain(`/staff/consultations/${id}"`)
  expect(await (await clerk.get('/staff/consultations?search=%25')).text()).not.toContain(`/staff/consultations/${id}"`)
})

test('a copy is a draft with the same questions, hamlets and words, without dates', async () => {
  const { signedIn, commune, storage } = await town()
  const clerk = await signedIn('committeeMember')
  const id = await makeOpen(clerk, commune.id)

  const answer = await clerk.post(`/staff/consultations/${id}/copy`, {})
  const copy = Number(/(\d+)\/basics/.exec(answer.headers.get('Location') ?? '')?.[1])

  const original = await findConsultation(storage.reader, id)
  expect(await findConsultation(storage.reader, copy)).toMatchObject({
    state: 'draft',
    title: original.title,
    matter: original.matter,
    opensAt: null,
    closesAt: null,
    openedAt: null,
  })
  expect((await findQuestionnaire(storage.reader, copy, 1)).questions).toEqual(
    (await findQuestionnaire(storage.reader, id, 1)).questions,
  )
  expect((await listAskedHamlets(storage.reader, copy)).map(({ households }) => households)).toEqual([null, null, null])
})

test('a discarded draft is gone; an open consultation cannot be discarded', async () => {
  const { signedIn, commune, storage } = await town()
  const clerk = await signedIn('committeeMember')
  const draft = await makeDraft(clerk, commune.id)
  const open = await makeOpen(clerk, commune.id)

  expect((await clerk.post(`/staff/consultations/${draft}/discarding`, {})).status).toBe(303)
  expect((await clerk.get(`/staff/consultations/${draft}`)).status).toBe(404)
  expect((await clerk.post(`/staff/consultations/${open}/discarding`, {})).status).toBe(409)
  expect((await findConsultation(storage.reader, open)).state).toBe('open')
})

test('extending, closing early and withdrawing are told to the public with their reasons', async () => {
  const { signedIn, commune, storage, at } = await town()
  const clerk = await signedIn('committeeMember')
  const id = await makeOpen(clerk, commune.id)
  const path = `/staff/consultations/${id}`
  const act = async (what: string, fields: Record<string, string>) =>
    clerk.post(`${path}/${what}`, { revision: await revisionOn(clerk, path), ...fields })

  expect((await act('extension', { 'extension.closesAt': '2026-12-10T17:00', 'extension.reason': 'Mưa lũ' })).status).toBe(422)
  expect((await act('extension', { 'extension.closesAt': '2026-12-30T17:00', 'extension.reason': '' })).status).toBe(422)
  expect((await act('extension', { 'extension.closesAt': '2026-12-30T17:00', 'extension.reason': 'Mưa lũ' })).status).toBe(303)
  expect((await act('closing', { 'closing.reason': 'Đủ phiếu' })).status).toBe(422)
  at(new Date('2026-12-16T08:00:00+07:00'))
  const later = await signedIn('committeeMember')
  const fields = { revision: await revisionOn(later, path), 'closing.reason': 'Đủ phiếu' }
  expect((await later.post(`${path}/closing`, fields)).status).toBe(303)

  expect(await findConsultation(storage.reader, id)).toMatchObject({
    state: 'closed',
    endReason: 'Đủ phiếu',
    closesAt: new Date('2026-12-16T08:00:00+07:00'),
  })
  expect((await listChanges(storage.reader, id)).map(({ kind, reason }) => [kind, reason])).toEqual([
    ['extended', 'Mưa lũ'],
    ['closedEarly', 'Đủ phiếu'],
  ])
  expect((await later.post(`${path}/withdrawal`, { revision: '9', 'withdrawal.reason': 'x' })).status).toBe(409)
})

test('before the legal minimum it closes only under another law that is named', async () => {
  const { signedIn, commune, storage } = await town()
  const clerk = await signedIn('committeeMember')
  const id = await makeOpen(clerk, commune.id)
  const path = `/staff/consultations/${id}`
  const revision = await revisionOn(clerk, path)

  const otherLaw = 'Luật Đất đai, Điều 70'
  const closed = await clerk.post(`${path}/closing`, { revision, 'closing.reason': 'Đủ', 'closing.otherLaw': otherLaw })

  expect(closed.status).toBe(303)
  expect(await findConsultation(storage.reader, id)).toMatchObject({ state: 'closed', otherLaw })
})

test('once its closing moment has passed nothing more can be done to it, though no clerk closed it', async () => {
  const { signedIn, commune, at } = await town()
  const id = await makeOpen(await signedIn('committeeMember'), commune.id)
  const path = `/staff/consultations/${id}`
  at(new Date('2026-12-15T17:00:00+07:00'))
  const clerk = await signedIn('committeeMember')
  const revision = '2'

  const page = await (await clerk.get(path)).text()
  expect(page).toContain('Đã kết thúc')
  expect(await (await clerk.get('/staff/consultations?phase=closed')).text()).toContain(`${path}"`)
  expect(await (await clerk.get('/staff/consultations?phase=open')).text()).not.toContain(`${path}"`)
  for (const what of ['extension', 'closing', 'withdrawal'])
    expect(
      (
        await clerk.post(`${path}/${what}`, {
          revision,
          [`${what}.reason`]: 'Mưa',
          'extension.closesAt': '2027-01-30T17:00',
        })
      ).status,
      what,
    ).toBe(409)
})

test('withdrawn, the address keeps saying so', async () => {
  const { signedIn, commune, storage } = await town()
  const clerk = await signedIn('committeeMember')
  const id = await makeOpen(clerk, commune.id)
  const path = `/staff/consultations/${id}`
  const fields = { revision: await revisionOn(clerk, path), 'withdrawal.reason': 'Dự thảo có sai sót' }
  expect((await clerk.post(`${path}/withdrawal`, fields)).status).toBe(303)
  expect(await findConsultation(storage.reader, id)).toMatchObject({ state: 'withdrawn', endReason: 'Dự thảo có sai sót' })
})
