import { expect, test } from 'vitest'
import { answerFiles } from '../../db/schema/questionnaires'
import { findQuestionnaire } from '../../src/consultations/store'
import { receiveFiles } from '../../src/responses/receiving-files'
import { sweepFiles } from '../../src/responses/sweep-files'
import { pdf, png, svg } from '../support/media'
import { fileOf, uploadOf } from '../support/multipart'
import { town } from '../support/town'
import { asked, keptIn } from './asked-for-files'

const DAY = 24 * 60 * 60 * 1000

test('what no sheet came to name is swept after a day; what one names stays until its time is over', async () => {
  const given = await town()
  const { send, rows } = await asked(given)
  await send('', [fileOf(pdf, 'quen.pdf')])
  await send('Đường 1', [fileOf(png, 'a.png')])
  const start = given.now().getTime()

  given.at(new Date(start + DAY - 1000))
  await sweepFiles(given.system)
  expect(await rows()).toHaveLength(2)
  given.at(new Date(start + DAY + 1000))
  await sweepFiles(given.system)
  await sweepFiles(given.system)
  expect((await rows()).map(({ name, isNamed }) => [name, isNamed])).toEqual([['a.png', true]])

  given.at(new Date('2028-12-14T17:00:00+07:00'))
  await sweepFiles(given.system)
  expect(await rows()).toHaveLength(1)
  given.at(new Date('2028-12-16T17:00:00+07:00'))
  await sweepFiles(given.system)
  expect(await rows()).toEqual([])
})

test('a file kept for a sheet that was sent is copied for another sheet of the same person', async () => {
  const given = await town()
  const { send, rows } = await asked(given)
  const [kept = ''] = keptIn(await (await send('', [fileOf(png, 'a.png')])).text())
  await send('Đường 1', [kept])
  const second = await send('Đường 2', [kept], [['key', 'abcdefghijklmnop0123']])
  expect(second.status).toBe(303)
  const files = await rows()
  expect(new Set(files.map(({ sheetKey }) => sheetKey)).size).toBe(2)
})

test('files are read by who may take answers out, as downloads, and by nobody else', async () => {
  const given = await town()
  const { send, rows, consultation, visitor } = await asked(given)
  await send('Đường 1', [fileOf(pdf, 'Đơn <b>xin.pdf')])
  const other = await asked(given)
  await other.send('', [fileOf(png, 'chua-gui.png')])
  const sentFile = (await rows()).find(({ mediaType }) => mediaType === 'application/pdf')
  const waiting = (await rows()).find(({ name }) => name === 'chua-gui.png')
  const list = `/staff/consultations/${consultation.id}/results/files`

  for (const role of ['administrator', 'committeeMember'] as const) {
    const clerk = await given.signedIn(role)
    const page = await (await clerk.get(list)).text()
    expect(page).toContain(`<a href="/staff/files/${sentFile?.token}">Đơn b xin`)
    expect(page).not.toContain('chua-gui')
    const answer = await clerk.get(`/staff/files/${sentFile?.token}`)
    expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment;/)
    expect(answer.headers.get('Content-Type')).toBe('application/pdf')
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
    expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true)
    expect((await clerk.get(`/staff/files/${waiting?.token}`)).status).toBe(404)
    const words = await (await clerk.get(`/staff/consultations/${consultation.id}/results/words/qPhoto`)).text()
    expect(words).toContain(list)
    expect(words).toContain(`<a href="/staff/files/${sentFile?.token}">${sentFile?.name}</a>`)
  }
  const outsiders = [
    await given.signedIn('reader'),
    await given.signedIn('hamletHead'),
    await given.signedIn('administrator', given.neighbour),
  ]
  for (const outsider of outsiders)
    for (const address of [list, `/staff/files/${sentFile?.token}`]) expect((await outsider.get(address)).status).toBe(403)
  expect((await visitor.get(`/staff/files/${sentFile?.token}`)).status).toBe(303)
  expect((await visitor.get(`/media/${sentFile?.token}`)).status).toBe(404)
})

test('nobody fills the disk: a consultation has so much room, and a source sends so many files an hour', async () => {
  const given = await town()
  const { send, rows, consultation } = await asked(given)
  const row = { name: 'x.pdf', mediaType: 'application/pdf', sha256: 'x', addedAt: given.now(), isNamed: true }
  const of = { consultationId: consultation.id, questionId: 'qPhoto', sheetKey: 'k'.repeat(16), token: 'F'.repeat(22) }
  await given.storage.write((writer) =>
    writer.insert(answerFiles).values({ ...row, ...of, size: 1024 ** 3 - 10, content: Buffer.from('x') }),
  )
  const full = await send('Đường 1', [fileOf(pdf, 'don.pdf')])
  expect(full.status).toBe(422)
  expect(await full.text()).toContain('đã nhận hết dung lượng dành cho tệp')
  expect(await rows()).toHaveLength(1)
  expect((await send('Đường 1', [])).status).toBe(303)

  const questionnaire = await findQuestionnaire(given.storage.reader, consultation.id, 1)
  const arriving = { consultationId: consultation.id, questionnaire, key: 'z'.repeat(16), answers: new Map() }
  const texts = new Set<string>()
  for (let times = 0; times < 260; times++) {
    const files = new Map([['qPhoto', [uploadOf(svg, 'a.svg'), uploadOf(svg, 'b.svg')]]])
    const received = await receiveFiles(given.resident, { ...arriving, files, source: '203.0.113.7' })
    for (const text of received?.get('qPhoto') ?? []) texts.add(text.split('!')[1] ?? '')
  }
  expect([...texts]).toEqual(['fileKind', 'tooOften'])
})

test('a copy for another sheet takes room and counts like a file that is sent', async () => {
  const given = await town()
  const { send, rows, consultation } = await asked(given)
  const [kept = ''] = keptIn(await (await send('', [fileOf(png, 'a.png')])).text())
  const questionnaire = await findQuestionnaire(given.storage.reader, consultation.id, 1)
  const copied = async (sheet: number) => {
    const arriving = { consultationId: consultation.id, questionnaire, key: `another-sheet-${1000 + sheet}`, files: new Map() }
    const answers = new Map([['qPhoto', [kept]]])
    return (await receiveFiles(given.resident, { ...arriving, answers, source: '203.0.113.99' }))?.get('qPhoto')?.[0] ?? ''
  }
  await given.storage.write((writer) => writer.update(answerFiles).set({ size: 100 * 1024 ** 2 }))
  for (let sheet = 0; sheet < 5; sheet++) expect(await copied(sheet)).toMatch(/ a\.png$/)
  expect(await copied(5)).toBe('!tooOften!a.png')
  expect(await rows()).toHaveLength(6)

  await given.storage.write((writer) => writer.update(answerFiles).set({ size: 1024 ** 3 }))
  const full = await send('', [kept], [['key', 'yet-another-sheet-1']])
  expect(await full.text()).toContain('đã nhận hết dung lượng dành cho tệp')
  expect(await rows()).toHaveLength(6)
})
