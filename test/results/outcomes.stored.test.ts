import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { consultations } from '../../db/schema/consultations'
import { listEntries } from '../../src/audit/store'
import { readPb } from '../../src/budgeting/pb-read'
import { changeQuestions, publishQuestions } from '../../src/consultations/asking'
import { findConsultation } from '../../src/consultations/store'
import { outcomesWhole } from '../../src/results/outcomes'
import { budgetQuestion, projects } from '../budgeting/commune'
import { winnersIn } from '../budgeting/counted'
import { type Town, town } from '../support/town'
import { answer, openConsultation, publishVersion, remove, single } from './answered'

const LIMITS = { bytes: 5_000_000, projects: 100, votes: 200_000 }
// Two halves of the commune that want different things.
const NORTH = ['duong37', 'kenh9', 'mamnon']
const SOUTH = ['nuoc1820', 'rac', 'den']

async function voted(here: Town, rule: 'mostVotes' | 'equalSharesMoney' = 'equalSharesMoney') {
  const { storage, commune, hamlets } = here
  const question = budgetQuestion('qBudget', 'approval', rule)
  const id = await openConsultation(storage, { unit: commune, hamlets, versions: [[question, single('q2', ['a', 'b'])]] })
  await answer(storage, id, [
    ...Array.from({ length: 30 }, (_, place) => ({ answers: { qBudget: NORTH.slice(0, 1 + (place % 3)) } })),
    ...Array.from({ length: 20 }, () => ({ answers: { qBudget: SOUTH }, unitId: hamlets[0]?.id ?? 0 })),
    ...Array.from({ length: 6 }, () => ({ answers: { q2: 'a' } })),
  ])
  return { ...here, id, base: `/staff/consultations/${id}/results` }
}

test('winners are found from whole ballots that stand, and again when another comes', async () => {
  const { storage, id } = await voted(await town())
  const [gone = 0] = await answer(storage, id, [{ answers: { qBudget: SOUTH } }])
  await remove(storage, id, gone)

  const found = await outcomesWhole(storage.reader, id, null)
  expect(winnersIn(found?.outcomes)).toEqual(['den', 'duong37', 'kenh9', 'rac'])
  expect(found?.outcomes[0]?.[1]).toMatchObject({ ballots: 50, rule: 'equalSharesMoney' })

  await answer(storage, id, [{ answers: { qBudget: ['cong6'] } }])
  expect((await outcomesWhole(storage.reader, id, null))?.outcomes[0]?.[1]).toMatchObject({ ballots: 51 })
})

test('answers to an older wording are read as ballots on the same projects in another order', async () => {
  const { storage, id } = await voted(await town())
  const turned = budgetQuestion('qBudget', 'approval', 'equalSharesMoney', { projects: projects.toReversed() })
  await publishVersion(storage, id, 2, [turned])

  const found = await outcomesWhole(storage.reader, id, null)

  expect(winnersIn(found?.outcomes)).toEqual(['den', 'duong37', 'kenh9', 'rac'])
})

test('the committee reads who wins and every step; a hamlet head, who sees some sheets alone, does not', async () => {
  const here = await voted(await town())
  const clerk = await here.signedIn('committeeMember')
  const head = await here.signedIn('hamletHead', here.hamlets[0])

  const html = await (await clerk.get(here.base)).text()
  expect(html).toContain('4 trên 9 dự án được chọn')
  expect(html).toContain('Chia đều quyền quyết định, tính theo số tiền')
  expect(html).toContain('Từng bước tính')
  expect(html).toContain('30 người ủng hộ cùng góp 1.850 triệu đồng')
  expect(await (await head.get(here.base)).text()).not.toContain('dự án được chọn')
})

test('ballots are taken out as a file of the data sets, on record, with nothing of who gave them', async () => {
  const here = await voted(await town())
  const clerk = await here.signedIn('committeeMember')

  const sent = await clerk.post(`${here.base}/ballots/qBudget.pb`, {})
  const text = await sent.text()
  const read = readPb(new TextEncoder().encode(text), LIMITS)

  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  expect(sent.headers.get('Content-Disposition')).toContain('attachment')
  expect(read.file.projects).toEqual(projects.map(({ code, cost, label, place }) => ({ id: code, cost, name: label, place })))
  expect(read.file.votes).toHaveLength(50)
  expect(read.file.votes.filter((vote) => vote.projects.length === 1)).toHaveLength(10)
  expect(read.file.votes.filter((vote) => vote.projects.join() === 'nuoc1820,den,rac')).toHaveLength(20)
  expect(text).not.toMatch(/CODE|key-|Thôn 1\b|2026-11-22/)
  expect(await listEntries(here.storage.reader, '/', 5, 0)).toMatchObject([
    { act: 'response.export', details: { format: 'pb', rows: 50 } },
  ])
})

test('who may not export gets no ballots, and there are none of another question', async () => {
  const here = await voted(await town())
  const head = await here.signedIn('hamletHead', here.hamlets[0])
  const clerk = await here.signedIn('committeeMember')

  expect((await head.post(`${here.base}/ballots/qBudget.pb`, {})).status).toBe(403)
  expect((await here.visitor().post(`${here.base}/ballots/qBudget.pb`, {})).status).toBe(401)
  expect((await clerk.post(`${here.base}/ballots/q2.pb`, {})).status).toBe(404)
  expect(await listEntries(here.storage.reader, '/', 5, 0)).toEqual([])
})

test('the public reads the same winners and steps, frozen; where few chose a project only the winners', async () => {
  const here = await voted(await town())
  const clerk = await here.signedIn('committeeMember')
  const address = `/staff/consultations/${here.id}/publication`
  const close = () =>
    here.storage.write((writer) =>
      writer
        .update(consultations)
        .set({ state: 'closed', noClosing: false, closesAt: new Date('2026-11-24T17:00:00+07:00') })
        .where(eq(consultations.id, here.id))
        .returning(),
    )
  const [closed] = await close()
  const publish = async (reason: string) => {
    const fields = { summary: 'Bà con chọn ba việc.', questions: ['qBudget'], reason }
    const seen = /name="seen" value="([^"]+)"/.exec(await (await clerk.post(`${address}/preview`, fields)).text())?.[1] ?? ''
    return clerk.post(address, { ...fields, seen })
  }

  expect((await publish('')).status).toBe(303)
  const page = await (await here.visitor().get(`/c/${closed?.slug}/results`)).text()
  expect(page).toContain('4 trên 9 dự án được chọn')
  expect(page).toContain('30 người ủng hộ cùng góp 1.850 triệu đồng')
  expect(page).not.toMatch(/đã thông qua/i)
  const data = await (await here.visitor().get(`/c/${closed?.slug}/results.csv`)).text()
  expect(data).toMatch(/duong37,Đường liên thôn 3–7,chosen,1/)
  expect(data).toMatch(/mamnon,Phòng học mầm non điểm lẻ,chosen,0/)

  await answer(here.storage, here.id, [{ answers: { qBudget: ['cong6'] } }])
  expect(await (await here.visitor().get(`/c/${closed?.slug}/results/1`)).text()).toContain('30 người ủng hộ')
  expect((await publish('Thêm một phiếu giấy đến đúng hạn.')).status).toBe(303)
  const second = await (await here.visitor().get(`/c/${closed?.slug}/results/2`)).text()
  expect(second).toContain('dự án được chọn')
  expect(second).toContain('Số phiếu và các bước tính không công bố')
  expect(second).not.toContain('người ủng hộ cùng góp')
})

test('once people vote the rule, the money and the costs stay; words may be put right', async () => {
  const here = await voted(await town(), 'mostVotes')
  const clerk = await here.as('committeeMember')
  const change = async (settings: Record<string, unknown>, label = 'Bà con muốn làm việc nào?') => {
    const before = await findConsultation(here.storage.reader, here.id)
    const edit = { kind: 'change', question: 'qBudget', changes: { label, settings } } as const
    await changeQuestions(clerk, { id: here.id, revision: before.revision, edit })
    const { revision } = await findConsultation(here.storage.reader, here.id)
    return publishQuestions(clerk, { id: here.id, revision, note: 'Sửa cho rõ câu hỏi.' })
  }
  const { settings } = budgetQuestion('qBudget', 'approval', 'mostVotes')
  const dearer = projects.map((project) => ({ ...project, cost: project.cost + 1 }))
  const renamed = projects.map((project) => ({ ...project, label: `${project.label} (sửa)` }))

  for (const other of [{ rule: 'equalSharesMoney' }, { money: 1_000_000_000 }, { projects: dearer }, { most: 5 }])
    await expect(change({ ...settings, ...other })).rejects.toMatchObject({ kind: 'invalid', details: { fault: 'ruleFrozen' } })
  await expect(change({ ...settings, projects: renamed })).resolves.toBe(2)
})
