import { expect, test } from 'vitest'
import { findNewestWording } from '../../src/consultations/versions-store'
import { opened, QUESTIONS } from '../responses/opened'
import { town } from '../support/town'

test('an author has the order drawn and writes a second wording; a page that does not speak of it changes neither', async () => {
  const made = await town()
  const { id } = await opened(made, { questions: [QUESTIONS[1], QUESTIONS[3]], row: { state: 'draft', openedAt: null } })
  const author = await made.signedIn('committeeMember')
  const address = `/staff/consultations/${id}/questions/qRoad`
  const kept = async () => (await findNewestWording(made.storage.reader, id)).questions[0]
  const html = await (await author.get(address)).text()
  const values = (name: string) =>
    [...html.matchAll(new RegExp(`name="${name}"[^>]*value="([^"]*)"`, 'g'))].map(([, value = '']) => value)
  const fields = Object.fromEntries(
    [...html.matchAll(/<(?:input|textarea|select)[^>]*name="(settings\.[^"]+|revision|base)"/g)].map(([, name = '']) => [
      name,
      values(name),
    ]),
  )

  expect(html).toContain('name="order.random"')
  const lot = {
    lot: '1',
    'order.random': '1',
    'order.fixed': ['c'],
    'wordings.0.label': 'Có nên làm đường?',
    'wordings.0.hint': '',
  }
  const saved = await author.post(address, {
    ...fields,
    label: 'Có làm đường không?',
    hint: '',
    required: '1',
    next: '1',
    ...lot,
  })
  expect(saved.status).toBeLessThan(400)
  expect(await kept()).toMatchObject({ order: { fixed: ['c'] }, wordings: [{ label: 'Có nên làm đường?', hint: '' }] })
  const again = await (await author.get(address)).text()
  expect(again).toContain('Có nên làm đường?')
  expect(/<input[^>]*name="order.random"[^>]*>/.exec(again)?.[0]).toContain('checked')

  const revision = /name="revision" value="(\d+)"/.exec(again)?.[1] ?? ''
  const base = /name="base" value="([^"]*)"/.exec(again)?.[1]
  await author.post(address, { ...fields, revision, ...(base && { base }), label: 'Câu khác?', hint: '', next: '1' })
  expect(await kept()).toMatchObject({ label: 'Câu khác?', order: { fixed: ['c'] } })
})
