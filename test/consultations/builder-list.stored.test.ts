import { expect, test } from 'vitest'
import { findQuestionnaire } from '../../src/consultations/store'
import { town } from '../support/town'
import { makeOpen, revisionOn } from './pages'
import { add, asked, labels, listAt, opened, questionsOf, withTwo } from './two-questions'

test('paging and hidden fields are settled for a draft and, where it is open, in the working copy', async () => {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const id = await makeOpen(clerk, here.commune.id)
  const revision = await revisionOn(clerk, `${listAt(id)}/settings`)
  const hidden = { 'hidden.0.name': 'source', 'hidden.0.label': 'Nguồn', 'hidden.1.name': 'Xấu' }
  const refused = await clerk.post(`${listAt(id)}/settings`, { revision, paging: 'single', ...hidden })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('value="Xấu"')

  await clerk.post(`${listAt(id)}/settings`, { revision, paging: 'single', 'hidden.0.name': 'source', 'hidden.0.label': 'Nguồn' })
  const stale = await clerk.post(`${listAt(id)}/settings`, { revision, paging: 'whole' })

  expect(stale.status).toBe(409)
  expect((await findQuestionnaire(here.storage.reader, id, 1)).settings.paging).toBe('sections')
  expect(await (await clerk.get(listAt(id))).text()).toContain('Sửa cài đặt phiếu hỏi')
  await clerk.post(`${listAt(id)}/../wording/publication`, { revision: await revisionOn(clerk, listAt(id)), note: 'Chia trang' })
  expect((await findQuestionnaire(here.storage.reader, id, 2)).settings).toMatchObject({
    paging: 'single',
    hiddenFields: [{ name: 'source', label: 'Nguồn' }],
  })
})

test('a question moves into a section of the list', async () => {
  const { here, lan, id, one } = await withTwo()
  const section = await add(lan, id, 'Phần hai', 'section')
  await add(lan, id, 'Ba?')
  await lan.post(`${listAt(id)}/${one}/move`, { revision: await revisionOn(lan, listAt(id)), section })
  expect(await labels(here, id)).toEqual(['Hai?', 'Phần hai', 'Ba?', 'Một?'])
  await lan.post(`${listAt(id)}/${one}/move`, { revision: await revisionOn(lan, listAt(id)), section: '' })
  expect(await labels(here, id)).toEqual(['Hai?', 'Một?', 'Phần hai', 'Ba?'])
})

test.each(['reader', 'hamletHead'] as const)('a %s comes to no page of the builder and does nothing there', async (role) => {
  const { here, id, one } = await withTwo()
  const other = await here.signedIn(role)
  const stranger = await here.signedIn('administrator', here.neighbour)
  for (const who of [other, stranger, here.visitor()]) {
    for (const path of ['/new', '/undo', '/redo', '/history', '/settings', '/phone', `/${one}`]) {
      const { status } = await who.get(`${listAt(id)}${path}`)
      expect([path, status === 403 || status === 303]).toEqual([path, true])
    }
    for (const path of ['', '/undo', '/redo', '/steps/1', '/settings', `/${one}`, `/${one}/phone`, `/${one}/move`]) {
      const { status, headers } = await who.post(`${listAt(id)}${path}`, { revision: '3', type: 'single', to: 'up', label: 'x' })
      expect([path, status === 401 || status === 403 || (headers.get('Location') ?? '').includes('sign-in')]).toEqual([
        path,
        true,
      ])
    }
  }
  expect(await labels(here, id)).toEqual(['Một?', 'Hai?'])
})

test('the list says in words when a question is shown, and counts what is asked', async () => {
  const { lan, id, paths } = await withTwo()
  const [one = ''] = paths.one.split('/').slice(-1)
  await add(lan, id, 'Phần hai', 'section')
  const form = await opened(lan, paths.two)
  await lan.post(paths.two, { ...form, ...asked, 'when.way': 'text', 'when.text': `${one} = 'a' or not answered(${one})` })

  const page = await (await lan.get(listAt(id))).text()
  expect(page).toContain('Chỉ hiện nếu câu 1 là “Có” hoặc câu 1 để trống')
  expect(page).toContain('<p class="meta">2 câu</p>')
})

test('what only leads on is called by what it is, not by a number', async () => {
  const { here, lan, id, paths } = await withTwo()
  await add(lan, id, 'Phần hai', 'section')
  const section = (await questionsOf(here, id)).find(({ type }) => type === 'section')?.id

  const page = await (await lan.get(`${listAt(id)}/${section}`)).text()
  expect(page).toContain('<h1>Phần mới (trang mới)</h1>')
  expect(page).toContain('Tên phần')
  expect(await (await lan.get(paths.two)).text()).toContain('<h1>Câu 2: Chọn một</h1>')
})
