import { expect, test } from 'vitest'
import { listEntries } from '../../src/audit/store'
import { winnersOf } from '../../src/budgeting/winners'
import { createConsultation } from '../../src/consultations/drafting'
import { findNewestWording } from '../../src/consultations/versions-store'
import { readQuestions } from '../../src/questions/questionnaire'
import { typeOf } from '../../src/questions/types'
import { fileOf, postForm } from '../support/multipart'
import { town } from '../support/town'

const FILE = `META
key;value
description;Ngân sách phường
country;Vietnam
unit;Phường Mẫu
instance;2027
num_projects;3
num_votes;1
budget;5000000
vote_type;approval
rule;equalshares
max_length;2

PROJECTS
project_id;cost;name;place
17;2000000;"Vườn hoa; ghế đá";Tổ 4
du-an-hai;1500000;Sân chơi;
3;4000000;Sân chơi;Tổ 9
VOTES
voter_id;vote
1;17,3
`

async function drafted() {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const draft = await createConsultation(clerk.world, { unitId: here.commune.id, template: null, asker: 'UBND xã' })
  const address = `/staff/consultations/${draft.id}/import/pb`
  const send = (content: string | Uint8Array, by = clerk, revision = draft.revision) =>
    postForm(by, address, [
      ['revision', String(revision)],
      ['file', fileOf(typeof content === 'string' ? new TextEncoder().encode(content) : content, 'x.pb')],
    ])
  const stored = async () => readQuestions((await findNewestWording(here.storage.reader, draft.id)).questions)
  return { ...here, clerk, draft, address, send, stored }
}

test('the projects of a file become a vote in the draft, on record', async () => {
  const { send, stored, storage, clerk, address } = await drafted()

  expect(await (await clerk.get(address)).text()).toContain('Nhập dự án từ tệp .pb')
  const sent = await send(FILE)

  const [question] = await stored()
  if (!question) throw new Error('no question')
  expect([sent.status, sent.headers.get('Location')]).toEqual([303, address.replace('import/pb', `questions/${question.id}`)])
  const election = typeOf(question.type).election?.({ ...question, hamlets: [] })
  expect(election).toMatchObject({ mode: 'approval', rule: 'equalSharesMoney', money: 5_000_000, most: 2 })
  expect(election?.projects).toMatchObject([
    { code: '17', name: 'Vườn hoa; ghế đá', cost: 2_000_000, place: 'Tổ 4' },
    { name: 'Sân chơi', cost: 1_500_000 },
    { code: '3', name: 'Sân chơi (3)', cost: 4_000_000, place: 'Tổ 9' },
  ])
  expect(election && winnersOf(election, []).spent).toBe(0)
  expect(await listEntries(storage.reader, '/', 1, 0)).toMatchObject([{ act: 'consultation.edit', details: { source: 'pb' } }])
})

test('a file that is refused says why and where, and nothing is stored', async () => {
  const { send, stored } = await drafted()

  const wrong = await send(FILE.replace('17;2000000', '17;hai triệu'))
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('Dòng 16: “hai triệu” không phải số tiền lớn hơn 0.')
  expect((await send('')).status).toBe(422)
  expect((await send(new Uint8Array([0x50, 0x4b, 3, 4, 255]))).status).toBe(422)
  expect(await stored()).toEqual([])
})

test('who may not edit brings nothing in, nor an older page', async () => {
  const { send, stored, signedIn, hamlets, address, visitor, draft } = await drafted()
  const head = await signedIn('hamletHead', hamlets[0])

  expect([403, 404]).toContain((await send(FILE, head)).status)
  expect([401, 303]).toContain((await visitor().get(address)).status)
  expect((await send(FILE)).status).toBe(303)
  expect((await send(FILE, undefined, draft.revision)).status).toBe(409)
  expect(await stored()).toHaveLength(1)
})
