import { expect, test } from 'vitest'
import { FILE_LARGEST, fileName, judgeFile } from '../../src/consultations/attachment'
import { docx, pdf, plainZip, png, xlsx } from './files'

test.each([
  ['bang.pdf', pdf, 'application/pdf', 'bang.pdf'],
  ['anh.PNG', png, 'image/png', 'anh.png'],
  ['thuyết minh.docx', docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'thuyết minh.docx'],
  ['biểu.xlsx', xlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'biểu.xlsx'],
])('%s is taken for what its content is', async (name, content, mediaType, kept) => {
  expect(await judgeFile(content, name)).toEqual({ ok: true, name: kept, mediaType })
})

test('an ending that lies is put right', async () => {
  expect(await judgeFile(pdf, 'anh.png')).toMatchObject({ mediaType: 'application/pdf', name: 'anh.pdf' })
})

test.each([
  ['a plain zip called docx', plainZip, 'x.docx', 'fileKind'],
  ['words called pdf', Buffer.from('không phải'), 'x.pdf', 'fileKind'],
  ['a page of HTML', Buffer.from('<!doctype html><script>1</script>'), 'x.png', 'fileKind'],
  ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'x.png', 'fileKind'],
  ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), 'x.pdf', 'fileKind'],
  ['nothing', Buffer.alloc(0), 'x.pdf', 'fileEmpty'],
  ['more than 10 MB', Buffer.concat([pdf, Buffer.alloc(FILE_LARGEST)]), 'x.pdf', 'fileTooLarge'],
])('%s is refused', async (_what, content, name, fault) => {
  expect(await judgeFile(content, name)).toEqual({ ok: false, fault })
})

test.each([
  ['../../etc/passwd.pdf', 'passwd.pdf'],
  ['C:\\Users\\xa\\Biểu 103.xlsx', 'Biểu 103.pdf'],
  ['a\u0000b\u202e"fdp.exe', 'ab fdp.pdf'],
  ['.htaccess', 'htaccess.pdf'],
  ['...', 'tep.pdf'],
  ['', 'tep.pdf'],
  [`${'ộ'.repeat(300)}.pdf`, `${'ộ'.repeat(120)}.pdf`],
])('the name %j becomes %j', (given, kept) => {
  expect(fileName(given, 'pdf')).toBe(kept)
})
