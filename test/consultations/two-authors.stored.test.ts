import { expect, test } from 'vitest'
import { findConsultation } from '../../src/consultations/store'
import { controlValue, revisionOn } from './pages'
import { asked, labels, listAt, opened, questionsOf, withTwo } from './two-questions'

test('two authors who change two questions both keep theirs, and the second is told who changed what', async () => {
  const { here, lan, minh, id, paths } = await withTwo()
  const [ofLan, ofMinh] = [await opened(lan, paths.one), await opened(minh, paths.two)]

  await lan.post(paths.one, { ...ofLan, ...asked, label: 'Một của Lan?' })
  const saved = await minh.post(paths.two, { ...ofMinh, ...asked, label: 'Hai của Minh?' })

  expect(await labels(here, id)).toEqual(['Một của Lan?', 'Hai của Minh?'])
  const page = await (await minh.get(saved.headers.get('Location') ?? '')).text()
  expect(page).toMatch(/Trong lúc anh chị soạn[\s\S]*committeeMember[\s\S]*Sửa câu “Một của Lan\?”/)
  expect(page).not.toContain('Sửa câu “Hai của Minh?”</li>')
})

test('of one question each keeps the fields only one of them changed', async () => {
  const { here, lan, minh, id, paths } = await withTwo()
  const [ofLan, ofMinh] = [await opened(lan, paths.one), await opened(minh, paths.one)]

  await lan.post(paths.one, { ...ofLan, ...asked, label: 'Một của Lan?' })
  const saved = await minh.post(paths.one, { ...ofMinh, ...asked, label: 'Một?', hint: 'Xin đọc kỹ', required: '1' })

  expect(saved.status).toBe(303)
  expect((await questionsOf(here, id))[0]).toMatchObject({ label: 'Một của Lan?', hint: 'Xin đọc kỹ', required: true })
})

test('where both changed the same field both wordings stand side by side, and each is chosen', async () => {
  const { here, lan, minh, id, paths } = await withTwo()
  const [ofLan, ofMinh] = [await opened(lan, paths.one), await opened(minh, paths.one)]
  await lan.post(paths.one, { ...ofLan, ...asked, label: 'Của Lan?', hint: 'Lan giải thích' })
  const mine = { ...ofMinh, ...asked, label: 'Của Minh <b>?', hint: 'Minh giải thích', required: '1' }
  const refused = await minh.post(paths.one, mine)

  expect(refused.status).toBe(409)
  const page = await refused.text()
  expect(page).toContain('Hai người cùng sửa câu này')
  expect(page).toContain('Của Lan?')
  expect(page).toContain('Của Minh &lt;b&gt;?')
  expect((await questionsOf(here, id))[0]?.label).toBe('Của Lan?')

  const again = { seen: controlValue(page, 'seen'), revision: controlValue(page, 'revision'), base: controlValue(page, 'base') }
  const chosen = await minh.post(paths.one, { ...mine, ...again, 'keep.label': 'mine', 'keep.hint': 'theirs' })

  expect(chosen.status).toBe(303)
  expect((await questionsOf(here, id))[0]).toMatchObject({ label: 'Của Minh <b>?', hint: 'Lan giải thích', required: true })
})

test('a third change while two wordings are being compared is not written over', async () => {
  const { here, lan, minh, id, paths } = await withTwo()
  const [ofLan, ofMinh] = [await opened(lan, paths.one), await opened(minh, paths.one)]
  await lan.post(paths.one, { ...ofLan, ...asked, label: 'Của Lan?' })
  const mine = { ...ofMinh, ...asked, label: 'Của Minh?' }
  const page = await (await minh.post(paths.one, mine)).text()
  await lan.post(paths.one, { ...(await opened(lan, paths.one)), ...asked, label: 'Lan sửa lần nữa?' })

  const again = { seen: controlValue(page, 'seen'), revision: controlValue(page, 'revision'), base: controlValue(page, 'base') }
  const refused = await minh.post(paths.one, { ...mine, ...again, 'keep.label': 'mine' })

  expect(refused.status).toBe(409)
  expect((await questionsOf(here, id))[0]?.label).toBe('Lan sửa lần nữa?')
})

test('saved as one types, a change that goes against another is refused in its place and keeps its form', async () => {
  const { here, lan, minh, id, paths } = await withTwo()
  const [ofLan, ofMinh] = [await opened(lan, paths.one), await opened(minh, paths.one)]
  await lan.post(paths.one, { ...ofLan, ...asked, label: 'Của Lan?' })
  const refused = await minh.post(paths.one, { ...ofMinh, ...asked, label: 'Của Minh?' }, { 'HX-Request': 'true' })

  expect(refused.status).toBe(409)
  const page = await refused.text()
  expect(controlValue(page, 'base')).toBe(ofMinh.base)
  expect(page).toContain('Của Minh?')
  expect((await questionsOf(here, id))[0]?.label).toBe('Của Lan?')
})

test('a form without prints, as of an older page, is shown beside what is stored once that has changed', async () => {
  const { lan, minh, paths } = await withTwo()
  const { revision } = await opened(minh, paths.one)
  await lan.post(paths.one, { ...(await opened(lan, paths.one)), ...asked, label: 'Của Lan?' })
  expect((await minh.post(paths.one, { revision, ...asked, label: 'Của Minh?' })).status).toBe(409)
})

test('a question taken out while somebody wrote in it comes back with what was written', async () => {
  const { here, lan, minh, id, one, paths } = await withTwo()
  const ofMinh = await opened(minh, paths.one)
  await lan.post(`${paths.one}/removal`, { revision: await revisionOn(lan, listAt(id)) })
  const refused = await minh.post(paths.one, { ...ofMinh, ...asked, label: 'Viết rất lâu?' })
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('Viết rất lâu?')

  const back = await minh.post(paths.one, { ...ofMinh, ...asked, label: 'Viết rất lâu?', restore: '1' })

  expect(back.headers.get('Location')).toContain(one)
  expect(await labels(here, id)).toEqual(['Viết rất lâu?', 'Hai?'])
})

test('the same form sent twice, and ten times at once, changes one question once', async () => {
  const { here, lan, id, paths } = await withTwo()
  const form = { ...(await opened(lan, paths.one)), ...asked, label: 'Một lần?' }
  const before = (await findConsultation(here.storage.reader, id)).revision

  const answers = await Promise.all(Array.from({ length: 10 }, () => lan.post(paths.one, form)))

  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 303))
  expect((await findConsultation(here.storage.reader, id)).revision).toBe(before + 1)
  expect(await labels(here, id)).toEqual(['Một lần?', 'Hai?'])
})

test('the form that adds a question adds one however often it is sent; where it stands is kept', async () => {
  const { here, lan, minh, id, one } = await withTwo()
  const page = await (await lan.get(`${listAt(id)}/new?after=${one}`)).text()
  const form = {
    revision: controlValue(page, 'revision'),
    id: controlValue(page, 'id'),
    after: controlValue(page, 'after'),
    type: 'long',
  }
  await minh.post(`${listAt(id)}/settings`, { revision: await revisionOn(minh, listAt(id)), paging: 'single' })

  await lan.post(listAt(id), form)
  await lan.post(listAt(id), form)

  expect((await questionsOf(here, id)).map(({ type }) => type)).toEqual(['single', 'long', 'single'])
})
