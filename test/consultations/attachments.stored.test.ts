import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { listAttachments } from '../../src/consultations/attachments-store'
import { findConsultation } from '../../src/consultations/store'
import { town } from '../support/town'
import { docx, pdf, plainZip } from './files'
import { type Clerk, makeDraft, revisionOn } from './pages'

async function upload(clerk: Clerk, id: number, content: Buffer, name: string, more: Record<string, string> = {}) {
  const form = new FormData()
  for (const [field, value] of Object.entries(more)) form.append(field, value)
  form.append('file', new File([new Uint8Array(content)], name))
  const body = new Response(form)
  const bytes = new Uint8Array(await body.arrayBuffer())
  return clerk.send(`/staff/consultations/${id}/attachments`, {
    method: 'POST',
    body: bytes,
    headers: { 'Content-Type': body.headers.get('Content-Type') ?? '', 'Content-Length': String(bytes.length) },
  })
}

test('a file is kept as it came and handed out as a file, never as a page', async () => {
  const { signedIn, commune, storage, visitor } = await town()
  const clerk = await signedIn('committeeMember')
  const id = await makeDraft(clerk, commune.id)

  expect((await upload(clerk, id, docx, '../Biểu 103 "mới".docx')).status).toBe(303)

  const [file] = await listAttachments(storage.reader, id)
  const sha256 = createHash('sha256').update(docx).digest('hex')
  expect(file).toMatchObject({ name: 'Biểu 103 mới.docx', size: docx.length, sha256 })
  expect(await (await clerk.get(`/staff/consultations/${id}/attachments`)).text()).toContain('Biểu 103 mới.docx')
  const { slug: draftSlug } = await findConsultation(storage.reader, id)
  expect((await visitor().get(`/c/${draftSlug}/attachments/${file?.id}`)).status).toBe(404)

  const revision = await revisionOn(clerk, `/staff/consultations/${id}/check`)
  expect((await clerk.post(`/staff/consultations/${id}/opening`, { revision })).status).toBe(303)
  const { slug } = await findConsultation(storage.reader, id)
  for (const address of [`/c/${slug}/attachments/${file?.id}`, `/c/${slug}/attachments/${file?.id}/bieu.docx`]) {
    const answer = await visitor().get(address)
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer()).equals(docx)).toBe(true)
    expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment;/)
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
  }
  expect((await visitor().get(`/c/${slug}/attachments/999`)).status).toBe(404)
  expect((await visitor().get(`/c/${slug}/attachments/x`)).status).toBe(404)
})

test('a file of another consultation is not found here and cannot be taken out from here', async () => {
  const { signedIn, commune, storage } = await town()
  const clerk = await signedIn('committeeMember')
  const [one, other] = [await makeDraft(clerk, commune.id), await makeDraft(clerk, commune.id)]
  await upload(clerk, one, pdf, 'a.pdf')
  const [file] = await listAttachments(storage.reader, one)

  expect((await clerk.get(`/staff/consultations/${other}/attachments/${file?.id}`)).status).toBe(404)
  expect((await clerk.post(`/staff/consultations/${other}/attachments/${file?.id}/removal`, {})).status).toBe(404)
  expect((await clerk.post(`/staff/consultations/${one}/attachments/${file?.id}/removal`, {})).status).toBe(303)
  expect(await listAttachments(storage.reader, one)).toEqual([])
})

test('a lying ending, an empty file, and a twenty-first file are refused with words', async () => {
  const { signedIn, commune, storage } = await town()
  const clerk = await signedIn('committeeMember')
  const id = await makeDraft(clerk, commune.id)

  const refused = await upload(clerk, id, plainZip, 'thuyết minh.docx')
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Nội dung tệp không phải PDF')
  expect((await upload(clerk, id, Buffer.alloc(0), 'x.pdf')).status).toBe(422)
  for (let count = 0; count < 20; count++) await upload(clerk, id, pdf, `${count}.pdf`)
  const last = await upload(clerk, id, pdf, 'thừa.pdf')
  expect(last.status).toBe(422)
  expect(await listAttachments(storage.reader, id)).toHaveLength(20)
})

test('what is too large or has ten thousand fields is 413, what is no multipart 415, and nothing is stored', async () => {
  const { signedIn, commune, storage } = await town()
  const clerk = await signedIn('committeeMember')
  const id = await makeDraft(clerk, commune.id)
  const path = `/staff/consultations/${id}`

  expect((await upload(clerk, id, Buffer.concat([pdf, Buffer.alloc(13 * 1024 * 1024)]), 'x.pdf')).status).toBe(413)
  expect((await upload(clerk, id, Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)]), 'x.pdf')).status).toBe(422)
  const fields = Object.fromEntries(Array.from({ length: 10_000 }, (_, place) => [`x${place}`, '1']))
  expect((await upload(clerk, id, pdf, 'x.pdf', fields)).status).toBe(413)
  expect((await clerk.post(`${path}/attachments`, { file: 'x' })).status).toBe(415)
  for (const page of ['basics', 'questions', 'questions/qSex', 'extension', 'discarding'])
    expect((await clerk.post(`${path}/${page}`, { ...fields, revision: '1' })).status, page).toBe(413)
  for (const page of ['basics', 'questions/qSex', 'opening'])
    expect((await clerk.post(`${path}/${page}`, { title: 'x'.repeat(300_000) })).status, page).toBe(413)
  expect(await listAttachments(storage.reader, id)).toEqual([])
  expect((await findConsultation(storage.reader, id)).revision).toBe(1)
})

test('an opened consultation takes no more files', async () => {
  const { signedIn, commune, storage } = await town()
  const clerk = await signedIn('committeeMember')
  const id = await makeDraft(clerk, commune.id)
  const revision = await revisionOn(clerk, `/staff/consultations/${id}/check`)
  await clerk.post(`/staff/consultations/${id}/opening`, { revision })
  expect((await upload(clerk, id, pdf, 'x.pdf')).status).toBe(409)
  expect(await listAttachments(storage.reader, id)).toEqual([])
})
