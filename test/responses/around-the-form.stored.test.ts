import { expect, test } from 'vitest'
import { attachments } from '../../db/schema/consultations'
import { questionnaireOf } from '../../src/questions/questionnaire'
import { sourceTexts, type Translation } from '../../src/questions/translations'
import { town } from '../support/town'
import { type Opening, opened, QUESTIONS } from './opened'
import { translated } from './spoken'

const AROUND = {
  title: 'Góp ý làm đường thôn',
  matter: 'Xã dự kiến làm đường.\nXin bà con cho ý kiến.',
  asker: 'UBND xã Minh Họa',
  draftText: '# Dự thảo\n\nĐường **rộng** 3 m. <script>alert(1)</script>',
  files: [{ name: 'ban-ve.pdf' }],
}

function wholly(language: string): Translation {
  const texts = sourceTexts(questionnaireOf(1, QUESTIONS, []), AROUND)
  const mark = language.toUpperCase()
  // The mark stands behind, so that a heading of the draft stays one.
  return {
    language,
    words: Object.fromEntries(texts.map(({ name, text }) => [name, { text: `${text} ${mark}`, of: text }])),
    audio: {},
  }
}

async function given(row: Opening['row'], translations = [wholly('hmn')]) {
  const here = await town()
  const { id, slug } = await opened(here, { settings: { translations }, ...(row && { row }) })
  const file = {
    consultationId: id,
    name: 'ban-ve.pdf',
    mediaType: 'application/pdf',
    size: 3,
    sha256: 'x',
    content: Buffer.from('abc'),
  }
  await here.storage.write((writer) => writer.insert(attachments).values({ ...file, addedAt: here.now() }))
  const read = async (path: string) => (await here.visitor().get(`/c/${slug}${path}`)).text()
  return { read, slug }
}

const ended = new Date('2026-11-21T08:00:00+07:00')

test.each([
  ['not yet open', { opensAt: new Date('2026-12-01T08:00:00+07:00') }],
  ['closed', { state: 'closed' as const, endedAt: ended }],
  ['withdrawn', { state: 'withdrawn' as const, endedAt: ended, endReason: 'Nhầm dự thảo' }],
])('what is read while it is %s comes in the language of the address, each word marked by its own', async (_, row) => {
  const { read, slug } = await given(row)
  const vietnamese = await read('')
  expect(vietnamese).toMatch(new RegExp(`<a[^>]*href="/c/${slug}\\?language=hmn"[^>]*lang="hmn"[^>]*>Hmoob`))
  expect(vietnamese).not.toContain('HMN')
  const hmong = await read('?language=hmn')
  expect(hmong).toContain('<h1 lang="hmn">Góp ý làm đường thôn HMN</h1>')
  expect(hmong).toContain('<span lang="hmn">UBND xã Minh Họa HMN</span> xin ý kiến bà con')
  expect(hmong).toMatch(/<div lang="hmn"><p>Xã dự kiến làm đường\.<\/p>/)
  expect(hmong).toMatch(/<a[^>]*lang="hmn"[^>]*>ban-ve\.pdf HMN<\/a>/)
  expect(hmong).toMatch(
    new RegExp(`Bản tiếng Việt là bản có giá trị pháp lý\\. <a href="/c/${slug}\\?language=vi" hreflang="vi"`),
  )
  expect(hmong).toContain(`href="/c/${slug}/draft?language=hmn"`)
  expect(await read('?language=fr')).toBe(vietnamese)
})

test('the full draft is read in the language, with the way to the Vietnamese text that counts', async () => {
  const { read, slug } = await given({})
  const hmong = await read('/draft?language=hmn')
  expect(hmong).toMatch(/<div lang="hmn"><h3>Dự thảo HMN<\/h3>\s*<p>Đường <strong>rộng<\/strong> 3 m\. &lt;script/)
  expect(hmong).toContain(`<a href="/c/${slug}/draft?language=vi" hreflang="vi"`)
  expect(hmong).toContain(`href="/c/${slug}?language=hmn"`)
  expect(await read('/draft')).not.toContain('HMN')
})

test('a language that was complete before the draft could be translated stays, and what is Vietnamese in it is marked', async () => {
  const { read } = await given({}, [translated('en', QUESTIONS)])
  const form = await read('?lang=en')
  expect(form).toContain('EN Có làm đường không?')
  expect(form).toContain('<span lang="vi">UBND xã Minh Họa</span>')
  expect(form).toMatch(/<a[^>]*lang="vi"[^>]*>ban-ve\.pdf<\/a>/)
  expect(form).toMatch(/The Vietnamese text is the one that counts in law\. <button[^>]*form="sheet"[^>]*value="in vi"/)
  const draft = await read('/draft?lang=en&language=en')
  expect(draft).toContain('The full draft is in Vietnamese only.')
  expect(draft).toMatch(/<div lang="vi"><h3>Dự thảo<\/h3>/)
})
