import { expect, test } from 'vitest'
import { opened } from '../responses/opened'
import { town } from '../support/town'

const yes = { version: '1', key: 'k'.repeat(22), qRoad: 'a' }

test('the committee reads who wants a reply, with the number and the words, and nobody else does', async () => {
  const given = await town()
  const { slug, id } = await opened(given)
  const replies = `/staff/consultations/${id}/results/replies`
  await given.visitor().post(`/c/${slug}/responses`, { ...yes, qMore: '<b>Đường hỏng</b>', phone: '0912 345 678', reply: '1' })
  await given.visitor().post(`/c/${slug}/responses`, { ...yes, key: 'q'.repeat(22), qMore: 'Không cần gọi lại' })

  const page = await (await (await given.signedIn('committeeMember')).get(replies)).text()

  expect(page).toContain('href="tel:0912345678"')
  expect(page).toContain('&lt;b&gt;Đường hỏng&lt;/b&gt;')
  expect(page).not.toContain('Không cần gọi lại')
  const others = [
    await given.signedIn('reader'),
    await given.signedIn('hamletHead', given.hamlets[0]),
    await given.signedIn('committeeMember', given.neighbour),
  ]
  for (const other of others) expect((await other.get(replies)).status).toBe(403)
  expect((await given.visitor().get(replies)).status).toBe(303)
})
