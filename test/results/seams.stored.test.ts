import { expect, test } from 'vitest'
import { changeQuestions, publishQuestions } from '../../src/consultations/asking'
import { findConsultation } from '../../src/consultations/store'
import { listWordingChoices } from '../../src/consultations/wording-choices-store'
import { prepareSnapshot } from '../../src/publication/gather'
import { everything } from '../../src/results/results'
import { crossConsultation, tallyConsultation } from '../../src/results/tally-consultation'
import { town } from '../support/town'
import { answer, openConsultation, publishVersion, single } from './answered'

const lighting = single('q1', ['a', 'b'], { label: 'Có cần thêm đèn đường không?' })
const reworded = { ...lighting, label: 'Xã có cần lắp thêm đèn đường không?' }

/** 30 sheets of the first wording, 20 of the second. */
async function changed() {
  const here = await town()
  const { storage, commune } = here
  const id = await openConsultation(storage, { unit: commune, versions: [[lighting, single('q2', ['x', 'y'])]] })
  const sheets = (count: number, version: number, q1: string) =>
    Array.from({ length: count }, () => ({ version, answers: { q1, q2: 'x' } }))
  await answer(storage, id, [...sheets(24, 1, 'a'), ...sheets(6, 1, 'b')])
  await publishVersion(storage, id, 2, [reworded, single('q2', ['x', 'y'])])
  await answer(storage, id, [...sheets(5, 2, 'a'), ...sheets(15, 2, 'b')])
  const results = `/staff/consultations/${id}/results`
  return { ...here, id, results, address: `${results}/wordings/q1` }
}

const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('results show each wording with when it was asked and its own figures, and nothing added up', async () => {
  const { signedIn, results } = await changed()
  const clerk = await signedIn('committeeMember')

  const page = plain(await (await clerk.get(results)).text())

  expect(page).toContain('đã được hỏi theo 2 cách khác nhau')
  expect(page).toMatch(
    /Cách hỏi 1: Có cần thêm đèn đường không\? Hỏi từ .* đến .*\. 30 phiếu trả lời\. Đây là cách hỏi đầu tiên\./,
  )
  expect(page).toMatch(
    /Cách hỏi 2: Xã có cần lắp thêm đèn đường không\? Hỏi từ .*\. 20 phiếu trả lời\. Tính riêng, không cộng với cách hỏi 1\./,
  )
  expect(page).toContain('20 phiếu trả lời câu này, trên 20 phiếu được hỏi.')
  expect(page).toContain('30 phiếu trả lời câu này, trên 30 phiếu được hỏi.')
  expect(page).not.toContain('29 ')
})

test('an author joins two wordings with a reason, and parts them again; no answer changes', async () => {
  const { signedIn, results, address, storage, id } = await changed()
  const clerk = await signedIn('committeeMember')
  const choose = (joined: string, was: string, reason: string) =>
    clerk.post(address, { version: '2', joined, was, 'reason-2': reason })
  const shape = async () => {
    const { questions } = await tallyConsultation(storage.reader, id, everything, 'vi')
    return [questions[0]?.tally.answered, questions[0]?.seams?.earlier.length]
  }
  expect(await (await clerk.get(address)).text()).toContain('Hiện đang tính riêng.')

  const empty = await choose('1', '0', ' ')
  expect(empty.status).toBe(422)
  expect(await empty.text()).toContain('href="#f-reason-2"')
  expect((await choose('1', '0', 'Chỉ nói rõ là xã lắp')).status).toBe(303)
  expect(await shape()).toEqual([50, 0])
  const joined = plain(await (await clerk.get(results)).text())
  expect(joined).toContain('Hai cách hỏi 1 và 2 được cộng chung vì: Chỉ nói rõ là xã lắp')

  const late = await choose('1', '0', 'Chỉ nói rõ là xã lắp')
  expect(late.status).toBe(409)
  expect((await choose('0', '1', 'Bà con hiểu khác')).status).toBe(303)
  expect(await shape()).toEqual([20, 1])
})

test('nobody but who may change the questions says what is counted together', async () => {
  const { signedIn, visitor, hamlets, neighbour, address, storage, id } = await changed()
  const others = [
    await signedIn('reader'),
    await signedIn('hamletHead', hamlets[0] ?? neighbour),
    await signedIn('administrator', neighbour),
  ]

  for (const { get, post } of others) {
    expect((await get(address)).status).toBe(403)
    expect((await post(address, { version: '2', joined: '1', was: '0', 'reason-2': 'Như nhau' })).status).toBe(403)
  }
  expect((await visitor().post(address, {})).status).toBe(401)
  expect(await listWordingChoices(storage.reader, id)).toEqual([])
})

test('who publishes a change says which words only were put right, and those go on being counted together', async () => {
  const { as, storage, id } = await changed()
  const clerk = await as('committeeMember')
  const change = async (label: string, sameMeaning: string[]) => {
    const before = await findConsultation(storage.reader, id)
    await changeQuestions(clerk, {
      id,
      revision: before.revision,
      edit: { kind: 'change', question: 'q1', changes: { label } },
    })
    const { revision } = await findConsultation(storage.reader, id)
    return publishQuestions(clerk, { id, revision, note: 'Sửa lỗi chính tả.', sameMeaning })
  }

  expect(await change('Xã có cần lắp thêm đèn đường hay không?', ['q1', 'q9'])).toBe(3)
  await answer(storage, id, [{ version: 3, answers: { q1: 'a' } }])

  expect(await listWordingChoices(storage.reader, id)).toEqual([
    { question: 'q1', version: 3, isJoined: true, reason: 'Sửa lỗi chính tả.' },
  ])
  const { questions } = await tallyConsultation(storage.reader, id, everything, 'vi')
  expect(questions[0]?.tally.answered).toBe(21)
  expect(questions[0]?.seams?.wordings.map(({ since, part, answered }) => [since, part, answered])).toEqual([
    [3, 0, 1],
    [2, 0, 20],
    [1, 1, 30],
  ])
})

test('a publication freezes the wordings, the parts and why some were joined', async () => {
  const { signedIn, storage, id, address, now } = await changed()
  const clerk = await signedIn('committeeMember')
  const choices = { summary: 'Bà con muốn có đèn.', questions: ['q1', 'q2'], period: null, reason: '' }
  const prepared = async () =>
    (await prepareSnapshot(storage.reader, await findConsultation(storage.reader, id), choices, now())).content.questions[0]

  expect(await prepared()).toMatchObject({
    tally: { answered: 20 },
    seams: {
      wordings: [
        { place: 2, answered: 20, part: 0, seam: { isJoined: false, follows: 1 } },
        { place: 1, answered: 30, part: 1, seam: null },
      ],
      earlier: [{ label: 'Có cần thêm đèn đường không?', tally: { answered: 30 } }],
    },
  })

  await clerk.post(address, { version: '2', joined: '1', was: '0', 'reason-2': 'Chỉ nói rõ là xã lắp' })

  expect(await prepared()).toMatchObject({
    tally: { answered: 50 },
    seams: { wordings: [{ answered: 20, seam: { reason: 'Chỉ nói rõ là xã lắp' } }, { answered: 30 }], earlier: [] },
  })
})

test('a cross table counts only sheets that answered the newest wording, where others are not added up', async () => {
  const { storage, id, signedIn, results } = await changed()
  const clerk = await signedIn('committeeMember')

  const table = await crossConsultation(storage.reader, id, { row: 'q1', column: 'q2', filter: everything, locale: 'vi' })

  expect(table).toMatchObject({ base: 20, isOfNewest: true, rows: [{ counts: [5, 0] }, { counts: [15, 0] }] })
  expect(await (await clerk.get(`${results}/cross?row=q1&column=q2`)).text()).toContain(
    'chỉ tính các phiếu trả lời cách hỏi mới nhất',
  )
})

test('the dictionary of an export lists each wording with its versions', async () => {
  const { signedIn, results } = await changed()
  const clerk = await signedIn('committeeMember')

  const dictionary = await (await clerk.get(`${results}/dictionary.csv`)).text()

  expect(dictionary).toContain('phiên bản 1,Có cần thêm đèn đường không?')
  expect(dictionary).toContain('phiên bản 2,Xã có cần lắp thêm đèn đường không?')
})
