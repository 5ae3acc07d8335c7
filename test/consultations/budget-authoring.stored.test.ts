import { expect, test } from 'vitest'
import { createConsultation } from '../../src/consultations/drafting'
import { findConsultation } from '../../src/consultations/store'
import { findNewestWording } from '../../src/consultations/versions-store'
import { readQuestions } from '../../src/questions/questionnaire'
import { typeOf } from '../../src/questions/types'
import { png } from '../support/media'
import { fileOf, postForm } from '../support/multipart'
import { town } from '../support/town'

async function drafted(type: string) {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const { id } = await createConsultation(clerk.world, { unitId: here.commune.id, template: null, asker: 'UBND xã' })
  const list = `/staff/consultations/${id}/questions`
  const revision = async () => String((await findConsultation(here.storage.reader, id)).revision)
  await clerk.post(list, { type, revision: await revision() })
  const stored = async () => {
    const [question] = readQuestions((await findNewestWording(here.storage.reader, id)).questions)
    if (!question) throw new Error('no question')
    return question
  }
  const address = `${list}/${(await stored()).id}`
  const save = async (fields: readonly (readonly [string, string | File])[]) =>
    postForm(clerk, address, [['revision', await revision()], ...fields])
  return { clerk, stored, address, save }
}

const rows = (name: string, ...each: Record<string, string>[]) =>
  each.flatMap((row, place) => Object.entries(row).map(([part, value]) => [`settings.${name}.${place}.${part}`, value] as const))

const BALLOT = [
  ['label', 'Bà con muốn làm việc nào?'],
  ['settings.mode', 'knapsack'],
  ['settings.rule', 'equalSharesMoney'],
  ['settings.money', '5.200.000.000'],
] as const

test('without scripts a ballot on projects is written, and a wrong cost is said with its project', async () => {
  const { save, stored } = await drafted('budget')
  const road = { code: 'duong', label: 'Đường liên thôn 3–7', cost: '1.850.000.000', place: 'Thôn 3' }

  const wrong = await save([...BALLOT, ...rows('projects', road, { code: 'kenh', label: 'Kênh tiêu thôn 9', cost: 'chín trăm' })])
  const html = await wrong.text()
  expect(wrong.status).toBe(422)
  expect(html).toContain('Dự án 2: chưa rõ kinh phí là bao nhiêu')
  expect(html).toContain('value="chín trăm"')

  const right = await save([
    ...BALLOT,
    ...rows('projects', road, { code: 'kenh', label: 'Kênh tiêu thôn 9', cost: '950 000 000' }),
  ])
  expect(right.status).toBe(303)
  const question = await stored()
  expect(typeOf(question.type).election?.({ ...question, hamlets: [] })).toMatchObject({
    mode: 'knapsack',
    rule: 'equalSharesMoney',
    money: 5_200_000_000,
    projects: [
      { code: 'duong', cost: 1_850_000_000, place: 'Thôn 3' },
      { code: 'kenh', cost: 950_000_000, place: '' },
    ],
  })
})

test('a project gets a picture, which people see beside it', async () => {
  const { save, stored, clerk, address } = await drafted('budget')
  const projects = rows(
    'projects',
    { code: 'duong', label: 'Đường liên thôn', cost: '1.000.000' },
    { code: 'kenh', label: 'Kênh tiêu', cost: '2.000.000' },
  )

  await save([...BALLOT, ...projects, ['settings.projects.0.picture.file', fileOf(png, 'duong.png')]])

  const question = await stored()
  expect(question.settings).toMatchObject({ projects: [{ picture: { token: expect.any(String) } }, { picture: null }] })
  expect(await (await clerk.get(address)).text()).toMatch(/<img class="picture" src="\/media\/[\w-]{22}"/)
})

test('a simulator that can never balance is refused, and one that can is kept', async () => {
  const { save, stored } = await drafted('simulator')
  const head = [
    ['label', 'Thử cân đối'],
    ['settings.balance', 'within'],
    ['settings.unit', 'triệu đồng'],
  ] as const
  const income = { code: 'thu', label: 'Thu', side: 'income', start: '100', least: '80', most: '120', step: '10' }
  const spending = { code: 'chi', label: 'Chi', side: 'spending', start: '150', least: '130', most: '160', step: '10' }

  const never = await save([...head, ...rows('lines', income, spending)])
  expect(never.status).toBe(422)
  expect(await never.text()).toContain('không bao giờ cân đối được')

  const formula = await save([...head, ...rows('lines', { ...income, household: 'qBudget * 2' }, { ...spending, least: '90' })])
  expect(await formula.text()).toContain('Khoản 1: công thức cho một hộ viết chưa đúng')

  expect(
    (await save([...head, ...rows('lines', { ...income, household: 'change * 1000' }, { ...spending, least: '90' })])).status,
  ).toBe(303)
  expect((await stored()).settings).toMatchObject({ lines: [{ household: 'change * 1000' }, { least: 90 }] })
})
