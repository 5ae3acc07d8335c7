import fc from 'fast-check'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { qrOf, qrPath, qrPng, qrSvg } from '../../src/consultations/qr'
import { readRuns } from './qr-reader'

const address = 'https://ydan.xaminhhoa.example.gov.vn/q/7KM2XA'

test('the code is read back by an independent decoder from its modules and from the PNG', async () => {
  expect(readRuns(qrOf(address))).toBe(address)
  const { data, width, height } = PNG.sync.read(await qrPng(address))
  expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(address)
})

test('the PNG is at least 1,000 pixels a side and each module a whole number of pixels', async () => {
  const { width, height } = PNG.sync.read(await qrPng(address))

  expect(width).toBeGreaterThanOrEqual(1000)
  expect(height).toBe(width)
  expect(width % qrOf(address).size).toBe(0)
})

test('four light modules are kept on every side', () => {
  const { size, runs } = qrOf(address)

  expect(Math.min(...runs.map(([x]) => x))).toBe(4)
  expect(Math.min(...runs.map(([, y]) => y))).toBe(4)
  expect(Math.max(...runs.map(([x, , length]) => x + length))).toBe(size - 4)
  expect(Math.max(...runs.map(([, y]) => y))).toBe(size - 5)
})

test('the SVG draws the same runs on white', () => {
  const qr = qrOf(address)

  expect(qrSvg(address)).toContain(`viewBox="0 0 ${qr.size} ${qr.size}"`)
  expect(qrSvg(address)).toContain('fill="#fff"')
  expect(qrSvg(address)).toContain(qrPath(qr))
})

test('a code survives a blot over a twentieth of its area', () => {
  const { size, runs } = qrOf(address)
  const blot = Math.floor(Math.sqrt(0.05) * (size - 8))
  const first = Math.floor(size / 2)
  const damaged = runs.filter(([x, y, length]) => y < first || y >= first + blot || x + length <= first || x >= first + blot)

  expect(damaged.length).toBeLessThan(runs.length)
  expect(readRuns({ size, runs: damaged })).toBe(address)
})

test('every address of ours can be read', () => {
  const host = fc.domain()
  const code = fc.string({ unit: fc.constantFrom(...'23456789ACEHKMNPRTVXY'), minLength: 6, maxLength: 6 })
  fc.assert(
    fc.property(host, code, (domain, token) => {
      expect(readRuns(qrOf(`https://${domain}/q/${token}`))).toBe(`https://${domain}/q/${token}`)
    }),
    { numRuns: 30 },
  )
})
