import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { findNewestWording, saveWording } from '../../src/consultations/versions-store'
import { readWorkbook } from '../../src/exchange/workbook'
import { xlsxFile } from '../../src/kernel/xlsx'
import { readSettings } from '../../src/questions/questionnaire-settings'
import { controlValue, makeDraft } from '../consultations/pages'
import { postForm } from '../support/multipart'
import { type Town, town } from '../support/town'

const question = {
  ...{ id: 'qRoad', type: 'single', label: '=Có làm "đường", không?', hint: '', required: false, shownWhen: null },
  settings: {
    options: [
      { code: 'a', label: 'Có' },
      { code: 'b', label: 'Không' },
    ],
    otherCode: null,
  },
}

const put = ({ storage, now }: Town, id: number, questions: readonly unknown[]) =>
  storage.write(async (writer) => saveWording(writer, id, await findNewestWording(writer, id), { questions, removed: [] }, now()))

async function withLanguages() {
  const here = await town()
  const lan = await here.signedIn('committeeMember')
  const id = await makeDraft(lan, here.commune.id, '')
  await put(here, id, [question])
  const base = `/staff/consultations/${id}/languages`
  for (const language of ['hmn', 'km']) await lan.post(base, { language })
  const words = async (language: string) =>
    readSettings((await findNewestWording(here.storage.reader, id)).settings).translations.find(
      (each) => each.language === language,
    )?.words
  const upload = (content: string | Uint8Array<ArrayBuffer>, name = 'dich.csv') =>
    postForm(lan, `${base}/hmn/files`, [['file', new File([content], name)]])
  const apply = (page: string) => {
    const held = controlValue(page, 'held').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
    return postForm(lan, `${base}/hmn/files/application`, [['held', held]])
  }
  return { here, lan, id, own: `${base}/hmn`, words, upload, apply }
}

const HEAD = 'Tên,Chỗ,Tiếng Việt,Bản dịch,Trạng thái\n'

test('a CSV goes out with every text, harmless to a spreadsheet, and comes back changing that language alone', async () => {
  const { lan, own, words, upload, apply } = await withLanguages()
  const csv = await (await lan.get(`${own}/translation.csv`)).text()
  const rows: string[][] = parse(csv.replace(/^\ufeff/, ''))
  expect(rows).toEqual([
    ['Tên', 'Chỗ', 'Tiếng Việt', 'Bản dịch', 'Trạng thái'],
    ['consultation/asker', 'Cơ quan lấy ý kiến', 'UBND xã Minh Họa', '', 'Còn thiếu'],
    ['qRoad/label', 'Câu 1: câu hỏi', `'=Có làm "đường", không?`, '', 'Còn thiếu'],
    ['qRoad/settings.options.a.label', 'Câu 1: phương án a', 'Có', '', 'Còn thiếu'],
    ['qRoad/settings.options.b.label', 'Câu 1: phương án b', 'Không', '', 'Còn thiếu'],
  ])
  const sent = `${HEAD}qRoad/label,,"'=Có làm ""đường"", không?","'-Puas ua?\nKev",\nqRoad/settings.options.a.label,,Có,Ua,\n`
  const page = await (await upload(sent)).text()
  expect(page.split('Sẽ thay đổi 2 chỗ'), 'said once').toHaveLength(2)
  expect(await words('hmn')).toEqual({})

  expect((await apply(page)).status).toBe(303)
  expect(await words('hmn')).toEqual({
    'qRoad/label': { text: '-Puas ua?\nKev', of: question.label },
    'qRoad/settings.options.a.label': { text: 'Ua', of: 'Có' },
  })
  expect(await words('km')).toEqual({})
  expect(await (await upload(sent)).text()).toContain('không có gì mới')
})

test('an Excel file does the same, in either language of the interface', async () => {
  const { lan, own, words, upload, apply } = await withLanguages()
  const file = Buffer.from(await (await lan.get(`${own}/translation.xlsx`)).arrayBuffer())
  const read = await readWorkbook(file)
  expect(read.ok && [...read.sheets.values()][0]?.[2]?.slice(0, 3)).toEqual(['qRoad/label', 'Câu 1: câu hỏi', question.label])
  const rows = [
    ['Name', 'Vietnamese', 'Translation'],
    ['qRoad/label', question.label, '=Puas ua?'],
  ]
  await apply(await (await upload(await xlsxFile([{ name: 'hmn', rows }]), 'dich.xlsx')).text())
  expect(await words('hmn')).toEqual({ 'qRoad/label': { text: '=Puas ua?', of: question.label } })
})

test('what was translated from an older source is out of date as soon as it is brought in', async () => {
  const { here, id, words, upload, apply, lan, own } = await withLanguages()
  await put(here, id, [{ ...question, label: 'Câu mới?' }])
  const page = await (await upload(`${HEAD}qRoad/label,,Câu cũ?,Puas ua?,\n`)).text()
  expect(page).toContain('Đã cũ: dịch từ bản gốc trước')
  await apply(page)
  expect(await words('hmn')).toEqual({ 'qRoad/label': { text: 'Puas ua?', of: 'Câu cũ?' } })
  expect(await (await lan.get(own)).text()).toContain('1 chỗ đã cũ')
  // The same words, looked at beside the new source.
  await apply(await (await upload(`${HEAD}qRoad/label,,Câu mới?,Puas ua?,\n`)).text())
  expect(await words('hmn')).toEqual({ 'qRoad/label': { text: 'Puas ua?', of: 'Câu mới?' } })
})

test('the file of another consultation, a name twice and what is no table are refused with what is wrong', async () => {
  const { words, upload } = await withLanguages()
  for (const [content, said] of [
    [`${HEAD}consultation/title,,A,B,\nqOther/label,,Câu?,Lus?,\n`, '<code>qOther/label</code>'],
    [`${HEAD}qRoad/label,,x,Một,\nqRoad/label,,x,Hai,\n`, 'hai lần trong tệp'],
    [`${HEAD}qRoad/label,,x,${'x'.repeat(10_001)},\n`, 'không đọc được hoặc dài quá'],
    ['Một,Hai\nBa,Bốn\n', 'thiếu cột'],
    [new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'không đọc được như một bảng'],
    [new Uint8Array([0xff, 0xd8, 0xff, 0]), 'không đọc được như một bảng'],
    ['', 'Xin chọn một tệp'],
    ['x'.repeat(2 * 1024 * 1024 + 1), 'quá lớn'],
  ] as const) {
    const refused = await upload(content)
    expect(refused.status, said).toBe(422)
    const page = await refused.text()
    expect(page).toContain(said)
    expect(page).not.toContain('name="held"')
  }
  expect(await words('hmn')).toEqual({})
})

test('a part that is not in the questionnaire any more is left out and told', async () => {
  const { upload } = await withLanguages()
  const page = await (await upload(`${HEAD}qRoad/settings.options.z.label,,Cũ,Qub,\nqRoad/label,,x,Puas?,\n`)).text()
  expect(page).toMatch(/bỏ qua[\s\S]*qRoad\/settings\.options\.z\.label[\s\S]*Sẽ thay đổi 1 chỗ/)
})

test('a translation typed while the file was being looked at stands, and that is told', async () => {
  const { lan, own, words, upload, apply } = await withLanguages()
  const page = await (await upload(`${HEAD}qRoad/label,,x,Của tệp,\n`)).text()
  await lan.post(own, { base: '{}', 'say.qRoad/label': 'Của Lan', 'of.qRoad/label': question.label })
  const applied = await apply(page)
  expect(applied.headers.get('Location')).toContain('applied=0&conflicts=1')
  expect((await words('hmn'))?.['qRoad/label']?.text).toBe('Của Lan')
})

test('who may not edit gets no file and brings none in', async () => {
  const { here, own } = await withLanguages()
  for (const other of [await here.signedIn('reader'), await here.signedIn('administrator', here.neighbour)]) {
    for (const path of ['files', 'translation.csv', 'translation.xlsx'])
      expect((await other.get(`${own}/${path}`)).status).toBe(403)
    for (const path of ['files', 'files/application']) {
      expect((await postForm(other, `${own}/${path}`, [['held', '[]']])).status).toBe(403)
    }
  }
})

test('what no page of ours held is refused, and letters no database keeps with it', async () => {
  const { lan, own, words } = await withLanguages()
  const held = (text: string) =>
    postForm(lan, `${own}/files/application`, [
      ['held', JSON.stringify([{ name: 'qRoad/label', text, of: 'x', base: '0'.repeat(12), confirmed: false }])],
    ])
  for (const bad of ['không\0', 'nửa \ud800']) expect((await held(bad)).status).toBe(400)
  expect(await words('hmn')).toEqual({})
})
