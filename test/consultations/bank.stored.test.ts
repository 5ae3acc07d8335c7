import { expect, test } from 'vitest'
import { addToBank } from '../../src/consultations/bank-acts'
import { listBankItems } from '../../src/consultations/bank-store'
import { createConsultation } from '../../src/consultations/drafting'
import { findNewestWording } from '../../src/consultations/versions-store'
import { readQuestions } from '../../src/questions/questionnaire'
import { type Town, town } from '../support/town'
import { controlValue } from './pages'

const list = (...labels: string[]) => ({ kind: 'options', options: labels.map((label) => ({ label })) }) as const
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

async function drafted(here: Town) {
  const clerk = await here.signedIn('committeeMember')
  const draft = await createConsultation(clerk.world, { unitId: here.commune.id, template: null, asker: 'UBND xã' })
  const address = `/staff/consultations/${draft.id}/questions`
  const questions = async () => readQuestions((await findNewestWording(here.storage.reader, draft.id)).questions)
  return { clerk, id: draft.id, address, questions, list: async () => (await clerk.get(address)).text() }
}

test('a list is found without accents, changed, undone, retired and brought back', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const made = await clerk.post('/staff/bank', { name: 'Các khu chợ', lines: 'Chợ Đông\nChợ Tây\n\nChợ Tây' })
  const address = (made.headers.get('Location') ?? '').replace(/\?.*/, '')
  const page = async () => (await clerk.get(address)).text()
  const revision = async () => controlValue(await page(), 'revision')

  expect(made.status).toBe(303)
  expect(plain(await (await clerk.get('/staff/bank?search=khu+cho+tay')).text())).toContain('1 mục')
  expect(plain(await page())).toContain('Chợ Đông Chợ Tây')

  await clerk.post(address, { revision: await revision(), name: 'Chợ', lines: 'Chợ Đông\nChợ Nam' })
  expect(await page()).toContain('Chợ Nam')
  await clerk.post(`${address}/undo`, { revision: await revision() })
  expect(await page()).toContain('Chợ Tây')

  await clerk.post(`${address}/retirement`, { revision: await revision() })
  expect(await (await clerk.get('/staff/bank?kind=options')).text()).not.toContain('Các khu chợ')
  expect(await (await clerk.get('/staff/bank?retired=1')).text()).toContain('Các khu chợ')
  await clerk.post(`${address}/restoration`, { revision: await revision() })
  expect(await (await clerk.get('/staff/bank?kind=options')).text()).toContain('Các khu chợ')
})

test('a wrong list keeps what was typed, and a stale page what was typed and the newest', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const wrong = await clerk.post('/staff/bank', { name: '', lines: 'Chỉ một dòng' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('Chỉ một dòng')

  const id = await addToBank(clerk.world, { unitPath: here.commune.path, name: 'Chợ', content: list('Đông', 'Tây') })
  await clerk.post(`/staff/bank/${id}`, { revision: '1', name: 'Chợ', lines: 'Đông\nBắc' })
  const stale = await clerk.post(`/staff/bank/${id}`, { revision: '1', name: 'Chợ của tôi', lines: 'Nam\nTây' })
  expect(stale.status).toBe(409)
  const text = await stale.text()
  expect(text).toContain('value="Chợ của tôi"')
  expect(controlValue(text, 'revision')).toBe('2')
})

test('units below use what those above keep and cannot change it; beside and below nothing is seen', async () => {
  const here = await town()
  const province = await here.as('administrator', here.province)
  const beside = await here.as('administrator', here.neighbour)
  const content = list('Có', 'Không')
  const above = await addToBank(province, { unitPath: here.province.path, name: 'Của tỉnh', content })
  const other = await addToBank(beside, { unitPath: here.neighbour.path, name: 'Của xã bên', content })
  const clerk = await here.signedIn('committeeMember')

  const page = plain(await (await clerk.get('/staff/bank?kind=options')).text())
  expect(page).toContain('Của tỉnh')
  expect(page).toContain(`Của ${here.province.name}`)
  expect(page).not.toContain('Của xã bên')
  expect(await (await clerk.get(`/staff/bank/${above}`)).text()).toContain('dùng được nhưng không sửa được')
  expect((await clerk.post(`/staff/bank/${above}`, { revision: '1', name: 'X', lines: 'a\nb' })).status).toBe(403)
  expect((await clerk.post(`/staff/bank/${above}/retirement`, { revision: '1' })).status).toBe(403)
  expect((await clerk.get(`/staff/bank/${other}`)).status).toBe(403)
  expect((await clerk.post('/staff/bank/age-groups', { revision: '0', name: 'X', lines: 'a\nb' })).status).toBe(403)
  const reader = await here.signedIn('reader')
  expect((await reader.get('/staff/bank/new')).status).toBe(403)
  expect((await reader.post('/staff/bank', { name: 'X', lines: 'a\nb' })).status).toBe(403)
  for (const path of ['', `/${above}`, `/${above}/undo`, `/${above}/retirement`, `/${above}/restoration`])
    expect((await here.visitor().post(`/staff/bank${path}`, {})).status).toBe(401)
  expect((await here.visitor().get('/staff/bank')).headers.get('Location') ?? '').toContain('/sign-in')
})

test('a question goes into the bank without its condition and comes out as a copy with an id of its own', async () => {
  const here = await town()
  const { clerk, address, questions, list: page } = await drafted(here)
  const revision = async () => controlValue(await page(), 'revision')
  await clerk.post(`${address}/bank`, { revision: await revision(), item: 'q-news' })
  const [first] = await questions()
  expect(first?.label).toBe('Gia đình thường nhận tin của xã qua đâu?')

  const kept = await clerk.post(`${address}/${first?.id}/bank`, { revision: await revision() })
  expect(await (await clerk.get(kept.headers.get('Location') ?? '')).text()).toContain('trong ngân hàng')
  const { items } = await listBankItems(
    here.storage.reader,
    [here.commune.path],
    { search: 'nhan tin', kind: 'question', typeName: 'multi', isRetired: false },
    { limit: 5, offset: 0 },
  )
  expect(items.length).toBe(1)
  const fields = { revision: await revision(), item: items[0]?.id ?? '', id: 'qABCDE' }
  await clerk.post(`${address}/bank`, fields)
  await clerk.post(`${address}/bank`, fields)

  const after = await questions()
  expect(after.map(({ id }) => id)).toEqual([first?.id, 'qABCDE'])
  expect(after[1]).toEqual({ ...first, id: 'qABCDE', shownWhen: null })
})

test('a list is taken into a question and kept from it, with all that was typed, without scripts', async () => {
  const here = await town()
  const { clerk, address, questions, list: page } = await drafted(here)
  await clerk.post(`${address}/bank`, { revision: controlValue(await page(), 'revision'), item: 'q-age', id: 'qABCDE' })
  const form = await (await clerk.get(`${address}/qABCDE`)).text()
  const sent = {
    revision: controlValue(form, 'revision'),
    base: controlValue(form, 'base'),
    label: 'Ông bà làm việc gì?',
    'settings.options.0.code': 'x1',
    'settings.options.0.label': 'Làm ruộng',
  }

  const taken = await clerk.post(`${address}/qABCDE`, { ...sent, do: 'bank take', 'bank.list': 'frequency' })
  expect(taken.status).toBe(200)
  expect(await taken.text()).toContain('value="Hằng tháng"')
  const [question] = await questions()
  expect(question?.label).toBe('Ông bà làm việc gì?')
  expect(question?.settings).toMatchObject({
    options: [{ code: 'x1', label: 'Làm ruộng' }, { label: 'Hằng ngày' }, {}, {}, {}, {}],
  })

  const again = await (await clerk.get(`${address}/qABCDE`)).text()
  const rows = { 'settings.options.0.code': 'x1', 'settings.options.0.label': 'Ruộng', 'settings.options.1.label': 'Vườn' }
  const base = { revision: controlValue(again, 'revision'), base: controlValue(again, 'base'), label: 'Câu' }
  const nameless = await clerk.post(`${address}/qABCDE`, { ...base, ...rows, do: 'bank keep' })
  expect(nameless.status).toBe(422)
  expect(await nameless.text()).toContain('value="Vườn"')
  const kept = await clerk.post(`${address}/qABCDE`, { ...base, ...rows, do: 'bank keep', 'bank.name': 'Nơi trồng' })
  expect(await kept.text()).toContain('Đã giữ “Nơi trồng” trong ngân hàng.')
  expect(await (await clerk.get('/staff/bank?search=noi+trong')).text()).toContain('Ruộng; Vườn')
})

test('who may not work on a consultation takes nothing into it and keeps nothing from it', async () => {
  const here = await town()
  const { address, clerk, list: page } = await drafted(here)
  await clerk.post(`${address}/bank`, { revision: controlValue(await page(), 'revision'), item: 'q-age', id: 'qABCDE' })
  for (const other of [await here.signedIn('reader'), await here.signedIn('administrator', here.neighbour)]) {
    expect((await other.get(`${address}/bank`)).status).toBe(403)
    expect((await other.post(`${address}/bank`, { revision: '1', item: 'q-age' })).status).toBe(403)
    expect((await other.post(`${address}/qABCDE/bank`, {})).status).toBe(403)
  }
})
