import { expect, test } from 'vitest'
import { findConsultation } from '../../src/consultations/store'
import { findNewestWording, saveWording } from '../../src/consultations/versions-store'
import { readSettings } from '../../src/questions/questionnaire-settings'
import { type Town, town } from '../support/town'
import { type Clerk, controlValue, makeDraft, makeOpen, revisionOn } from './pages'

const question = {
  ...{ id: 'qRoad', type: 'single', label: 'Có làm đường không?', hint: '', required: false, shownWhen: null },
  settings: {
    options: [
      { code: 'a', label: 'Có' },
      { code: 'b', label: 'Không' },
    ],
    otherCode: null,
  },
}

async function withLanguage() {
  const here = await town()
  const [lan, minh] = [await here.signedIn('committeeMember'), await here.signedIn('administrator')]
  const id = await makeDraft(lan, here.commune.id, '')
  await put(here, id, [question])
  const address = `/staff/consultations/${id}/languages`
  const added = await lan.post(address, { language: 'hmn', code: '' })
  expect(added.headers.get('Location')).toBe(`${address}/hmn`)
  return { here, lan, minh, id, address, own: `${address}/hmn` }
}

const put = ({ storage, now }: Town, id: number, questions: readonly unknown[]) =>
  storage.write(async (writer) => saveWording(writer, id, await findNewestWording(writer, id), { questions, removed: [] }, now()))

const translationsOf = async ({ storage }: Town, id: number) =>
  readSettings((await findNewestWording(storage.reader, id)).settings).translations

/** What a browser would send again of the page of a language. */
async function opened(clerk: Clerk, path: string) {
  const page = await (await clerk.get(path)).text()
  const sources = [...page.matchAll(/name="(of\.[^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value])
  const typed = [...page.matchAll(/<textarea[^>]*name="(say\.[^"]+)"[^>]*>([^<]*)</g)].map(([, name = '', text = '']) => [
    name,
    text,
  ])
  const base = controlValue(page, 'base').replaceAll('&quot;', '"')
  return { page, form: { ...Object.fromEntries([...sources, ...typed]), base, revision: controlValue(page, 'revision') } }
}

test('a language is added, translated, counted and removed, and each step can be undone', async () => {
  const { here, lan, id, address, own } = await withLanguage()
  const before = await opened(lan, own)
  expect(before.page).toContain('còn thiếu 4')
  expect(Object.keys(before.form)).toContain('say.qRoad/settings.options.a.label')

  const saved = await lan.post(own, { ...before.form, 'say.qRoad/label': 'Puas ua txoj kev?' })
  expect(saved.status).toBe(303)
  expect(await translationsOf(here, id)).toMatchObject([
    { language: 'hmn', words: { 'qRoad/label': { text: 'Puas ua txoj kev?', of: 'Có làm đường không?' } } },
  ])
  expect((await opened(lan, address)).page).toMatch(/Đã dịch 1 trên 4 chỗ[\s\S]*còn thiếu 3/)

  await lan.post(`${own}/removal`, {})
  expect(await translationsOf(here, id)).toEqual([])
  const list = await (await lan.get(address)).text()
  expect(list).toContain('Hoàn tác: Xóa ngôn ngữ: Tiếng Hmông')
  await lan.post(`${address}/undo`, { revision: controlValue(list, 'revision') })
  expect(Object.keys((await translationsOf(here, id))[0]?.words ?? {})).toEqual(['qRoad/label'])
  await lan.post(`${address}/undo`, { revision: await revisionOn(lan, address) })
  expect((await translationsOf(here, id))[0]?.words).toEqual({})
})

test('a text that is reworded is out of date at once, with what it said then, until it is confirmed or translated again', async () => {
  const { here, lan, id, own } = await withLanguage()
  await lan.post(own, {
    ...(await opened(lan, own)).form,
    'say.qRoad/label': 'Puas ua?',
    'say.qRoad/settings.options.a.label': 'Ua',
  })
  await put(here, id, [{ ...question, label: 'Năm nay có làm đường không?' }])

  const { page, form } = await opened(lan, `${own}?state=stale`)
  expect(page).toMatch(/1 chỗ đã cũ[\s\S]*Năm nay có làm đường không\?[\s\S]*bản gốc viết:[\s\S]*>Có làm đường không\?</)
  expect(Object.keys(form).filter((name) => name.startsWith('say.'))).toEqual(['say.qRoad/label'])
  await lan.post(`${own}?state=stale`, { ...form, 'right.qRoad/label': '1' })
  expect((await opened(lan, own)).page).not.toContain('đã cũ</strong>')
  expect((await translationsOf(here, id))[0]?.words['qRoad/label']).toEqual({
    text: 'Puas ua?',
    of: 'Năm nay có làm đường không?',
  })
})

test('of two translators on older pages nobody loses a word', async () => {
  const { here, lan, minh, id, own } = await withLanguage()
  const [ofLan, ofMinh] = [(await opened(lan, own)).form, (await opened(minh, own)).form]
  await lan.post(own, { ...ofLan, 'say.qRoad/label': 'Của Lan' })
  const typed = { ...ofMinh, 'say.qRoad/label': 'Của Minh', 'say.qRoad/settings.options.b.label': 'Tsis ua' }
  const refused = await minh.post(own, typed)

  expect(refused.status).toBe(422)
  const page = await refused.text()
  expect(page).toContain('người khác đã dịch là “Của Lan”')
  expect(page).toContain('>Của Minh</textarea>')
  expect((await translationsOf(here, id))[0]?.words).toMatchObject({
    'qRoad/label': { text: 'Của Lan' },
    'qRoad/settings.options.b.label': { text: 'Tsis ua' },
  })
  const base = controlValue(page, 'base').replaceAll('&quot;', '"')
  expect((await minh.post(own, { ...typed, base })).status).toBe(303)
  expect((await translationsOf(here, id))[0]?.words['qRoad/label']?.text).toBe('Của Minh')
})

test('a language that was removed meanwhile keeps what is typed on the page, and comes back by saving once more', async () => {
  const { here, lan, minh, id, own } = await withLanguage()
  const { form } = await opened(lan, own)
  await minh.post(`${own}/removal`, {})
  const refused = await lan.post(own, { ...form, 'say.qRoad/label': 'Puas ua?' })
  expect(refused.status).toBe(409)
  const page = await refused.text()
  expect(page).toContain('>Puas ua?</textarea>')
  expect(await translationsOf(here, id)).toEqual([])
  const base = controlValue(page, 'base').replaceAll('&quot;', '"')
  await lan.post(own, { ...form, base, again: 'hmn', 'say.qRoad/label': 'Puas ua?' })
  expect((await translationsOf(here, id))[0]?.words['qRoad/label']?.text).toBe('Puas ua?')
})

test('what cannot be kept is said at its field, and the rest is kept', async () => {
  const { here, lan, id, own } = await withLanguage()
  const long = 'x'.repeat(10_001)
  const sent = { ...(await opened(lan, own)).form, 'say.qRoad/label': long, 'say.qRoad/settings.options.a.label': 'Ua' }
  const refused = await lan.post(own, { ...sent, 'say.qGone/label': 'Đã mất' })
  expect(refused.status).toBe(422)
  const page = await refused.text()
  expect(page).toContain(long)
  expect(page).toContain('không lưu được chữ “Đã mất”')
  expect(Object.keys((await translationsOf(here, id))[0]?.words ?? {})).toEqual(['qRoad/settings.options.a.label'])
})

test('what is no code, Vietnamese itself and a language twice are refused in words', async () => {
  const { lan, address } = await withLanguage()
  const add = async (code: string) => {
    const refused = await lan.post(address, { language: '', code })
    return [refused.status, await refused.text()] as const
  }
  for (const [code, words] of [
    ['', 'Xin chọn một ngôn ngữ'],
    ['Tiếng Lào!', 'Mã này không đọc được'],
    ['vi', 'Tiếng Việt đã là bản gốc'],
    ['hmn', 'Phiếu đã có ngôn ngữ này'],
  ] as const) {
    const [status, page] = await add(code)
    expect(status).toBe(422)
    expect(page).toContain(words)
  }
})

test('who may not edit sees and changes no language', async () => {
  const { here, own, address } = await withLanguage()
  const others = [
    await here.signedIn('reader'),
    await here.signedIn('hamletHead', here.hamlets[0]),
    await here.signedIn('committeeMember', here.neighbour),
  ]
  for (const other of others)
    for (const answer of [
      await other.get(address),
      await other.get(own),
      await other.post(address, { language: 'km' }),
      await other.post(own, { 'say.qRoad/label': 'x' }),
      await other.post(`${own}/removal`, {}),
      await other.post(`${address}/undo`, { revision: '1' }),
    ])
      expect(answer.status).toBe(403)
})

test('what is incomplete stands on the list of questions and on the check before opening, and stops nothing', async () => {
  const { here, lan, id, own } = await withLanguage()
  const base = `/staff/consultations/${id}`
  const pages = async () => Promise.all(['questions', 'check'].map(async (page) => (await lan.get(`${base}/${page}`)).text()))
  for (const page of await pages()) expect(page).toContain('Tiếng Hmông: còn thiếu 4 chỗ, 0 chỗ đã cũ')

  const all = {
    'say.qRoad/label': 'Puas ua?',
    'say.qRoad/settings.options.a.label': 'Ua',
    'say.qRoad/settings.options.b.label': 'Tsis',
  }
  await lan.post(own, { ...(await opened(lan, own)).form, ...all })
  // What nobody needs to answer withholds no language, and is told all the same.
  for (const page of await pages())
    expect(page).toContain('Tiếng Hmông: còn thiếu 1 chỗ, 0 chỗ đã cũ ngoài câu hỏi. Bà con vẫn chọn được')
  expect((await opened(lan, own)).page).toContain('Bà con chọn được, còn chỗ hiện tiếng Việt')
  await lan.post(own, { ...(await opened(lan, own)).form, 'say.consultation/asker': 'UBND Minh Họa' })
  for (const page of await pages()) expect(page).not.toContain('Tiếng Hmông: còn thiếu')
  await put(here, id, [{ ...question, label: 'Năm nay có làm đường không?' }])
  const [list, check] = await pages()
  expect(list).toContain('còn thiếu 0 chỗ, 1 chỗ đã cũ')
  expect(check).toContain('còn thiếu 0 chỗ, 1 chỗ đã cũ')
  expect(check).not.toContain('name="seen"')
})

test('while it is open a translation lies in the working copy until it is published', async () => {
  const here = await town()
  const lan = await here.signedIn('committeeMember')
  const id = await makeOpen(lan, here.commune.id)
  const address = `/staff/consultations/${id}/languages`
  await lan.post(address, { language: 'en' })
  for (const place of [1, 2]) {
    const { page, form } = await opened(lan, `${address}/en?page=${place}`)
    expect(page).toContain('Dịch sang tiếng Anh')
    const words = Object.keys(form).filter((name) => name.startsWith('say.'))
    await lan.post(`${address}/en`, { ...form, ...Object.fromEntries(words.map((name) => [name, `EN ${name}`])) })
  }
  const { slug } = await findConsultation(here.storage.reader, id)
  const english = async () => (await here.visitor().get(`/c/${slug}?language=en`)).text()
  expect(await english()).not.toContain('EN say.')
  const done = await opened(lan, `${address}/en`)
  expect(done.page).toContain('bà con chọn được')
  const note = 'Thêm bản tiếng Anh cho bà con người nước ngoài.'
  await lan.post(`/staff/consultations/${id}/wording/publication`, { revision: done.form.revision, note })
  expect(await english()).toContain('EN say.consultation/title')
})
