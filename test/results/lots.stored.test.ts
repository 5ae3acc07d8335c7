import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { town } from '../support/town'
import { answer, openConsultation, publishVersion, single } from './answered'

const road = single('qRoad', ['a', 'b'], {
  label: 'Bà con có đồng ý mở rộng đường?',
  wordings: [{ label: 'Có nên giữ con đường như cũ?', hint: '' }],
})
const more = { ...single('qMore', []), type: 'long', label: 'Bà con góp ý thêm', settings: {} }
const why = {
  ...{ ...more, id: 'qWhy', label: 'Vì sao?', wordings: [{ label: 'Điều gì làm bà con lo?', hint: '' }] },
  shownWhen: { question: 'qRoad', anyOf: ['b'] },
}
const KHMER = { translations: [{ language: 'km', words: {}, audio: {} }] }

const brought = (values: Record<string, string>) => ({ $: { day: '', values } })
const said = (questionId: string, text: string) => [{ questionId, part: '', text }]

/** Of five sheets two got wording A, two wording B, one came by no lot; one of them answered in Khmer. */
async function drawn() {
  const made = await town()
  const { storage, commune, hamlets } = made
  const id = await openConsultation(storage, {
    ...{ unit: commune, hamlets, settings: KHMER },
    versions: [[road, more, why]],
  })
  const [one, two] = hamlets
  await answer(storage, id, [
    {
      answers: { ...brought({ 'variant.qRoad': 'a', 'variant.qWhy': 'b', language: 'vi' }), qRoad: 'a', qMore: 'Làm sớm' },
      ...{ unitId: one?.id ?? 0, words: said('qMore', 'Làm sớm') },
    },
    {
      answers: { ...brought({ 'variant.qRoad': 'a', 'variant.qWhy': 'a', language: 'vi' }), qRoad: 'b', qWhy: 'Sợ mất đất' },
      ...{ unitId: two?.id ?? 0, words: said('qWhy', 'Sợ mất đất') },
    },
    {
      answers: {
        ...brought({ 'variant.qRoad': 'b', 'variant.qWhy': 'b', language: 'km' }),
        qRoad: 'b',
        qWhy: 'Xa chợ',
        qMore: 'Chờ',
      },
      ...{ unitId: two?.id ?? 0, words: [...said('qWhy', 'Xa chợ'), ...said('qMore', 'Chờ')] },
    },
    { answers: brought({ 'variant.qRoad': 'b', 'variant.qWhy': 'a', language: 'vi' }), unitId: two?.id ?? 0 },
    { answers: { qRoad: 'b' }, unitId: two?.id ?? 0 },
  ])
  const clerk = await made.signedIn('committeeMember')
  return { ...made, id, clerk, base: `/staff/consultations/${id}/results` }
}

const textOf = async (answered: Response | Promise<Response>) =>
  (await (await answered).text())
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')

test('a question worded by lot says how many sheets got which wording, and leads to the comparison', async () => {
  const { clerk, base } = await drawn()

  const html = await (await clerk.get(base)).text()
  const page = await textOf(clerk.get(base))

  expect(page).toContain('Câu này có 2 cách hỏi. Máy bốc thăm cho mỗi phiếu một cách')
  expect(page).toMatch(/Cách A: Bà con có đồng ý mở rộng đường\? 2 2 /)
  expect(page).toMatch(/Cách B: Có nên giữ con đường như cũ\? 2 1 /)
  expect(page).toContain('1 phiếu được hỏi câu này mà không qua bốc thăm')
  expect(html).toContain(`href="${base}/lots/qRoad"`)
  const filtered = await (await clerk.get(`${base}?answer=variant.qRoad:a&answer=language:vi`)).text()
  expect(filtered).toContain(`href="${base}/lots/qRoad?answer=language:vi"`)
})

test('each wording has figures of its own, counted among the sheets that got it', async () => {
  const { clerk, base } = await drawn()

  const page = await textOf(clerk.get(`${base}/lots/qRoad`))
  const [, first = '', second = ''] = page.split(/(?= Cách [AB]: [^?]+\? \d phiếu trả lời)/)

  expect(first).toContain('2 phiếu trả lời câu này, trên 2 phiếu được hỏi.')
  expect(first).toMatch(/Phương án a 1 50,0\s?%/)
  expect(second).toContain('1 phiếu trả lời câu này, trên 2 phiếu được hỏi. 1 phiếu không trả lời.')
  expect(second).toMatch(/Phương án a 0 0,0\s?%.*Phương án b 1 100,0\s?%/)
  expect((await clerk.get(`${base}/lots/qMore`)).status).toBe(404)
  expect((await clerk.get(`${base}/lots/qNone`)).status).toBe(404)
})

test('who was not asked a question got none of its wordings, whatever the lot said', async () => {
  const { clerk, base } = await drawn()

  const page = await textOf(clerk.get(`${base}/lots/qWhy`))
  const filtered = await textOf(clerk.get(`${base}?answer=variant.qWhy:b`))

  expect(page).toMatch(/Cách A: Vì sao\? 1 1 /)
  expect(page).toMatch(/Cách B: Điều gì làm bà con lo\? 1 1 /)
  expect(filtered).toContain('1 trên 5 phiếu')
})

test('wording and language filter like answers do, and say so; unknown ones are left out', async () => {
  const { clerk, base } = await drawn()

  const worded = await textOf(clerk.get(`${base}?answer=variant.qRoad:b&answer=variant.qRoad:z&answer=variant.qMore:a`))
  const spoken = await textOf(clerk.get(`${base}?answer=language:km`))
  const vietnamese = await textOf(clerk.get(`${base}?answer=language:vi`))
  const picture = await (await clerk.get(`${base}/figures/qRoad.svg?answer=variant.qRoad:b`)).text()

  expect(worded).toContain('2 trên 5 phiếu')
  expect(worded).toContain('Cách hỏi của câu “Bà con có đồng ý mở rộng đường?”: Cách B: Có nên giữ con đường như cũ?')
  expect(spoken).toContain('1 trên 5 phiếu')
  expect(spoken).toContain('Ngôn ngữ của phiếu: Tiếng Khmer')
  expect(vietnamese).toContain('4 trên 5 phiếu')
  expect(picture).toContain('Phương án b: 1 (100,0')
})

test('answers are crossed with the wording and the language, with the sheets of which both are known as the base', async () => {
  const { clerk, base } = await drawn()

  const worded = await textOf(clerk.get(`${base}/cross?row=qRoad&column=variant.qRoad`))
  const spoken = await textOf(clerk.get(`${base}/cross?row=variant.qRoad&column=language`))

  expect(worded).toContain('Tính trên 3 phiếu biết được cả hai điều này.')
  expect(worded).toMatch(/Phương án b 1 1 2/)
  expect(spoken).toContain('Tính trên 4 phiếu biết được cả hai điều này.')
  expect(spoken).toMatch(/Cách B: Có nên giữ con đường như cũ\? 1 1 2/)
})

test('a list of words says which wording and language each met, and is filtered by both beside its search', async () => {
  const { clerk, base } = await drawn()

  const all = await textOf(clerk.get(`${base}/words/qWhy`))
  const html = await (await clerk.get(`${base}/words/qWhy?hamlet=0&answer=variant.qWhy:a&answer=qRoad:b`)).text()
  const worded = await textOf(clerk.get(`${base}/words/qWhy?answer=variant.qWhy:a`))
  const spoken = await textOf(clerk.get(`${base}/words/qMore?answer=language:km`))

  expect(all).toMatch(/Sợ mất đất Thôn 2, ngày 22\/11\/2026 · Cách hỏi A · Tiếng Việt/)
  expect(all).toMatch(/Xa chợ Thôn 2, ngày 22\/11\/2026 · Cách hỏi B · Tiếng Khmer/)
  expect(html).toMatch(/type="checkbox" name="answer" value="variant.qWhy:a" checked/)
  expect(html).toContain('type="hidden" name="answer" value="qRoad:b"')
  expect(html).not.toContain('type="hidden" name="answer" value="variant.qWhy:a"')
  expect([worded.includes('Sợ mất đất'), worded.includes('Xa chợ')]).toEqual([true, false])
  expect([spoken.includes('Chờ'), spoken.includes('Làm sớm')]).toEqual([true, false])
  expect(spoken).not.toContain('Cách hỏi A')
})

test('an export within such a filter has the same sheets, and names wording and language of each', async () => {
  const { clerk, base } = await drawn()
  const rowsOf = async (query: string): Promise<Record<string, string>[]> => {
    const csv = await (await clerk.post(`${base}/answers.csv${query}`, { values: 'labels' })).text()
    return parse(csv, { bom: true, columns: true })
  }

  const all = await rowsOf('')
  const [worded, spoken, hidden] = await Promise.all([
    rowsOf('?answer=variant.qRoad:b'),
    rowsOf('?answer=language:vi'),
    rowsOf('?answer=variant.qWhy:b'),
  ])

  const [ofRoad = '', ofWhy = ''] = Object.keys(all[0] ?? {}).filter((name) => name.startsWith('Cách hỏi của câu'))
  expect(all.map((row) => [row[ofRoad], row[ofWhy], row['Ngôn ngữ của phiếu']])).toEqual([
    ['Cách hỏi A', 'n/a', 'Tiếng Việt'],
    ['Cách hỏi A', 'Cách hỏi A', 'Tiếng Việt'],
    ['Cách hỏi B', 'Cách hỏi B', 'Tiếng Khmer'],
    ['Cách hỏi B', 'n/a', 'Tiếng Việt'],
    ['', '', 'Tiếng Việt'],
  ])
  const coded = await (await clerk.post(`${base}/answers.csv`, { values: 'codes' })).text()
  const codes: Record<string, string>[] = parse(coded, { bom: true, columns: true })
  expect(codes.map((row) => row['variant.qRoad'] ?? row[ofRoad])).toEqual(['a', 'a', 'b', 'b', ''])
  expect([worded.length, spoken.length, hidden.length]).toEqual([2, 4, 1])
})

test('a wording that reads otherwise in an older version is told apart, and not compared where it does not add up', async () => {
  const { storage, id, clerk, base } = await drawn()
  const changed = { ...road, wordings: [{ label: 'Để đường như cũ có được không?', hint: '' }] }
  await publishVersion(storage, id, 2, [changed, more, why], KHMER)
  await answer(storage, id, [{ version: 2, answers: { ...brought({ 'variant.qRoad': 'b' }), qRoad: 'a' } }])

  const old = await textOf(clerk.get(`${base}?answer=variant.qRoad:b@1`))
  const current = await textOf(clerk.get(`${base}?answer=variant.qRoad:b`))
  const compared = await textOf(clerk.get(`${base}/lots/qRoad`))

  expect(old).toContain('2 trên 6 phiếu')
  expect(old).toContain('Cách B của phiên bản 1: Có nên giữ con đường như cũ?')
  expect(current).toContain('1 trên 6 phiếu')
  expect(compared).toContain('chỉ tính các phiếu trả lời câu hỏi mới nhất')
  expect(compared).toMatch(/Cách B: Để đường như cũ có được không\? 1 1 /)
  expect(compared).not.toContain('Cách B của phiên bản 1')
})

test("a wording that only an older version had counts as that version's, not among the ways the question has", async () => {
  const { storage, id, clerk, base } = await drawn()
  const others = ['Có nên giữ con đường như cũ?', 'Đường rộng thêm có lợi không?'].map((label) => ({ label, hint: '' }))
  const wider = { ...road, wordings: others }
  await publishVersion(storage, id, 2, [wider, more, why], KHMER)
  await publishVersion(storage, id, 3, [road, more, why], KHMER)
  await answer(storage, id, [{ version: 2, answers: { ...brought({ 'variant.qRoad': 'c' }), qRoad: 'a' } }])

  const page = await textOf(clerk.get(base))
  const compared = await textOf(clerk.get(`${base}/lots/qRoad`))

  for (const text of [page, compared]) expect(text).toContain('Câu này có 2 cách hỏi.')
  expect(page).toMatch(/Cách C của phiên bản 2: Đường rộng thêm có lợi không\? 1 1 /)
  expect(await textOf(clerk.get(`${base}?answer=variant.qRoad:c@2`))).toContain('1 trên 6 phiếu')
})

test('who may not read the results reads no comparison; a hamlet head compares the own hamlet', async () => {
  const { signedIn, visitor, base, hamlets, neighbour } = await drawn()
  const page = `${base}/lots/qRoad`

  const head = await textOf((await signedIn('hamletHead', hamlets[0])).get(`${page}?hamlet=${hamlets[1]?.id}`))

  expect(head).toMatch(/Cách A: Bà con có đồng ý mở rộng đường\? 1 1 /)
  expect(head).toMatch(/Cách B: Có nên giữ con đường như cũ\? 0 0/)
  expect((await (await signedIn('administrator', neighbour)).get(page)).status).toBe(403)
  expect((await visitor().get(page)).status).toBe(303)
})
