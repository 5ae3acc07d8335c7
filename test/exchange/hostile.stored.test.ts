import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyChain } from '../../src/audit/store'
import { createConsultation } from '../../src/consultations/drafting'
import { apart } from '../../src/kernel/apart'
import { opened } from '../responses/opened'
import { hostileFile } from '../support/hostile-files'
import { serveTown } from '../support/serve-town'

// A real listening server: whoever answers beside such a file is answered. What the readers say is in apart.test.ts.

let given: Awaited<ReturnType<typeof serveTown>>
let cookie: string
let draft: number
beforeAll(async () => {
  given = await serveTown({ whenDone: afterAll })
  await opened(given, { slug: 'hoi' })
  const clerk = await given.signedIn('administrator')
  cookie = [...clerk.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  draft = (await createConsultation(clerk.world, { unitId: given.commune.id, template: null, asker: 'UBND xã' })).id
})

/** Sends a file; once all of it is on its way, asks for the form again and again until the file is answered. */
async function sendBeside(path: string, bytes: Buffer) {
  const form = new FormData()
  form.append('day', '2026-01-01')
  form.append('file', new Blob([new Uint8Array(bytes)]), 'tep')
  const sent = new Response(form)
  const body = Buffer.from(await sent.arrayBuffer())
  const headers = { cookie, 'Content-Type': sent.headers.get('Content-Type') ?? '', 'Content-Length': body.length }
  let isDone = false
  const sending = request(given.address + path, { method: 'POST', headers })
  const answer = new Promise<{ status: number; page: string }>((resolve, reject) => {
    sending.on('error', reject)
    sending.on('response', async (response) => {
      isDone = true
      resolve({ status: response.statusCode ?? 0, page: Buffer.concat(await response.toArray()).toString() })
    })
  })
  await new Promise<void>((resolve) => sending.end(body, resolve))
  let answered = 0
  while (!isDone) {
    const { status } = await fetch(`${given.address}/c/hoi`)
    if (status === 200) answered++
  }
  return { ...(await answer), answered }
}

test('while a hostile questionnaire is read, others are answered, and nothing is stored', async () => {
  const before = await verifyChain(given.storage.reader)

  const file = await hostileFile('a workbook with as many cells as it may have').bytes()
  const { status, page, answered } = await sendBeside('/staff/import', file)

  expect(status).toBe(422)
  expect(page).toContain('nên không phải XLSForm')
  expect(answered).toBeGreaterThan(25)
  expect(await verifyChain(given.storage.reader)).toEqual(before)
})

test('while hostile votes are read, others are answered, and nothing is stored', async () => {
  const file = await hostileFile('5 MB of votes').bytes()
  const { status, page } = await sendBeside(`/staff/consultations/${draft}/import/pb`, file)

  expect(status).toBe(422)
  expect(page).toContain('200013')
})

test('a table of hamlets that is 12 MB of empty lines is too long, at once', async () => {
  const file = await hostileFile('12 MB of empty lines').bytes()
  const { status, page } = await sendBeside(`/staff/units/${given.commune.id}/import`, file)

  expect(status).toBe(422)
  expect(page).toContain('Bảng quá lớn. Xin chia thành nhiều lần.')
})

test('half a million empty lines before a word are not looked through from each of them', async () => {
  const lines = Buffer.from(`${'\n'.repeat(500_000)}x`)
  expect((await sendBeside(`/staff/units/${given.commune.id}/import`, lines)).status).toBe(422)
})

test('who meets others reading is told so on the page that asks for the file', async () => {
  const long = await hostileFile('one SurveyJS question with a million options').bytes()
  const order = { kind: 'questionnaire', bytes: long, locale: 'vi', known: null }
  const others = Array.from({ length: 6 }, () => apart('reading-process', order, { megabytes: 256, seconds: 1 }))

  const { status, page } = await sendBeside('/staff/import', Buffer.from('{}'))

  expect(status).toBe(422)
  expect(page).toContain('Máy đang bận đọc những tệp khác. Chưa lưu gì; xin thử lại sau ít phút.')
  await Promise.all(others)
})
