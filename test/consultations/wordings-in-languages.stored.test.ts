import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { editQuestions } from '../../src/consultations/asking'
import { stepQuestions } from '../../src/consultations/stepping'
import { findNewestWording } from '../../src/consultations/versions-store'
import { readSettings } from '../../src/questions/questionnaire-settings'
import { opened, QUESTIONS } from '../responses/opened'
import { translated } from '../responses/spoken'
import { postForm } from '../support/multipart'
import { town } from '../support/town'
import { controlValue } from './pages'

const WORDED = [{ ...QUESTIONS[1], wordings: [{ label: 'Bà con muốn làm đường không?', hint: 'Đường rộng 3 m.' }] }]
const LABEL = 'qRoad/wordings.0.label'

async function given(translations: readonly unknown[], row = {}) {
  const made = await town()
  const { id, slug } = await opened(made, { questions: WORDED, settings: { translations }, row })
  const author = await made.signedIn('committeeMember')
  const languages = `/staff/consultations/${id}/languages`
  const words = async () =>
    readSettings((await findNewestWording(made.storage.reader, id)).settings).translations.find(
      ({ language }) => language === 'hmn',
    )?.words
  return { ...made, id, slug, author, languages, words }
}

const without = (name: string) => {
  const whole = translated('hmn', WORDED)
  const { [name]: _, ...words } = whole.words
  return { ...whole, words }
}
const DRAFT = { state: 'draft', openedAt: null } as const

test('a translator finds each wording beside its source, and the check names a language that lacks one', async () => {
  const { author, languages, id, words } = await given([without(LABEL)], DRAFT)
  const page = await (await author.get(`${languages}/hmn?state=missing`)).text()
  expect(page).toContain('Bà con muốn làm đường không?')
  expect(page).toContain(`name="say.${LABEL}"`)
  expect(await (await author.get(`/staff/consultations/${id}/check`)).text()).toContain('Hmông')

  const base = controlValue(page, 'base').replaceAll('&quot;', '"')
  const said = { [`say.${LABEL}`]: 'Koj xav ua kev?', [`of.${LABEL}`]: 'Bà con muốn làm đường không?' }
  expect((await author.post(`${languages}/hmn`, { base, revision: '1', ...said })).status).toBe(303)
  expect((await words())?.[LABEL]).toEqual({ text: 'Koj xav ua kev?', of: 'Bà con muốn làm đường không?' })
})

test.each(['csv', 'xlsx'])('the file for translators (%s) holds the wordings, and takes them in again', async (kind) => {
  const { author, languages, words } = await given([without(LABEL)], DRAFT)
  const file = await author.get(`${languages}/hmn/translation.${kind}`)
  expect(file.status).toBe(200)
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (kind === 'csv') {
    const rows: string[][] = parse(new TextDecoder().decode(bytes).replace(/^\ufeff/, ''))
    expect(rows.find(([name]) => name === LABEL)).toEqual([
      LABEL,
      expect.stringContaining('cách hỏi'),
      'Bà con muốn làm đường không?',
      '',
      'Còn thiếu',
    ])
  }
  const sent = `Tên,Chỗ,Tiếng Việt,Bản dịch,Trạng thái\n${LABEL},,Bà con muốn làm đường không?,Koj xav ua kev?,\n`
  const page = await (await postForm(author, `${languages}/hmn/files`, [['file', new File([sent], 'dich.csv')]])).text()
  const held = controlValue(page, 'held').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
  expect((await postForm(author, `${languages}/hmn/files/application`, [['held', held]])).status).toBe(303)
  expect((await words())?.[LABEL]?.text).toBe('Koj xav ua kev?')
})

test('residents read the wording they drew in their language; a language that lacks one is not offered', async () => {
  const { visitor, slug } = await given([translated('hmn', WORDED)])
  const seen = new Set<string>()
  for (let round = 0; round < 40 && seen.size < 2; round++) {
    const html = await (await visitor().get(`/c/${slug}?language=hmn`)).text()
    const label = /HMN (?:Có làm đường không\?|Bà con muốn làm đường không\?)/.exec(html)?.[0]
    expect(label).toBeDefined()
    if (label) seen.add(label)
    const draw = /name="with.draw"[^>]*value="([^"]*)"/.exec(html)?.[1] ?? ''
    if (seen.size < 2) continue
    const fields = { version: '1', key: 'k'.repeat(22), 'with.language': 'hmn', 'with.draw': draw, qRoad: 'a' }
    const receipt = (await visitor().post(`/c/${slug}/responses`, fields)).headers.get('Location') ?? ''
    expect(await (await visitor().get(receipt)).text()).toContain(label)
  }
  expect(seen.size).toBe(2)
  const lacking = await given([without('qRoad/wordings.0.hint')])
  expect(await (await lacking.visitor().get(`/c/${lacking.slug}?language=hmn`)).text()).not.toContain('HMN')
})

test('where the first of several wordings is taken out, the translation of the next stays with it, and comes back when undone', async () => {
  const others = ['Nên làm đường chứ?', 'Có cần đường mới không?'].map((label) => ({ label, hint: '' }))
  const questions = [{ ...QUESTIONS[1], wordings: others }]
  const made = await town()
  const { id } = await opened(made, { questions, settings: { translations: [translated('hmn', questions)] }, row: DRAFT })
  const words = async () => readSettings((await findNewestWording(made.storage.reader, id)).settings).translations[0]?.words
  const before = await words()
  await editQuestions(await made.as('committeeMember'), {
    ...{ id, revision: 1 },
    edit: { kind: 'change', question: 'qRoad', changes: { wordings: others.slice(1) } },
  })
  const { [LABEL]: first, 'qRoad/wordings.1.label': second } = { ...before }
  expect(first).toBeDefined()
  expect(await words()).toMatchObject({ [LABEL]: second })
  expect(await words()).not.toHaveProperty(['qRoad/wordings.1.label'])

  await stepQuestions(await made.as('committeeMember'), { id, revision: 2, stepping: 'undo', confirmed: 2 })
  expect(await words()).toEqual(before)
})
