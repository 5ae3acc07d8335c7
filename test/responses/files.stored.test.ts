import { expect, test } from 'vitest'
import { answerFiles } from '../../db/schema/questionnaires'
import { findQuestionnaire } from '../../src/consultations/store'
import { findFileContent } from '../../src/responses/answer-files-store'
import { receiveFiles } from '../../src/responses/receiving-files'
import { sweepFiles } from '../../src/responses/sweep-files'
import { bomb, mp3, pdf, photo, png, SECRETS, svg } from '../support/media'
import { fileOf, postForm, uploadOf } from '../support/multipart'
import { type Town, town } from '../support/town'
import { fieldIn, opened } from './opened'

const QUESTIONS = [
  { id: 'qRoad', type: 'short', label: 'Đường nào ngập?', required: true, settings: {} },
  {
    id: 'qPhoto',
    type: 'file',
    label: 'Gửi ảnh chỗ ngập',
    settings: { most: 2, megabytes: 1, kinds: ['picture', 'pdf'] },
  },
]

const DAY = 24 * 60 * 60 * 1000

async function asked(given: Town) {
  const consultation = await opened(given, { questions: QUESTIONS })
  const visitor = given.visitor()
  const form = `/c/${consultation.slug}`
  await visitor.get(form)
  const send = (road: string, files: readonly (string | File)[], more: readonly (readonly [string, string])[] = []) =>
    postForm(visitor, `${form}/responses`, [
      ['version', '1'],
      ['qRoad', road],
      ...files.map((each) => ['qPhoto', each] as const),
      ...more,
    ])
  const rows = () => given.storage.reader.select().from(answerFiles).orderBy(answerFiles.addedAt, answerFiles.token)
  return { consultation, visitor, form, send, rows }
}

const plain = (html: string) => html.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
const keptIn = (html: string) =>
  [...plain(html).matchAll(/type="checkbox"[^>]* name="qPhoto" value="([^"]+)"/g)].map(([, text = '']) => text)

test('the form is multipart where files are asked for, and nowhere else', async () => {
  const given = await town()
  const { visitor, form } = await asked(given)
  expect(await (await visitor.get(form)).text()).toMatch(/<form id="sheet"[^>]*enctype="multipart\/form-data"/)
  const other = await opened(given)
  const html = await (await visitor.get(`/c/${other.slug}`)).text()
  expect(html).not.toContain('multipart/form-data')
  expect(html).not.toContain('css/files')
})

test('a photo is kept when another answer is wrong, and goes with the sheet that is sent then', async () => {
  const given = await town()
  const { send, rows, consultation, visitor } = await asked(given)

  const refused = await send('', [fileOf(photo, 'C:\\fakepath\\..\\ngã ba "chợ".jpg')])
  expect(refused.status).toBe(422)
  const html = await refused.text()
  const [kept = ''] = keptIn(html)
  expect(kept).toMatch(/^[\w-]{22} \d+ image\/jpeg ngã ba chợ.jpg$/)
  expect(html).toContain('Đã nhận, không cần gửi lại')

  const received = await send('Đường thôn 1', [kept])
  expect(received.status).toBe(303)
  const [row, ...others] = await rows()
  expect(others).toEqual([])
  expect(row).toMatchObject({ consultationId: consultation.id, questionId: 'qPhoto', name: 'ngã ba chợ.jpg' })
  const content = await findFileContent(given.storage.reader, row?.token ?? '')
  for (const secret of SECRETS) expect(content.includes(secret)).toBe(false)
  const receipt = await (await visitor.get(received.headers.get('Location') ?? '')).text()
  expect(receipt).toContain('ngã ba chợ.jpg')
})

test('what is sent twice is one sheet with one file', async () => {
  const given = await town()
  const { send, rows } = await asked(given)
  const [one, other] = [await send('Đường 1', [fileOf(png, 'a.png')]), await send('Đường 1', [fileOf(png, 'a.png')])]
  expect([one.status, other.status]).toEqual([303, 303])
  expect(one.headers.get('Location')).toBe(other.headers.get('Location'))
  expect(await rows()).toHaveLength(1)
})

test('a hostile file is refused in words, and nothing that was written or sent well is lost', async () => {
  const given = await town()
  const { send, rows } = await asked(given)
  const wrong = [
    [svg, 'la.svg', 'không thuộc loại nhận'],
    [Buffer.from('<html><script>alert(1)</script>'), 'anh.jpg', 'không thuộc loại nhận'],
    [mp3, 'anh.png', 'không thuộc loại nhận'],
    [Buffer.alloc(0), 'rong.png', 'Có tệp rỗng'],
    [bomb(60_000, 60_000), 'bom.png', 'Có ảnh không đọc được'],
    [png.subarray(0, 45), 'cut.png', 'Có ảnh không đọc được'],
    [Buffer.concat([pdf, Buffer.alloc(1024 * 1024)]), '../../../etc/passwd.pdf', 'nặng quá 1 MB'],
  ] as const
  for (const [content, name, words] of wrong) {
    const answer = await send('Đường 1', [fileOf(pdf, 'don.pdf'), fileOf(content, name)])
    const html = await answer.text()
    expect([answer.status, name]).toEqual([422, name])
    expect(html).toContain(words)
    expect(html).toContain('value="Đường 1"')
    expect(keptIn(html)).toEqual([expect.stringContaining('application/pdf don.pdf')])
  }
  expect(await rows()).toHaveLength(1)
  const many = await send(
    'Đường 1',
    [1, 2, 3].map((width) => fileOf(bomb(width, 1), `${width}.png`)),
  )
  expect(await many.text()).toContain('Xin gửi nhiều nhất 2 tệp')
  expect((await send('Đường 1', [fileOf(Buffer.alloc(43 * 1024 * 1024), 'x.png')])).status).toBe(413)
})

test('a sheet names no file of another consultation, of another question, or one that is made up', async () => {
  const given = await town()
  const mine = await asked(given)
  const theirs = await asked(given)
  const [foreign = ''] = keptIn(await (await theirs.send('', [fileOf(png, 'a.png')])).text())
  const madeUp = 'AAAAAAAAAAAAAAAAAAAAAA 9 image/png x.png'
  for (const named of [foreign, madeUp]) {
    const answer = await mine.send('Đường 1', [named])
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('không còn được giữ')
    const plainly = await mine.visitor.post(`${mine.form}/responses`, { version: '1', qRoad: 'Đường 1', qPhoto: named })
    expect(plainly.status).toBe(422)
  }
})

test('files go with their sheet: one taken off when it is changed, all when it is deleted', async () => {
  const given = await town()
  const { send, rows, visitor } = await asked(given)
  const receipt = (await send('Đường 1', [fileOf(png, 'a.png'), fileOf(pdf, 'b.pdf')])).headers.get('Location') ?? ''
  const edit = await (await visitor.get(`${receipt}/edit`)).text()
  const [first = '', second = ''] = keptIn(edit)
  expect([first, second].every(Boolean)).toBe(true)

  const changed = await postForm(visitor, `${receipt}/edit`, [
    ['version', '1'],
    ['revision', fieldIn(edit, 'revision')],
    ['qRoad', 'Đường 1'],
    ['qPhoto', second],
    ['qPhoto', fileOf(bomb(3, 2), 'c.png')],
  ])
  expect(changed.status).toBe(303)
  expect((await rows()).map(({ name }) => name).sort()).toEqual(['b.pdf', 'c.png'])

  await visitor.post(`${receipt}/deletion`, {})
  expect(await rows()).toEqual([])
})

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

test('on a form in pages a file travels from page to page, and comes once', async () => {
  const given = await town()
  const section = (id: string) => ({ id, type: 'section', label: id, settings: { text: '' } })
  const [road, picture] = QUESTIONS
  const { slug } = await opened(given, { questions: [section('qOne'), picture, section('qTwo'), road] })
  const visitor = given.visitor()
  await visitor.get(`/c/${slug}`)
  const turned = await postForm(visitor, `/c/${slug}/pages`, [
    ['version', '1'],
    ['page', 'qOne'],
    ['go', 'next'],
    ['qPhoto', fileOf(photo, 'a.jpg')],
  ])
  expect(turned.status).toBe(200)
  const html = plain(await turned.text())
  const carried = /type="hidden" name="qPhoto" value="([^"]+)"/.exec(html)?.[1] ?? ''
  expect(carried).toMatch(/^[\w-]{22} \d+ image\/jpeg a.jpg$/)

  const back = await postForm(visitor, `/c/${slug}/pages`, [
    ['version', '1'],
    ['key', fieldIn(html, 'key')],
    ['page', 'qTwo'],
    ['go', 'back'],
    ['qPhoto', carried],
    ['qRoad', 'Đường 1'],
  ])
  expect(keptIn(await back.text())).toEqual([carried])
  const sent = await postForm(visitor, `/c/${slug}/responses`, [
    ['version', '1'],
    ['key', fieldIn(html, 'key')],
    ['page', 'review'],
    ['go', 'send'],
    ['qPhoto', carried],
    ['qRoad', 'Đường 1'],
  ])
  expect(sent.status).toBe(303)
  expect(await given.storage.reader.select({ name: answerFiles.name }).from(answerFiles)).toEqual([{ name: 'a.jpg' }])
})
