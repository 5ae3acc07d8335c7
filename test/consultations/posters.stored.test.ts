import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { LinkPreview } from '../../src/consultations/link-preview'
import { listPlaces } from '../../src/consultations/store'
import { opened } from '../responses/opened'
import { town } from '../support/town'

test('all posters together are one sheet a place in use, each with its own short address', async () => {
  const commune = await town()
  const { id } = await opened(commune)
  const clerk = await commune.signedIn('committeeMember')
  await clerk.post(`/staff/consultations/${id}/places/hamlets`, {})

  const page = await (await clerk.get(`/staff/consultations/${id}/poster`)).text()
  const pdf = await clerk.get(`/staff/consultations/${id}/poster.pdf`)

  expect(page.match(/<article class="poster"/g)).toHaveLength(3)
  for (const { token } of await listPlaces(commune.storage.reader, id)) expect(page).toContain(`localhost/q/${token}`)
  expect(page.match(/<h1/g)).toHaveLength(1)
  expect(pdf.headers.get('Content-Type')).toBe('application/pdf')
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .toString('latin1')
      .match(/\/Type \/Page\b(?!s)/g),
  ).toHaveLength(3)
})

test('without a place the poster says what to do, and there is no empty PDF', async () => {
  const commune = await town()
  const { id } = await opened(commune)
  const clerk = await commune.signedIn('committeeMember')

  const page = await clerk.get(`/staff/consultations/${id}/poster`)

  expect(page.status).toBe(200)
  expect(await page.text()).toContain('Chưa có nơi nào.')
  expect((await clerk.get(`/staff/consultations/${id}/poster.pdf`)).status).toBe(404)
})

test.each(['x', '0', '-1', '1%00', '<b>'])('a poster of the place %s does not exist', async (place) => {
  const commune = await town()
  const { id } = await opened(commune)
  const clerk = await commune.signedIn('committeeMember')

  expect((await clerk.get(`/staff/consultations/${id}/poster?place=${place}`)).status).toBe(404)
  expect((await clerk.get(`/staff/consultations/${id}/poster.pdf?place=${place}`)).status).toBe(404)
})

test('announcements carry the address of the Zalo place once there is one', async () => {
  const commune = await town()
  const { id, slug } = await opened(commune)
  const clerk = await commune.signedIn('committeeMember')

  const before = await (await clerk.get(`/staff/consultations/${id}/announcements`)).text()
  await clerk.post(`/staff/consultations/${id}/places`, { kind: 'zalo', next: 'announcements' })
  const after = await (await clerk.get(`/staff/consultations/${id}/announcements`)).text()

  const [zalo] = await listPlaces(commune.storage.reader, id)
  expect(before).toContain(`http://localhost/c/${slug}`)
  expect(after).toContain(`http://localhost/q/${zalo?.token}`)
  expect(after).toMatch(/Đọc khoảng \d+ giây/)
})

test('the picture of a link is 1,200 by 630 and not the same for another title', async () => {
  const commune = await town()
  const one = await opened(commune)
  const other = await opened(commune, { row: { title: 'Lấy ý kiến '.repeat(18).trim() } })

  const answer = await commune.visitor().get(`/c/${one.slug}/preview.png`)
  const pixels = Buffer.from(await answer.arrayBuffer())
  const others = Buffer.from(await (await commune.visitor().get(`/c/${other.slug}/preview.png`)).arrayBuffer())

  expect(answer.headers.get('Content-Type')).toBe('image/png')
  expect(PNG.sync.read(pixels)).toMatchObject({ width: 1200, height: 630 })
  expect(pixels.equals(others)).toBe(false)
})

test('a draft and an unknown address have no picture', async () => {
  const commune = await town()
  const draft = await opened(commune, { row: { state: 'draft' } })

  expect((await commune.visitor().get(`/c/${draft.slug}/preview.png`)).status).toBe(404)
  expect((await commune.visitor().get('/c/khong-co/preview.png')).status).toBe(404)
})

test('chat apps are told the title, the dates and a picture, safely', async () => {
  const commune = await town()
  const consultation = await opened(commune, { row: { title: 'Góp ý "đường" <b>' } })
  const head = (phase: 'open' | 'closed') =>
    String(LinkPreview({ consultation, phase, origin: 'https://ydan.example.vn', locale: 'vi' }))

  expect(head('open')).toContain('property="og:title" content="Góp ý &quot;đường&quot; &lt;b&gt;"')
  expect(head('open')).toContain('UBND xã Minh Họa xin ý kiến đến 17 giờ 00, 15/12/2026.')
  expect(head('closed')).toContain('Xem kết quả tại đây')
  expect(head('open')).toContain(`content="https://ydan.example.vn/c/${consultation.slug}/preview.png?v=1"`)
  expect(head('open')).toContain('summary_large_image')
})
