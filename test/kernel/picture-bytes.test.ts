import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentKind } from '../../src/kernel/content-kind'
import { cleanPicture } from '../../src/kernel/picture-bytes'
import { bomb, mp3, photo, photoInPng, photoInWebp, png, SECRETS, webmAudio, webmVideo, webp } from '../support/media'

const photos = [
  ['image/jpeg', photo],
  ['image/png', photoInPng],
  ['image/webp', photoInWebp],
] as const

describe.each(photos)('%s', (mediaType, content) => {
  test('tells nothing but the picture, and is the same kind of file', async () => {
    for (const secret of SECRETS.slice(0, 2)) expect(content.includes(secret)).toBe(true)
    const clean = cleanPicture(mediaType, content)
    for (const secret of SECRETS) expect(clean?.content.includes(secret)).toBe(false)
    expect(await contentKind(clean?.content ?? Buffer.alloc(0))).toBe(mediaType)
    expect(clean).toMatchObject({ width: 1, height: 1 })
  })

  test('cleaned twice is the same as cleaned once', () => {
    const clean = cleanPicture(mediaType, content)
    expect(cleanPicture(mediaType, clean?.content ?? Buffer.alloc(0))).toEqual(clean)
  })

  test('cut off anywhere, or with bytes that were changed, it is refused or cleaned, never an exception', () => {
    fc.assert(
      fc.property(fc.nat(content.length - 1), fc.nat(content.length - 1), fc.nat(255), (end, at, byte) => {
        const spoilt = Buffer.from(content)
        spoilt[at] = byte
        for (const each of [content.subarray(0, end), spoilt]) if (each.length >= 12) cleanPicture(mediaType, each)
      }),
      { numRuns: 500 },
    )
  })
})

test('a photo keeps which way up it is, and nothing else of what the camera noted', () => {
  const clean = cleanPicture('image/jpeg', photo)?.content ?? Buffer.alloc(0)
  const at = clean.indexOf('Exif')
  expect(clean.subarray(at - 4, at + 32).toString('hex')).toBe(
    'ffe100224578696600004d4d002a00000008000101120003000000010006000000000000',
  )
  expect(clean.indexOf('Exif', at + 1)).toBe(-1)
})

test('the size is that of the picture as it is shown', () => {
  expect(cleanPicture('image/png', bomb(640, 480))).toMatchObject({ width: 640, height: 480 })
  expect(cleanPicture('image/webp', webp)).toMatchObject({ width: 1, height: 1 })
  expect(cleanPicture('image/png', Buffer.concat([png.subarray(0, 30), Buffer.alloc(4)]))).toBeUndefined()
})

test('sound is sound by its content, and a film is none', async () => {
  expect(await contentKind(mp3)).toBe('audio/mpeg')
  expect(await contentKind(webmAudio)).toBe('audio/webm')
  expect(await contentKind(webmVideo)).toBe('video/webm')
  expect(await contentKind(Buffer.from('xin chào'))).toBe('')
})
