import { expect, test } from 'vitest'
import { keepMedium } from '../../src/consultations/keeping-media'
import { listMedia } from '../../src/consultations/media-store'
import { judgeMedium } from '../../src/consultations/medium'
import { bomb, gif, mp3, pdf, photo, png, SECRETS, svg, webmAudio, webmVideo } from '../support/media'
import { fileOf, postForm } from '../support/multipart'
import { type Town, town } from '../support/town'
import { type Clerk, controlValue, makeDraft, revisionOn } from './pages'

async function draftWith(given: Town, type: string) {
  const clerk = await given.signedIn('committeeMember')
  const id = await makeDraft(clerk, given.commune.id)
  const list = `/staff/consultations/${id}/questions`
  const added = await clerk.post(list, { type, revision: await revisionOn(clerk, list) })
  return { clerk, id, address: added.headers.get('Location') ?? '' }
}

const base = (revision: string) =>
  [
    ['revision', revision],
    ['label', 'Đường nào ngập?'],
    ['hint', ''],
    ['settings.text', 'Hai đoạn **ngập** nhất.'],
    ['settings.foldTitle', ''],
  ] as const

const send = async (clerk: Clerk, address: string, content: Buffer, name: string) =>
  postForm(clerk, address, [
    ...base(await revisionOn(clerk, address)),
    ['settings.pictures.0.file', fileOf(content, name)],
    ['upload', 'pictures.0'],
  ])

test('a photo put beside a question is shown, described, chosen again, and tells nothing of the camera', async () => {
  const given = await town()
  const { clerk, address } = await draftWith(given, 'text')

  const sent = await send(clerk, address, photo, '../../Ảnh "ngập".jpeg')
  expect(sent.status).toBe(303)
  const page = await (await clerk.get(sent.headers.get('Location')?.split('#')[0] ?? '')).text()
  const token = controlValue(page, 'settings.pictures.0.token')
  expect(page).toContain(`src="/media/${token}" width="1" height="1"`)
  expect(page).toContain('Hai đoạn **ngập** nhất.')

  const shown = await given.visitor().get(`/media/${token}`)
  const bytes = Buffer.from(await shown.arrayBuffer())
  for (const secret of SECRETS) expect(bytes.includes(secret)).toBe(false)
  expect(shown.headers.get('Content-Type')).toBe('image/jpeg')
  expect(shown.headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(shown.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
  const again = await given.visitor().get(`/media/${token}`, { 'If-None-Match': shown.headers.get('ETag') ?? '' })
  expect(again.status).toBe(304)

  const described = await postForm(clerk, address, [
    ...base(await revisionOn(clerk, address)),
    ...(['token', 'width', 'height'] as const).map(
      (part) => [`settings.pictures.0.${part}`, controlValue(page, `settings.pictures.0.${part}`)] as const,
    ),
    ['settings.pictures.0.description', 'Ngã ba chợ ngập đến gối'],
  ])
  expect(described.status).toBe(303)
  const other = await draftWith(given, 'text')
  expect(await (await other.clerk.get(other.address)).text()).toContain(`<option value="${token}">Ngã ba chợ ngập đến gối`)
  const picked = await postForm(other.clerk, other.address, [
    ...base(await revisionOn(other.clerk, other.address)),
    ['settings.pictures.0.pick', token],
  ])
  expect(picked.status).toBe(303)
  expect(await (await other.clerk.get(other.address)).text()).toContain('value="Ngã ba chợ ngập đến gối"')
})

test('the same picture is kept once, also when it is sent twice at the same moment', async () => {
  const given = await town()
  const { clerk, address } = await draftWith(given, 'text')
  await send(clerk, address, png, 'a.png')
  await send(clerk, address, png, 'b.png')
  const { commune, storage } = given
  expect(await listMedia(storage.reader, commune.path, 10)).toHaveLength(1)
  const world = await given.as('committeeMember')
  const judged = await judgeMedium(bomb(7, 5), 'c.png', 'picture')
  if (!judged.ok) throw new Error(judged.fault)
  const kept = await Promise.all(
    [1, 2, 3].map(() => keepMedium(world, { unitPath: commune.path, medium: judged.medium }).catch(() => undefined)),
  )
  expect(new Set(kept.flatMap((each) => (each ? [each.token] : []))).size).toBe(1)
  expect(await listMedia(storage.reader, commune.path, 10)).toHaveLength(2)
})

test('what is no picture is refused in words, and what was typed with it is still there', async () => {
  const given = await town()
  const { clerk, address } = await draftWith(given, 'text')
  const wrong = [
    [svg, 'la.svg', 'Đây không phải ảnh'],
    [gif, 'dong.gif', 'Đây không phải ảnh'],
    [pdf, 'anh.png', 'Đây không phải ảnh'],
    [mp3, 'anh.jpg', 'Đây không phải ảnh'],
    [png.subarray(0, 40), 'cut.png', 'Đây không phải ảnh'],
    [bomb(60_000, 60_000), 'bom.png', 'quá nhiều điểm ảnh'],
    [Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]), 'to.png', 'nặng quá 5 MB'],
  ] as const
  for (const [content, name, words] of wrong) {
    const answer = await send(clerk, address, content, name)
    const page = await answer.text()
    expect(answer.status, name).toBe(422)
    expect(page, name).toContain(words)
    expect(page).toContain('Hai đoạn **ngập** nhất.')
    expect(page).toContain('id="f-settings_pictures_0-fault"')
  }
  expect(await (await send(clerk, address, Buffer.alloc(0), 'rong.png')).text()).toContain('Tệp này rỗng')
  expect((await send(clerk, address, Buffer.alloc(13 * 1024 * 1024), 'x.png')).status).toBe(413)
  expect(await listMedia(given.storage.reader, given.commune.path, 10)).toEqual([])
})

test('a consultation does not open while a picture has no description', async () => {
  const given = await town()
  const { clerk, id, address } = await draftWith(given, 'text')
  await send(clerk, address, png, 'a.png')
  const check = `/staff/consultations/${id}/check`
  expect(await (await clerk.get(check)).text()).toContain('Có ảnh chưa được mô tả')
  expect((await clerk.post(`/staff/consultations/${id}/opening`, { revision: await revisionOn(clerk, check) })).status).toBe(422)
})

test('only who may edit the unit uploads, and another commune does not choose from it', async () => {
  const given = await town()
  const { clerk, address } = await draftWith(given, 'text')
  await send(clerk, address, png, 'a.png')
  const [medium] = await listMedia(given.storage.reader, given.commune.path, 1)
  for (const role of ['reader', 'hamletHead'] as const) {
    const other = await given.signedIn(role)
    expect((await send(other, address, png, 'b.png')).status).toBe(403)
    const judged = await judgeMedium(bomb(2, 2), 'x.png', 'picture')
    if (!judged.ok) throw new Error(judged.fault)
    await expect(keepMedium(other.world, { unitPath: given.commune.path, medium: judged.medium })).rejects.toThrow()
  }
  expect(await listMedia(given.storage.reader, given.neighbour.path, 10)).toEqual([])
  const foreign = await given.signedIn('committeeMember', given.neighbour)
  const id = await makeDraft(foreign, given.neighbour.id)
  const list = `/staff/consultations/${id}/questions`
  const added = await foreign.post(list, { type: 'text', revision: await revisionOn(foreign, list) })
  const theirs = added.headers.get('Location') ?? ''
  const picked = await postForm(foreign, theirs, [
    ...base(await revisionOn(foreign, theirs)),
    ['settings.pictures.0.pick', medium?.token ?? ''],
  ])
  expect(picked.status).toBe(422)
})

test('a recording is judged by its content and sent in parts to who asks for a part', async () => {
  const given = await town()
  const world = await given.as('committeeMember')
  const judged = await judgeMedium(mp3, 'loi-doc.mp3', 'audio')
  if (!judged.ok) throw new Error(judged.fault)
  const { token } = await keepMedium(world, { unitPath: given.commune.path, medium: judged.medium })

  const whole = await given.visitor().get(`/media/${token}`)
  expect(whole.headers.get('Content-Type')).toBe('audio/mpeg')
  expect(whole.headers.get('Accept-Ranges')).toBe('bytes')
  const part = (range: string) => given.visitor().get(`/media/${token}`, { Range: range })
  const first = await part('bytes=0-9')
  expect([first.status, first.headers.get('Content-Range')]).toEqual([206, `bytes 0-9/${mp3.length}`])
  expect(Buffer.from(await first.arrayBuffer()).equals(mp3.subarray(0, 10))).toBe(true)
  expect(Buffer.from(await (await part('bytes=-5')).arrayBuffer())).toHaveLength(5)
  expect((await part(`bytes=${mp3.length}-`)).status).toBe(416)
  expect((await part('bytes=9-2')).status).toBe(416)
  expect((await part('bytes=0-1,5-6')).status).toBe(200)

  expect((await judgeMedium(webmAudio, 'ghi-am.webm', 'audio')).ok).toBe(true)
  expect(await judgeMedium(webmVideo, 'phim.webm', 'audio')).toEqual({ ok: false, fault: 'audioKind' })
  expect(await judgeMedium(png, 'anh.mp3', 'audio')).toEqual({ ok: false, fault: 'audioKind' })
  for (const wrong of ['x', 'A'.repeat(22), '..%2f..%2fetc', token.toLowerCase() === token ? 'x' : token.toLowerCase()])
    expect((await given.visitor().get(`/media/${wrong}`)).status).toBe(404)
})
