import { expect, test } from 'vitest'
import { addToBank } from '../../src/consultations/bank-acts'
import { listMedia } from '../../src/consultations/media-store'
import { typeOf } from '../../src/questions/types'
import { photo, SECRETS, svg } from '../support/media'
import { fileOf, postForm } from '../support/multipart'
import { town } from '../support/town'
import { controlValue } from './pages'

async function kept() {
  const here = await town()
  const clerk = await here.signedIn('committeeMember')
  const question = { type: 'text', label: 'Ngã ba nào?', hint: '', required: false, settings: typeOf('text').blank('vi') }
  const content = { kind: 'question', question } as const
  const id = await addToBank(clerk.world, { unitPath: here.commune.path, name: 'Ngã ba', content })
  const address = `/staff/bank/${id}`
  const form = async () => [
    ['revision', controlValue(await (await clerk.get(address)).text(), 'revision')] as const,
    ['name', 'Ngã ba'] as const,
    ['label', 'Ngã ba nào?'] as const,
    ['hint', ''] as const,
    ['settings.text', 'Hai đoạn ngập nhất.'] as const,
    ['settings.foldTitle', ''] as const,
  ]
  return { here, clerk, address, form, media: () => listMedia(here.storage.reader, here.commune.path, 10) }
}

test('a new picture is uploaded into a question of the bank, judged as everywhere and described', async () => {
  const { here, clerk, address, form, media } = await kept()
  expect(await (await clerk.get(address)).text()).toContain('enctype="multipart/form-data"')

  const sent = await postForm(clerk, address, [
    ...(await form()),
    ['settings.pictures.0.file', fileOf(photo, 'ngap.jpeg')],
    ['upload', 'pictures.0'],
  ])
  expect(sent.status).toBe(303)
  const token = controlValue(await (await clerk.get(address)).text(), 'settings.pictures.0.token')
  const bytes = Buffer.from(await (await here.visitor().get(`/media/${token}`)).arrayBuffer())
  for (const secret of SECRETS) expect(bytes.includes(secret)).toBe(false)

  const told = [
    ['settings.pictures.0.token', token],
    ['settings.pictures.0.width', '1'],
    ['settings.pictures.0.height', '1'],
    ['settings.pictures.0.description', 'Ngã ba ngập đến gối'],
  ] as const
  expect((await postForm(clerk, address, [...(await form()), ...told])).status).toBe(303)
  expect(await (await clerk.get(address)).text()).toContain('value="Ngã ba ngập đến gối"')
  expect(await media()).toMatchObject([{ token, description: 'Ngã ba ngập đến gối' }])
})

test('what is no picture is refused at its field with what was typed; nothing is kept of it', async () => {
  const { clerk, address, form, media } = await kept()
  const refused = await postForm(clerk, address, [
    ...(await form()),
    ['settings.pictures.0.file', fileOf(svg, 've.svg')],
    ['upload', 'pictures.0'],
  ])
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Hai đoạn ngập nhất.')
  expect(await media()).toEqual([])
})

test('who may not change it uploads nothing', async () => {
  const { here, address, form, media } = await kept()
  const sent = [...(await form()), ['settings.pictures.0.file', fileOf(photo, 'ngap.jpeg')] as const]
  for (const other of [await here.signedIn('reader'), await here.signedIn('administrator', here.neighbour)])
    expect([403, 404]).toContain((await postForm(other, address, sent)).status)
  expect(await media()).toEqual([])
})
