import { expect, test } from 'vitest'
import { responses } from '../../db/schema/responses'
import { town } from '../support/town'
import { opened } from './opened'

const PEOPLE = {
  id: 'qPeople',
  type: 'repeat',
  label: 'Trong nhà có những ai?',
  required: true,
  settings: {
    noun: 'Người',
    most: 3,
    inner: [
      { code: 'name', label: 'Họ tên', kind: 'short' },
      { code: 'age', label: 'Tuổi', kind: 'number', least: 0, most: 120 },
    ],
  },
}
const MORE = { id: 'qMore', type: 'long', label: 'Ý kiến khác', settings: {} }
const SECTION = { id: 'qNext', type: 'section', label: 'Phần hai', settings: { text: '' } }

const base = { version: '1', key: 'k'.repeat(22) }
const blocks = (html: string) => html.match(/data-block="/g)?.length

test('asking for another block without scripts loses nothing and stores nothing, whatever is still wrong', async () => {
  const given = await town()
  const { slug } = await opened(given, { questions: [PEOPLE, MORE] })
  const visitor = given.visitor()
  expect(blocks(await (await visitor.get(`/c/${slug}`)).text())).toBe(1)

  const typed = { ...base, 'qPeople.1.name': 'Sen', 'qPeople.1.age': 'ba mươi', qMore: 'Sửa cầu', phone: '0912', reply: '1' }
  const again = await visitor.post(`/c/${slug}/responses`, { ...typed, go: 'more qPeople 2' })

  const html = await again.text()
  expect(again.status).toBe(200)
  expect(blocks(html)).toBe(2)
  for (const kept of ['value="Sen"', 'value="ba mươi"', 'Sửa cầu</textarea>', 'value="0912"', `value="${base.key}"`])
    expect(html).toContain(kept)
  expect(html).not.toContain('field-fault')
  expect(html).toMatch(/data-block="2" autofocus/)
  expect(await given.storage.reader.select().from(responses)).toEqual([])

  const sent = await visitor.post(`/c/${slug}/responses`, { ...base, 'qPeople.1.name': 'Sen', 'qPeople.2.age': '7' })
  expect(sent.status).toBe(303)
  expect(await given.storage.reader.select().from(responses)).toMatchObject([
    { answers: { qPeople: [{ name: 'Sen' }, { age: 7 }] } },
  ])
})

test('in a form of pages the same page comes again, and the answers of the others travel on', async () => {
  const given = await town()
  const { slug } = await opened(given, { questions: [MORE, SECTION, PEOPLE] })

  const fields = { ...base, qMore: 'Sửa cầu', 'qPeople.1.name': 'Sen', page: 'qNext', go: 'more qPeople 2' }
  const html = await (await given.visitor().post(`/c/${slug}/pages`, fields)).text()

  expect(blocks(html)).toBe(2)
  expect(html).toContain('value="Sen"')
  expect(html).toContain('<input type="hidden" name="qMore" value="Sửa cầu"')
})

test('whoever changes the own sheet may ask for another block too', async () => {
  const given = await town()
  const { slug } = await opened(given, { questions: [PEOPLE] })
  const visitor = given.visitor()
  const receipt = (await visitor.post(`/c/${slug}/responses`, { ...base, 'qPeople.1.name': 'Sen' })).headers.get('Location')

  const change = { version: '1', revision: '1', 'qPeople.1.name': 'Sen', go: 'more qPeople 2' }
  const again = await visitor.post(`${receipt}/edit`, change)

  expect([again.status, blocks(await again.text())]).toEqual([200, 2])
  expect(await given.storage.reader.select().from(responses)).toMatchObject([{ revision: 1 }])
})

test('a wish for more of what does not grow is no wish', async () => {
  const given = await town()
  const { slug } = await opened(given, { questions: [PEOPLE, MORE] })
  for (const go of ['more qMore 2', 'more qNobody 2', 'more qPeople 1e3', 'more']) {
    const answer = await given.visitor().post(`/c/${slug}/responses`, { ...base, go })
    expect(answer.status, go).toBeGreaterThanOrEqual(400)
    expect(answer.status, go).toBeLessThan(500)
  }
  expect(await given.storage.reader.select().from(responses)).toEqual([])
})
