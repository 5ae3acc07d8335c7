import { expect, test } from 'vitest'
import { findNewestWording } from '../../src/consultations/versions-store'
import { readSettings } from '../../src/questions/questionnaire-settings'
import { addChild } from '../../src/units/keep'
import { formTo, revisionOn } from './pages'
import { listAt, opened, questionsOf, withTwo } from './two-questions'

/** A draft whose second question is only for the first hamlet, and a quota for it; and a commune with hamlets of its own. */
async function made() {
  const given = await withTwo()
  const { here, id, paths, lan } = given
  const [first] = here.hamlets
  const when = { 'when.way': 'text', 'when.text': `hamlet = '${first?.id}'` }
  const options = { 'settings.options.0.code': 'a', 'settings.options.0.label': 'Có', 'settings.options.1.code': 'b' }
  const saved = await lan.post(paths.two, {
    ...(await opened(lan, paths.two)),
    ...{ ...options, 'settings.options.1.label': 'Không', label: 'Hai?', ...when },
  })
  const settings = await lan.get(`${listAt(id)}/settings`)
  const quota = { 'quota.0.name': 'Thôn đầu', 'quota.0.most': '9', 'quota.0.when.way': 'text' }
  const kept = await lan.post(`${listAt(id)}/settings`, {
    ...{ revision: await revisionOn(lan, listAt(id)), paging: 'sections', ...quota },
    'quota.0.when.text': when['when.text'],
  })
  if (saved.status !== 303 || kept.status !== 303 || settings.status !== 200) throw new Error(await kept.text())
  const chief = await here.as('administrator', here.province)
  const hamlet = async (name: string) => addChild(chief, { parentId: here.neighbour.id, kind: 'thon', name })
  const [same, other] = [await hamlet(first?.name ?? ''), await hamlet('Thôn Khác')]
  return { ...given, first, same, other, clerk: await here.signedIn('administrator', here.province) }
}

test('hamlets that are not there are named before a copy is made, and each becomes the one that is chosen', async () => {
  const { here, id, first, same, other, clerk } = await made()
  const address = `/staff/consultations/${id}/copy`
  const asking = await clerk.post(address, { unit: String(here.neighbour.id) })
  expect(asking.headers.get('Location')).toBe(`${address}?unit=${here.neighbour.id}`)
  const page = await (await clerk.get(`${address}?unit=${here.neighbour.id}`)).text()
  expect(page).toMatch(new RegExp(`<legend>${first?.name}, Xã Minh Họa</legend>`))
  expect(page).toContain('Câu “Hai?”')
  expect(page).toContain('“Thôn đầu”')
  expect(page).toMatch(new RegExp(`<option value="${same.id}" selected[^>]*>`))

  const form = { ...formTo(page, address), [`hamlet.${first?.id}`]: String(other.id) }
  const copied = await clerk.post(address, form)
  const copy = Number(/consultations\/(\d+)\//.exec(copied.headers.get('Location') ?? '')?.[1])

  expect((await questionsOf(here, copy))[1]?.shownWhen).toEqual({ formula: `hamlet = '${other.id}'` })
  const { settings } = await findNewestWording(here.storage.reader, copy)
  expect(readSettings(settings).quotas).toMatchObject([{ formula: `hamlet = '${other.id}'` }])
  expect((await questionsOf(here, id))[1]?.shownWhen).toEqual({ formula: `hamlet = '${first?.id}'` })
})

test('what was left for later is named by the check, and mended or taken out there, and undone', async () => {
  const { here, id, first, clerk } = await made()
  const address = `/staff/consultations/${id}/copy`
  const copied = await clerk.post(address, { unit: String(here.neighbour.id), shown: '1', [`hamlet.${first?.id}`]: '' })
  const copy = Number(/consultations\/(\d+)\//.exec(copied.headers.get('Location') ?? '')?.[1])
  const check = await (await clerk.get(`/staff/consultations/${copy}/check`)).text()
  expect(check).toContain(`${first?.name}, Xã Minh Họa`)
  expect(check).toContain(`/staff/consultations/${copy}/hamlets`)

  const page = await (await clerk.get(`/staff/consultations/${copy}/hamlets`)).text()
  const form = { ...formTo(page, `/staff/consultations/${copy}/hamlets`), [`hamlet.${first?.id}`]: 'none' }
  expect((await clerk.post(`/staff/consultations/${copy}/hamlets`, form)).headers.get('Location')).toContain('mended=1')
  expect((await questionsOf(here, copy))[1]?.shownWhen).toBeNull()
  expect(readSettings((await findNewestWording(here.storage.reader, copy)).settings).quotas).toEqual([])
  const stale = await clerk.post(`/staff/consultations/${copy}/hamlets`, form)
  expect(stale.status).toBe(303)

  await clerk.post(`${listAt(copy)}/undo`, { revision: await revisionOn(clerk, listAt(copy)) })
  expect((await questionsOf(here, copy))[1]?.shownWhen).toEqual({ formula: `hamlet = '${first?.id}'` })
})

test('an older page changes nothing; who may not edit or copy sees none of it', async () => {
  const { here, id, first, lan, clerk } = await made()
  const copied = await clerk.post(`/staff/consultations/${id}/copy`, { unit: String(here.neighbour.id), shown: '1' })
  const copy = Number(/consultations\/(\d+)\//.exec(copied.headers.get('Location') ?? '')?.[1])
  const hamlets = `/staff/consultations/${copy}/hamlets`
  const older = { revision: '0', [`hamlet.${first?.id}`]: 'none' }
  expect((await clerk.post(hamlets, older)).status).toBe(409)
  expect((await questionsOf(here, copy))[1]?.shownWhen).not.toBeNull()

  expect((await lan.get(`/staff/consultations/${id}/copy?unit=${here.neighbour.id}`)).status).toBe(403)
  for (const who of [lan, await here.signedIn('reader', here.neighbour)]) {
    expect((await who.get(hamlets)).status).toBe(403)
    expect((await who.post(hamlets, older)).status).toBe(403)
  }
})
