import { randomBytes, scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { oneAfterAnother } from '../../src/people/one-after-another'
import { hashPassword, isWeaker, judgePassword, passwordHolds } from '../../src/people/password'
import { readEmail, roleFits } from '../../src/people/person'
import { deviceOf } from '../../src/people/session-cookie'
import { EMAIL_LIMIT, FORGOTTEN_AFTER, oneMore, SOURCE_LIMIT, type Tries, waitLeft } from '../../src/people/slow-down'

const lan = { email: 'lan@example.vn', name: 'Lê Thị Lan' }
const now = new Date('2026-11-25T08:00:00+07:00')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

test('a hash tells its cost, holds for its password in either spelling, and for no other', async () => {
  const hash = await hashPassword('ruộng đồng mùa nước nổi')

  expect(hash).toMatch(/^\$scrypt\$ln=16,r=8,p=2\$/)
  expect(hash).not.toBe(await hashPassword('ruộng đồng mùa nước nổi'))
  expect(await passwordHolds('ruộng đồng mùa nước nổi'.normalize('NFD'), hash)).toBe(true)
  expect(await passwordHolds('ruộng đồng mùa nước nôi', hash)).toBe(false)
  expect(await passwordHolds('x', undefined)).toBe(false)
  expect(await passwordHolds('x', '')).toBe(false)
})

test('a hash made at a lower cost still holds and is known as weaker', async () => {
  const salt = randomBytes(16)
  const key = scryptSync('mật khẩu đời trước', salt, 32, { N: 2 ** 14, r: 8, p: 1 })
  const old = `$scrypt$ln=14,r=8,p=1$${salt.toString('base64url')}$${key.toString('base64url')}`

  expect(await passwordHolds('mật khẩu đời trước', old)).toBe(true)
  expect([isWeaker(old), isWeaker(await hashPassword('x')), isWeaker('')]).toEqual([true, false, true])
})

test('a password is long, not common, and not the own name', () => {
  const judged = (password: string) => judgePassword(password, lan)
  expect(judged('')).toBe('required')
  expect(judged('mười một ký')).toBe('passwordShort')
  expect(judged('ruộng đồng m')).toBeUndefined()
  expect(judged('😀'.repeat(6))).toBe('passwordShort')
  expect(judged('x'.repeat(201))).toBe('tooLong')
  expect(judged('a\ud800bcdefghijkl')).toBe('badText')
  expect(judged('Mật Khẩu 123456')).toBe('passwordCommon')
  expect(judged('123456789012')).toBe('passwordCommon')
  expect(judged('abababababab')).toBe('passwordCommon')
  expect(judged('lan@example.vn')).toBe('passwordOwn')
  expect(judged('Lê Thị Lan 1990')).toBe('passwordOwn')
})

test('an e-mail waits longer after each failure, up to ten minutes, and is forgotten after an hour', () => {
  const failed = (failures: number): Tries => ({ failures, lastAt: now })
  expect([0, 4, 5, 6, 7, 8].map((each) => waitLeft(failed(each), EMAIL_LIMIT, now) / 1000)).toEqual([0, 0, 15, 30, 60, 120])
  expect(waitLeft(failed(5000), EMAIL_LIMIT, now) / 1000).toBe(600)
  expect(waitLeft(failed(6), EMAIL_LIMIT, later(20)) / 1000).toBe(10)
  expect(waitLeft(failed(6), EMAIL_LIMIT, later(30))).toBe(0)
  expect(oneMore(failed(9), later(FORGOTTEN_AFTER / 1000)).failures).toBe(1)
  expect(waitLeft(undefined, EMAIL_LIMIT, now)).toBe(0)
})

test('an office behind one address may mistype sixty times before anybody waits, and then two seconds', () => {
  expect([59, 60, 61].map((failures) => waitLeft({ failures, lastAt: now }, SOURCE_LIMIT, now) / 1000)).toEqual([0, 2, 4])
  expect(waitLeft({ failures: 900, lastAt: now }, SOURCE_LIMIT, now) / 1000).toBe(60)
})

test('at most two run at once, the rest in order, and who comes when too many wait is told so', async () => {
  const inTurn = oneAfterAnother(2, 2)
  const begun: number[] = []
  const endings: (() => void)[] = []
  const work = (each: number) =>
    inTurn(() => {
      begun.push(each)
      return new Promise<void>((end) => endings.push(end))
    })
  const all = [1, 2, 3, 4].map(work)

  await expect(work(5)).rejects.toMatchObject({ kind: 'busy' })
  expect(begun).toEqual([1, 2])
  for (let done = 0; done < 4; done++) {
    endings[done]?.()
    await all[done]
    await Promise.resolve()
  }
  expect(begun).toEqual([1, 2, 3, 4])
})

test('an e-mail is read in one way, and what is none is refused', () => {
  const read = (typed: string) => readEmail(new Map([['email', [typed]]]))
  expect(read(' LAN@Example.VN\u0000 ')).toEqual({ email: 'lan@example.vn' })
  for (const typed of ['lan', 'a@b', 'a b@c.vn', 'a@b.vn, c@d.vn', '<a@b.vn>', '@b.vn', 'a@.vn'])
    expect(read(typed).fault).toBe('notAnEmail')
})

test('a head is of a hamlet, a committee of a commune or above, and anybody may read', () => {
  expect(
    (['province', 'commune', 'hamlet'] as const).map((level) => [
      roleFits('administrator', level),
      roleFits('committeeMember', level),
      roleFits('hamletHead', level),
      roleFits('reader', level),
    ]),
  ).toEqual([
    [true, true, false, true],
    [true, true, false, true],
    [false, false, true, true],
  ])
})

test('a device is named by its browser and system, or not at all', () => {
  expect(deviceOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120 Safari/537.36 Edg/120')).toBe(
    'Edge, Windows',
  )
  expect(deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit Version/17 Safari/604')).toBe(
    'Safari, iPhone, iPad',
  )
  expect(deviceOf('<script>')).toBe('')
  expect(deviceOf(undefined)).toBe('')
})
