import { expect, test } from 'vitest'
import { findNewestWording } from '../../src/consultations/versions-store'
import { readSettings } from '../../src/questions/questionnaire-settings'
import type { Town } from '../support/town'
import { type Clerk, controlValue, formTo, revisionOn } from './pages'
import { listAt, withTwo } from './two-questions'

/** Two authors at the settings of one questionnaire, without scripts. */

const settingsOf = async ({ storage }: Town, id: number) => readSettings((await findNewestWording(storage.reader, id)).settings)

/** What the form of the settings carries, as its page shows it. */
async function openedBy(clerk: Clerk, { id, one }: { id: number; one: string }) {
  const page = await (await clerk.get(`${listAt(id)}/settings`)).text()
  const shown = [...page.matchAll(/<input[^>]*name="((?:hidden|quota)\.\d+\.(?:id|name|label|most))"[^>]*>/g)].map(
    ([, name = '']) => name,
  )
  const rows = Object.fromEntries(shown.map((name) => [name, controlValue(page, name)]))
  // What a row of choices shows is sent as the expression it stands for.
  const formula = { 'quota.0.when.way': 'text', 'quota.0.when.text': `${one} = 'a'` }
  return { paging: 'sections', revision: controlValue(page, 'revision'), base: controlValue(page, 'base'), ...rows, ...formula }
}

async function settled() {
  const given = await withTwo()
  const { lan, minh, id, one } = given
  const save = (clerk: Clerk, fields: Record<string, string>) => clerk.post(`${listAt(id)}/settings`, fields)
  const rows = { 'hidden.0.name': 'source', 'hidden.0.label': 'Nguồn', 'hidden.1.name': 'thon', 'hidden.1.label': 'Thôn' }
  const quota = { 'quota.0.name': 'Đi', 'quota.0.when.way': 'text', 'quota.0.when.text': `${one} = 'a'`, 'quota.0.most': '10' }
  await save(lan, { ...(await openedBy(lan, { id, one })), ...rows, ...quota })
  return { ...given, save, ofLan: await openedBy(lan, { id, one }), ofMinh: await openedBy(minh, { id, one }) }
}

test('two who settle different things both keep theirs, row by row, and the second is told', async () => {
  const { here, lan, minh, id, one, save, ofLan, ofMinh } = await settled()
  await save(lan, { ...ofLan, paging: 'single', 'hidden.1.name': '', 'hidden.1.label': '', 'quota.0.most': '20' })
  const more = {
    'quota.1.name': 'Không đi',
    'quota.1.when.way': 'text',
    'quota.1.when.text': `${one} = 'b'`,
    'quota.1.most': '5',
  }
  const saved = await save(minh, { ...ofMinh, 'hidden.0.label': 'Nguồn của Minh', ...more })

  expect(saved.status).toBe(303)
  expect(await settingsOf(here, id)).toMatchObject({
    paging: 'single',
    hiddenFields: [{ name: 'source', label: 'Nguồn của Minh' }],
    quotas: [
      { name: 'Đi', most: 20 },
      { name: 'Không đi', most: 5 },
    ],
  })
  const page = await (await minh.get(saved.headers.get('Location') ?? '')).text()
  expect(page).toMatch(/Trong lúc anh chị soạn[\s\S]*Sửa cài đặt phiếu hỏi/)
})

test('of the same setting both are shown, and each is chosen; nothing is stored before', async () => {
  const { here, lan, minh, id, save, ofLan, ofMinh } = await settled()
  await save(lan, { ...ofLan, paging: 'single', 'quota.0.most': '20', 'hidden.1.name': '', 'hidden.1.label': '' })
  const mine = { ...ofMinh, paging: 'whole', 'quota.0.most': '30', 'hidden.1.label': 'Thôn của Minh' }
  const refused = await save(minh, mine)

  expect(refused.status).toBe(409)
  const page = await refused.text()
  expect(page).toContain('Hai người cùng sửa cài đặt phiếu hỏi')
  for (const text of ['Tất cả trên một trang', 'Mỗi câu một trang', 'Thôn của Minh', '(đã xóa)']) expect(page).toContain(text)
  expect(await settingsOf(here, id)).toMatchObject({ paging: 'single', quotas: [{ most: 20 }] })

  const again = formTo(page, `${listAt(id)}/settings`)
  const [quota] = (await settingsOf(here, id)).quotas
  const keep = { 'keep.paging': 'mine', [`keep.quotas.${quota?.id}`]: 'theirs', 'keep.hiddenFields.thon': 'mine' }
  expect((await save(minh, { ...again, ...keep })).status).toBe(303)
  expect(await settingsOf(here, id)).toMatchObject({
    paging: 'whole',
    quotas: [{ most: 20 }],
    hiddenFields: [{ name: 'source' }, { name: 'thon', label: 'Thôn của Minh' }],
  })
})

test('what a third settled while two were compared is not written over', async () => {
  const { here, lan, minh, id, one, save, ofLan, ofMinh } = await settled()
  await save(lan, { ...ofLan, paging: 'single' })
  const page = await (await save(minh, { ...ofMinh, paging: 'whole' })).text()
  await save(lan, { ...(await openedBy(lan, { id, one })), paging: 'sections' })

  const again = { ...formTo(page, `${listAt(id)}/settings`), 'keep.paging': 'mine' }
  expect((await save(minh, again)).status).toBe(409)
  expect((await settingsOf(here, id)).paging).toBe('sections')
})

test('a form that was refused for a fault is still merged once it is mended', async () => {
  const { here, lan, minh, id, save, ofLan, ofMinh } = await settled()
  await save(lan, { ...ofLan, paging: 'single' })
  const refused = await save(minh, { ...ofMinh, 'hidden.2.name': 'Xấu' })
  expect(refused.status).toBe(422)

  await save(minh, { ...formTo(await refused.text(), `${listAt(id)}/settings`), ...ofMinh, 'hidden.2.name': 'tot' })
  expect(await settingsOf(here, id)).toMatchObject({ paging: 'single', hiddenFields: [{}, {}, { name: 'tot' }] })
})

test('the same form sent twice settles once', async () => {
  const { here, minh, id, one, save, ofMinh } = await settled()
  const form = {
    ...ofMinh,
    'quota.1.name': 'Không đi',
    'quota.1.when.way': 'text',
    'quota.1.when.text': `${one} = 'b'`,
    'quota.1.most': '5',
  }
  await save(minh, form)
  const { quotas } = await settingsOf(here, id)
  const revision = await revisionOn(minh, listAt(id))

  expect((await save(minh, form)).status).toBe(303)
  expect((await settingsOf(here, id)).quotas).toEqual(quotas)
  expect(await revisionOn(minh, listAt(id))).toBe(revision)
})
