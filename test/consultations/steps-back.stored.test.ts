import { expect, test } from 'vitest'
import { listSteps } from '../../src/consultations/steps-store'
import { town } from '../support/town'
import { formTo, makeOpen, revisionOn } from './pages'
import { asked, labels, listAt, opened, questionsOf, withTwo } from './two-questions'

test('steps go back and forth, a new change ends the way forth, and the history leads to any of them', async () => {
  const { here, lan, id, paths } = await withTwo()
  const post = async (path: string) => lan.post(`${listAt(id)}${path}`, { revision: await revisionOn(lan, listAt(id)) })
  here.at(new Date('2026-11-25T08:10:00+07:00'))
  await lan.post(paths.one, { ...(await opened(lan, paths.one)), ...asked, label: 'Một sửa?' })
  await lan.post(`${paths.two}/removal`, { revision: await revisionOn(lan, listAt(id)) })
  expect(await labels(here, id)).toEqual(['Một sửa?'])

  await post('/undo')
  expect(await labels(here, id)).toEqual(['Một sửa?', 'Hai?'])
  await post('/undo')
  expect(await labels(here, id)).toEqual(['Một?', 'Hai?'])
  await post('/redo')
  await post('/redo')
  expect(await labels(here, id)).toEqual(['Một sửa?'])
  await post('/undo')
  await lan.post(paths.one, { ...(await opened(lan, paths.one)), ...asked, label: 'Đường khác?' })
  await post('/redo')
  expect(await labels(here, id)).toEqual(['Đường khác?', 'Hai?'])

  const history = await (await lan.get(`${listAt(id)}/history`)).text()
  expect(history).toContain('Đang ở đây')
  const removal = (await listSteps(here.storage.reader, id)).find(({ kind }) => kind === 'remove')
  await post(`/steps/${removal?.step}`)
  expect(await labels(here, id)).toEqual(['Một sửa?'])
  await post('/undo')
  expect(await labels(here, id)).toEqual(['Đường khác?', 'Hai?'])
})

test('undoing everything leads back to the first and no further; a double press undoes once', async () => {
  const { here, lan, id } = await withTwo()
  const form = { revision: await revisionOn(lan, listAt(id)) }
  const [first, second] = [await lan.post(`${listAt(id)}/undo`, form), await lan.post(`${listAt(id)}/undo`, form)]
  expect([first.status, second.status]).toEqual([303, 303])
  expect(second.headers.get('Location')).toContain('since=')
  for (let press = 0; press < 8; press++) await lan.post(`${listAt(id)}/undo`, { revision: await revisionOn(lan, listAt(id)) })
  expect(await labels(here, id)).toEqual([])
})

test('the last 200 steps are kept, and none once the questions are published', async () => {
  const here = await town()
  const { reader } = here.storage
  const clerk = await here.signedIn('committeeMember')
  const id = await makeOpen(clerk, here.commune.id)
  const [first] = await questionsOf(here, id)
  const path = `${listAt(id)}/${first?.id}`
  expect(await listSteps(reader, id)).toEqual([])
  const from = Number(await revisionOn(clerk, listAt(id)))
  for (let place = 0; place < 205; place++)
    await clerk.post(`${listAt(id)}/${first?.id}/move`, { revision: String(from + place), to: place % 2 ? 'up' : 'down' })
  const steps = await listSteps(reader, id)
  expect([steps.length, steps[0]?.step]).toEqual([200, 7])

  await clerk.post(`${listAt(id)}/../wording/publication`, { revision: await revisionOn(clerk, path), note: 'Đổi thứ tự' })
  expect(await listSteps(reader, id)).toEqual([])
})

test('what is undone on the page of a question is saved first, so that it can be done again', async () => {
  const { here, lan, id, paths } = await withTwo()
  here.at(new Date('2026-11-25T08:10:00+07:00'))
  await lan.post(paths.one, { ...(await opened(lan, paths.one)), ...asked, label: 'Chưa lưu?', step: 'undo' })
  expect(await labels(here, id)).toEqual(['Một?', 'Hai?'])
  await lan.post(`${listAt(id)}/redo`, { revision: await revisionOn(lan, listAt(id)) })
  expect(await labels(here, id)).toEqual(['Chưa lưu?', 'Hai?'])
})

test('what another author did is undone, and done again, only after the page has said whose and what it is', async () => {
  const { here, lan, minh, id, paths } = await withTwo()
  here.at(new Date('2026-11-25T08:10:00+07:00'))
  await minh.post(paths.one, { ...(await opened(minh, paths.one)), ...asked, label: 'Của Minh?' })
  expect(await (await lan.get(listAt(id))).text()).toContain('Sửa câu “Của Minh?” (administrator')
  const press = async (way: 'undo' | 'redo') => lan.post(`${listAt(id)}/${way}`, { revision: await revisionOn(lan, listAt(id)) })

  const asking = await press('undo')
  expect(asking.headers.get('Location')).toBe(`${listAt(id)}/undo`)
  expect(await labels(here, id)).toEqual(['Của Minh?', 'Hai?'])
  const page = await (await lan.get(`${listAt(id)}/undo`)).text()
  expect(page).toMatch(/Sửa câu “Của Minh\?”[\s\S]*không phải của anh chị mà của administrator/)

  await lan.post(`${listAt(id)}/undo`, formTo(page, `${listAt(id)}/undo`))
  expect(await labels(here, id)).toEqual(['Một?', 'Hai?'])
  expect((await press('redo')).headers.get('Location')).toBe(`${listAt(id)}/redo`)
  const again = await (await lan.get(`${listAt(id)}/redo`)).text()
  await lan.post(`${listAt(id)}/redo`, formTo(again, `${listAt(id)}/redo`))
  expect(await labels(here, id)).toEqual(['Của Minh?', 'Hai?'])
})

test('what was confirmed for one step of another author undoes no other', async () => {
  const { here, lan, minh, id, paths } = await withTwo()
  here.at(new Date('2026-11-25T08:10:00+07:00'))
  await minh.post(paths.one, { ...(await opened(minh, paths.one)), ...asked, label: 'Của Minh?' })
  const page = await (await lan.get(`${listAt(id)}/undo`)).text()
  await minh.post(paths.two, { ...(await opened(minh, paths.two)), ...asked, label: 'Cũng của Minh?' })

  const form = formTo(page, `${listAt(id)}/undo`)
  await lan.post(`${listAt(id)}/undo`, form)
  await lan.post(`${listAt(id)}/undo`, { ...form, revision: await revisionOn(lan, listAt(id)) })
  expect(await labels(here, id)).toEqual(['Của Minh?', 'Cũng của Minh?'])
})

test('undone by another, what one did is done again only after asking; on a question it is saved before it is asked', async () => {
  const { here, lan, minh, id, one, paths } = await withTwo()
  here.at(new Date('2026-11-25T08:10:00+07:00'))
  await minh.post(paths.two, { ...(await opened(minh, paths.two)), ...asked, label: 'Của Minh?' })
  const unchanged = { ...(await opened(lan, paths.one)), ...asked, label: 'Một?' }
  const asking = await lan.post(paths.one, { ...unchanged, step: 'undo' })
  expect(asking.headers.get('Location')).toBe(`${listAt(id)}/undo?from=${one}`)
  const page = await (await lan.get(`${listAt(id)}/undo?from=${one}`)).text()
  expect(page).toContain(`href="${paths.one}"`)
  await lan.post(`${listAt(id)}/undo`, formTo(page, `${listAt(id)}/undo`))

  const redo = await minh.post(`${listAt(id)}/redo`, { revision: await revisionOn(minh, listAt(id)) })
  expect(redo.headers.get('Location')).toBe(`${listAt(id)}/redo`)
  expect(await (await minh.get(`${listAt(id)}/redo`)).text()).toMatch(/committeeMember[^<]* vừa hoàn tác/)
  expect(await labels(here, id)).toEqual(['Một?', 'Hai?'])
})

test('there is nothing to ask where the last step is one’s own', async () => {
  const { lan, id } = await withTwo()
  const asked = await lan.get(`${listAt(id)}/undo`)
  expect(asked.headers.get('Location')).toBe(listAt(id))
})
