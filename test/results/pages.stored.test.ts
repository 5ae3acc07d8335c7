import { expect, test } from 'vitest'
import { town } from '../support/town'
import { addPlace, answer, openConsultation, single } from './answered'

const long = { id: 'q2', type: 'long', label: 'Bà con góp ý thêm', hint: '', required: false, shownWhen: null, settings: {} }

async function asked() {
  const made = await town()
  const { storage, commune, hamlets } = made
  const [one, two] = hamlets
  const counted = [
    { id: one?.id ?? 0, households: 264 },
    { id: two?.id ?? 0, households: 76 },
  ]
  const id = await openConsultation(storage, { unit: commune, hamlets: counted, versions: [[single('q1', ['a', 'b']), long]] })
  const placeId = await addPlace(storage, id, 'Nhà văn hóa Thôn 1', one?.id)
  const words = (text: string) => [{ questionId: 'q2', part: '', text }]
  await answer(storage, id, [
    { answers: { q1: 'a', q2: 'Xin làm đường trước' }, unitId: one?.id ?? 0, placeId, words: words('Xin làm đường trước') },
    { answers: { q1: 'b', q2: 'Sửa trường học' }, unitId: two?.id ?? 0, words: words('Sửa trường học') },
    { answers: { q1: 'a' }, unitId: two?.id ?? 0 },
  ])
  return { ...made, id, base: `/staff/consultations/${id}/results` }
}

const textOf = async (answer: Response | Promise<Response>) =>
  (await (await answer).text())
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')

test('staff see sheets against households, and every question with its base', async () => {
  const { signedIn, base } = await asked()
  const reader = await signedIn('reader')

  const page = await textOf(reader.get(base))

  expect(page).toContain('3 phiếu trên 340 hộ')
  expect(page).toContain('3 phiếu trả lời câu này, trên 3 phiếu được hỏi.')
  expect(page).toContain('2 phiếu có ghi ý kiến bằng lời.')
  expect(page).toContain('Cách trả lời Số phiếu Tỷ lệ')
  expect(page).toMatch(/Phương án a 2 66,7\s?%/)
  expect(page).not.toContain('Tải các phiếu trả lời')
})

test('a filter stands in the address, says what it holds, and unknown ones are left out', async () => {
  const { signedIn, base, hamlets } = await asked()
  const clerk = await signedIn('committeeMember')

  const page = await textOf(clerk.get(`${base}?hamlet=${hamlets[1]?.id}&answer=q1:a&hamlet=999999&answer=q9:z&from=2026-02-31`))

  expect(page).toContain('1 trên 3 phiếu')
  expect(page).toContain('Câu q1: Phương án a')
  expect(page).toMatch(/Phương án b 0 0,0\s?%/)
})

test('a hamlet head sees the own hamlet and nothing else, whatever the address asks for', async () => {
  const { signedIn, base, hamlets } = await asked()
  const head = await signedIn('hamletHead', hamlets[0])

  for (const query of ['', `?hamlet=${hamlets[1]?.id}`, '?hamlet=0']) {
    const page = await textOf(head.get(base + query))
    expect(page).toContain('Trang này chỉ tính phiếu của Thôn 1')
    expect(page).toContain('1 phiếu trên 264 hộ')
    expect(page).toContain('1 phiếu trả lời câu này')
    expect(page).not.toContain('Thôn 2')
  }
  expect(await textOf(head.get(`${base}/words/q2`))).not.toContain('Sửa trường học')
})

test('people of another commune and strangers see no figure', async () => {
  const { signedIn, visitor, base, neighbour, hamlets } = await asked()
  const addresses = ['', '/pulse', '/cross', '/words/q2', '/figures/q1.svg']

  for (const path of addresses) {
    expect((await (await signedIn('administrator', neighbour)).get(base + path)).status).toBe(403)
    expect((await (await signedIn('hamletHead', hamlets[2])).get(base + path)).status).toBe(403)
    expect((await visitor().get(base + path)).status).toBe(303)
  }
})

test('words are found without their accents and show hamlet and day, nothing closer', async () => {
  const { signedIn, base } = await asked()
  const clerk = await signedIn('committeeMember')

  const found = await textOf(clerk.get(`${base}/words/q2?search=lam+duong`))

  expect(found).toContain('Xin làm đường trước')
  expect(found).toContain('Thôn 1, ngày 22/11/2026')
  expect(found).not.toContain('Sửa trường học')
  expect(found).not.toMatch(/CODE|09:00|9 giờ/)
  expect((await clerk.get(`${base}/words/q9`)).status).toBe(404)
})

test('an open page hears nothing while nothing changed, and the new figures when an answer came', async () => {
  const { signedIn, base, storage, id } = await asked()
  const clerk = await signedIn('committeeMember')
  expect((await clerk.get(`${base}/pulse?seen=3`)).status).toBe(204)

  await answer(storage, id, [{ answers: { q1: 'b' } }])

  const page = await (await clerk.get(`${base}/pulse?seen=3`)).text()
  expect(page).toContain('value="4"')
  expect(page).toContain('4 phiếu trả lời câu này')
})

test('two questions are crossed, and every figure is a picture too', async () => {
  const { signedIn, base } = await asked()
  const clerk = await signedIn('committeeMember')

  expect((await clerk.get(`${base}/cross?row=q1&column=q1`)).status).toBe(200)
  const picture = await clerk.get(`${base}/figures/q1.svg`)
  expect(picture.headers.get('Content-Type')).toContain('image/svg+xml')
  expect(await picture.text()).toMatch(/^<svg.+<title[^>]*>Câu q1<\/title><desc[^>]*>Phương án a: 2 \(66,7/s)
  expect((await clerk.get(`${base}/figures/q77.svg`)).status).toBe(404)
  expect((await clerk.get(`/staff/consultations/999/results`)).status).toBe(404)
})
