import { expect, test } from 'vitest'
import { answerFiles } from '../../db/schema/questionnaires'
import { findFileContent } from '../../src/responses/answer-files-store'
import { bomb, mp3, pdf, photo, png, SECRETS, svg } from '../support/media'
import { fileOf, postForm } from '../support/multipart'
import { town } from '../support/town'
import { asked, keptIn, plain, QUESTIONS } from './asked-for-files'
import { fieldIn, opened } from './opened'

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
