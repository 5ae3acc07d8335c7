import { expect, test } from 'vitest'
import { listSteps } from '../../src/consultations/steps-store'
import { findConsultation, findQuestionnaire } from '../../src/consultations/store'
import { findNewestWording } from '../../src/consultations/versions-store'
import { readQuestions } from '../../src/questions/questionnaire'
import { type Town, town } from '../support/town'
import { type Clerk, controlValue, makeDraft, makeOpen, revisionOn } from './pages'

const questionsOf = async ({ storage }: Town, id: number) =>
  readQuestions((await findNewestWording(storage.reader, id)).questions)
const labels = async (here: Town, id: number) => (await questionsOf(here, id)).map(({ label }) => label)
const listAt = (id: number) => `/staff/consultations/${id}/questions`

/** The form of a question as its page shows it: what a browser would send again. */
async function opened(clerk: Clerk, path: string) {
  const page = await (await clerk.get(path)).text()
  return { revision: controlValue(page, 'revision'), base: controlValue(page, 'base') }
}

const options = { 'settings.options.0.code': 'a', 'settings.options.0.label': 'Có', 'settings.options.1.code': 'b' }
const asked = { ...options, 'settings.options.1.label': 'Không' }

async function add(clerk: Clerk, id: number, label: string, type = 'single') {
  const added = await clerk.post(listAt(id), { revision: await revisionOn(clerk, listAt(id)), type })
  const question = /questions\/(q\w+)/.exec(added.headers.get('Location') ?? '')?.[1] ?? ''
  const path = `${listAt(id)}/${question}`
  const saved = await clerk.post(path, { ...(await opened(clerk, path)), label, ...(type === 'single' && asked) })
  if (saved.status !== 303) throw new Error(`${saved.status}: ${await saved.text()}`)
  return question
}

async function withTwo() {
  const here = await town()
  const [lan, minh] = [await here.signedIn('committeeMember'), await here.signedIn('administrator')]
  const id = await makeDraft(lan, here.commune.id, '')
  const one = await add(lan, id, 'Một?')
  const two = await add(lan, id, 'Hai?')
  const paths = { one: `${listAt(id)}/${one}`, two: `${listAt(id)}/${two}` }
  return { here, lan, minh, id, one, two, paths }
}

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

test('on an older page a question is removed unless somebody changed that very one; moving shows the list anew', async () => {
  const { here, lan, minh, id, one, two, paths } = await withTwo()
  const older = await revisionOn(minh, listAt(id))
  await lan.post(paths.one, { ...(await opened(lan, paths.one)), ...asked, label: 'Sửa?' })

  const moved = await minh.post(`${listAt(id)}/${two}/move`, { revision: older, to: 'up' })
  expect(moved.status).toBe(409)
  expect(await moved.text()).toContain('Sửa câu “Sửa?”')
  expect((await minh.post(`${listAt(id)}/${one}/removal`, { revision: older })).status).toBe(409)
  expect((await minh.post(`${listAt(id)}/${two}/removal`, { revision: older })).status).toBe(303)
  expect(await labels(here, id)).toEqual(['Sửa?'])
})

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

test('a pasted list becomes options, once however often it is sent; rows move by their buttons', async () => {
  const { here, lan, id, paths } = await withTwo()
  const pasted = { 'settings.options.pasted': '1. Đường\r\n- Trường\tLàng Hạ\n\nCó\n' }
  const form = { ...asked, ...pasted, label: 'Một?' }
  await lan.post(paths.one, { ...(await opened(lan, paths.one)), ...form })
  await lan.post(paths.one, { ...(await opened(lan, paths.one)), ...form })
  const settings = async () => JSON.parse(JSON.stringify((await questionsOf(here, id))[0]?.settings))
  expect((await settings()).options).toMatchObject([
    { code: 'a', label: 'Có' },
    { code: 'b', label: 'Không' },
    { label: 'Đường' },
    { label: 'Trường', note: 'Làng Hạ' },
  ])

  const moved = await lan.post(paths.two, {
    ...(await opened(lan, paths.two)),
    ...asked,
    label: 'Hai?',
    do: 'settings.options down 0',
  })
  expect(moved.status).toBe(200)
  expect(JSON.stringify((await questionsOf(here, id))[1]?.settings)).toMatch(/Không.*Có/)
})

test('without scripts a condition with a group is built by buttons, and written as an expression with names', async () => {
  const { here, lan, id, one, two, paths } = await withTwo()
  const send = async (path: string, fields: Record<string, string | string[]>) =>
    lan.post(path, { ...(await opened(lan, path)), ...asked, ...fields })
  await send(paths.one, { label: 'Một?', name: 'dong_y' })
  const row = { 'when.way': 'rows', 'when.join': 'and', 'when.0.subject': one, 'when.0.test': 'is', 'when.0.value': 'a' }
  const grown = await send(paths.two, { label: 'Hai?', ...row, do: 'when addGroup ' })
  expect(grown.status).toBe(200)
  expect(await grown.text()).toContain('name="when.1.0.subject"')

  const text = await (await send(paths.two, { label: 'Hai?', ...row, do: 'when text' })).text()
  expect(text).toContain('dong_y in [&#39;a&#39;]')
  const refused = await send(paths.two, { label: 'Hai?', 'when.way': 'text', 'when.text': "dong_y = 'x'" })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Câu “dong_y” không có phương án mang mã “x”.')
  await send(paths.two, { label: 'Hai?', 'when.way': 'text', 'when.text': "dong_y = 'a' or not answered(dong_y)" })
  expect((await questionsOf(here, id))[1]?.shownWhen).toEqual({ formula: `${one} = 'a' or not answered(${one})` })

  await send(paths.one, { label: 'Một?', name: 'tan_thanh' })
  expect((await questionsOf(here, id)).find((each) => each.id === two)?.shownWhen).toEqual({
    formula: `${one} = 'a' or not answered(${one})`,
  })
  expect(await (await lan.get(paths.two)).text()).toContain('value="is" selected')
})

test('a calculated value and words with braces are written with names, kept by ids and judged', async () => {
  const { here, lan, id, one, two, paths } = await withTwo()
  const send = async (path: string, fields: Record<string, string>) => lan.post(path, { ...(await opened(lan, path)), ...fields })
  await send(paths.one, { ...asked, label: 'Một?', name: 'dong_y' })
  await send(paths.two, { ...asked, label: 'Vì sao {{ dong_y }}?' })
  expect((await questionsOf(here, id)).find((each) => each.id === two)?.label).toBe(`Vì sao {{ ${one} }}?`)
  expect(await (await lan.get(paths.two)).text()).toContain('Vì sao {{ dong_y }}?')
  expect((await send(paths.two, { ...asked, label: '{{ khong_co }}' })).status).toBe(422)

  const three = await add(lan, id, 'Tính', 'calculated')
  const path = `${listAt(id)}/${three}`
  const sum = { label: 'Tính', 'settings.gives': 'number', 'settings.decimals': '0' }
  const refused = await send(path, { ...sum, 'settings.formula': 'count(dong_i) + 1' })
  expect(await refused.text()).toContain('Không có câu hỏi nào tên “dong_i”.')
  await send(path, { ...sum, 'settings.formula': 'count(dong_y) + 1' })
  expect((await questionsOf(here, id))[2]?.settings).toMatchObject({ formula: `count(${one}) + 1` })
  expect(await (await lan.get(path)).text()).toContain('count(dong_y) + 1')
})

test('a jump leads to a later item that is chosen from the list', async () => {
  const { here, lan, id, two } = await withTwo()
  const jump = await add(lan, id, '', 'jump')
  await lan.post(`${listAt(id)}/${jump}/move`, { revision: await revisionOn(lan, listAt(id)), to: '0' })
  const path = `${listAt(id)}/${jump}`
  expect(await (await lan.get(path)).text()).toContain(`<option value="${two}">`)
  await lan.post(path, { ...(await opened(lan, path)), 'settings.target': two })
  expect((await questionsOf(here, id))[0]?.settings).toEqual({ target: two })
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

test('a check is written by a ready-made rule and kept with its message', async () => {
  const { here, lan, id } = await withTwo()
  const three = await add(lan, id, 'Bao nhiêu?', 'number')
  const path = `${listAt(id)}/${three}`
  const more = {
    label: 'Bao nhiêu?',
    'settings.decimals': '0',
    'checks.0.rule': 'range',
    'checks.0.from': '1',
    'checks.0.to': '9',
  }
  const asking = await lan.post(path, { ...(await opened(lan, path)), ...more, do: 'checks refresh 0' })
  expect(await asking.text()).toContain('Con số này ngoài khoảng cho phép.')
  await lan.post(path, { ...(await opened(lan, path)), ...more, 'checks.0.message': 'Từ 1 đến 9 thôi' })
  expect((await questionsOf(here, id))[2]?.checks).toEqual([
    { formula: `not answered(${three}) or ${three} >= 1 and ${three} <= 9`, message: 'Từ 1 đến 9 thôi' },
  ])
})

test('the phone is shown what is typed and stores nothing', async () => {
  const { here, lan, id, paths } = await withTwo()
  const shown = await lan.post(`${paths.one}/phone`, { ...asked, label: 'Đang gõ <dở>' })
  expect(await shown.text()).toContain('Đang gõ &lt;dở&gt;')
  expect(await labels(here, id)).toEqual(['Một?', 'Hai?'])
})

test.each(['reader', 'hamletHead'] as const)('a %s comes to no page of the builder and does nothing there', async (role) => {
  const { here, id, one } = await withTwo()
  const other = await here.signedIn(role)
  const stranger = await here.signedIn('administrator', here.neighbour)
  for (const who of [other, stranger, here.visitor()]) {
    for (const path of ['/new', '/history', '/settings', '/phone', `/${one}`]) {
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
