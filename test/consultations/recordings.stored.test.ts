import { expect, test } from 'vitest'
import { findNewestWording } from '../../src/consultations/versions-store'
import { readSettings } from '../../src/questions/questionnaire-settings'
import { opened, QUESTIONS } from '../responses/opened'
import { translated } from '../responses/spoken'
import { mp3, pdf, webmAudio } from '../support/media'
import { fileOf, postForm } from '../support/multipart'
import { town } from '../support/town'
import { makeDraft } from './pages'

const LISTEN = /<audio [^>]*>/g

async function withDraft() {
  const here = await town()
  const lan = await here.signedIn('committeeMember')
  const id = await makeDraft(lan, here.commune.id)
  const base = `/staff/consultations/${id}/languages`
  await lan.post(base, { language: 'hmn' })
  const audio = async () =>
    Object.fromEntries(
      readSettings((await findNewestWording(here.storage.reader, id)).settings).translations.map((each) => [
        each.language,
        each.audio,
      ]),
    )
  return { here, lan, id, base, audio }
}

test('a question is recorded in a language, Vietnamese too, and the recording taken out again', async () => {
  const { lan, base, audio } = await withDraft()
  const send = (language: string, content: Buffer, name: string) =>
    postForm(lan, `${base}/${language}/recordings`, [
      ['question', 'q1'],
      ['file', fileOf(content, name)],
    ])
  expect((await send('hmn', webmAudio, 'ghi-am.weba')).headers.get('Location')).toContain('done=saved#q1')
  expect((await send('vi', mp3, 'doc.mp3')).status).toBe(303)
  const { vi, hmn } = await audio()
  const page = await (await lan.get(`${base}/vi/recordings`)).text()
  expect(page).toContain(`preload="none" src="/media/${vi?.['q1']}"`)
  expect((await lan.get(`/media/${hmn?.['q1']}`)).headers.get('Content-Type')).toBe('audio/webm')
  expect(await (await lan.get(base)).text()).toContain('Ghi âm 1 trên')

  await postForm(lan, `${base}/vi/recordings`, [
    ['question', 'q1'],
    ['remove', '1'],
  ])
  expect(await audio()).toEqual({ vi: {}, hmn: { q1: hmn?.['q1'] } })
})

test('what is no recording is refused at its question, and nothing changes', async () => {
  const { lan, base, audio } = await withDraft()
  for (const content of [pdf, Buffer.alloc(0)]) {
    const refused = await postForm(lan, `${base}/hmn/recordings`, [
      ['question', 'q1'],
      ['file', fileOf(content, 'doc.mp3')],
    ])
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('href="#f-q1_file"')
  }
  expect(await audio()).toEqual({ hmn: {} })
})

test('the microphone is allowed on the page of recordings and nowhere else', async () => {
  const { lan, base } = await withDraft()
  const policyOf = async (path: string) => (await lan.get(path)).headers.get('Permissions-Policy')
  expect(await policyOf(`${base}/hmn/recordings`)).toContain('microphone=(self)')
  expect(await policyOf(base)).toContain('microphone=()')
})

test('who may not edit records nothing', async () => {
  const { here, base } = await withDraft()
  for (const other of [await here.signedIn('reader'), await here.signedIn('committeeMember', here.neighbour)]) {
    expect((await other.get(`${base}/hmn/recordings`)).status).toBe(403)
    const sent = [
      ['question', 'q1'],
      ['file', fileOf(mp3, 'doc.mp3')],
    ] as const
    expect((await postForm(other, `${base}/hmn/recordings`, sent)).status).toBe(403)
  }
})

test('residents hear the recording of the language they read, and a form without any is as it was', async () => {
  const here = await town()
  const [one, other] = ['a'.repeat(22), 'b'.repeat(22)]
  const translations = [
    { ...translated('hmn', QUESTIONS), audio: { qRoad: one } },
    { language: 'vi', words: {}, audio: { qMore: other } },
  ]
  const { slug } = await opened(here, { settings: { translations } })
  const heard = async (path: string) => [...(await (await here.visitor().get(path)).text()).matchAll(LISTEN)].map(([tag]) => tag)
  expect(await heard(`/c/${slug}?language=hmn`)).toEqual([
    `<audio controls="" preload="none" src="/media/${one}" aria-label="Nghe câu hỏi: 2. HMN Có làm đường không?" data-listen="Nghe" data-stop="Dừng">`,
  ])
  expect(await heard(`/c/${slug}`)).toEqual([expect.stringContaining(`/media/${other}`)])

  const plain = await opened(here)
  const silent = await opened(here, { settings: { translations: [{ language: 'vi', words: {}, audio: {} }] } })
  const form = async (address: string) => (await (await here.visitor().get(`/c/${address}`)).text()).replaceAll(address, '')
  expect(await form(silent.slug)).toBe(await form(plain.slug))
})

test('each wording is recorded by itself, and who was given a wording hears that one alone', async () => {
  const here = await town()
  const lan = await here.signedIn('committeeMember')
  const signed = { id: 'qSign', type: 'signature', label: 'Xin ký tên', settings: { signer: 'Người trả lời', writer: null } }
  const questions = [{ ...QUESTIONS[1], wordings: [{ label: 'Nên làm đường chứ?', hint: '' }] }, signed]
  const { id } = await opened(here, { questions })
  const base = `/staff/consultations/${id}/languages`
  const page = await (await lan.get(`${base}/vi/recordings`)).text()
  expect(page).toContain('Cách hỏi a của câu 1. Có làm đường không?')
  expect(page).toContain('Cách hỏi b của câu 1. Nên làm đường chứ?')
  // Nobody hears what stands on paper alone.
  expect(page).not.toContain('qSign')
  const send = (question: string, content: Buffer, name: string) =>
    postForm(lan, `${base}/vi/recordings`, [
      ['question', question],
      ['file', fileOf(content, name)],
    ])
  expect((await send('qSign', mp3, 'doc.mp3')).status).toBe(409)
  expect((await send('qRoad/b', webmAudio, 'ghi-am.weba')).status).toBe(303)
  const newest = await findNewestWording(here.storage.reader, id)
  const [vi] = readSettings(newest.settings).translations
  expect(Object.keys(vi?.audio ?? {})).toEqual(['qRoad/b'])
  expect(await (await lan.get(base)).text()).toContain('Ghi âm 1 trên 2')

  const spoken = await opened(here, { questions, settings: { translations: [vi] } })
  const heard = new Map<string, string[]>()
  for (let round = 0; round < 60 && heard.size < 2; round++) {
    const form = await (await here.visitor().get(`/c/${spoken.slug}`)).text()
    heard.set(form.includes('Nên làm đường chứ?') ? 'b' : 'a', form.match(LISTEN) ?? [])
  }
  expect(heard.get('a')).toEqual([])
  expect(heard.get('b')).toEqual([expect.stringContaining(`/media/${vi?.audio['qRoad/b']}`)])
})
