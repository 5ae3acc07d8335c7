import { expect, test } from 'vitest'
import { network } from '../../src/web/source'

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:51234', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
  ['[2001:db8:1:2::9]:443', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:db8::a:b:c:d', '2001:db8:0:0'],
  ['2001:db8:0:0:ffff::', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '::1'],
  ['', ''],
])('%s counts as %s', (address, source) => {
  expect(network(address)).toBe(source)
})

test('what is no address at all stays short', () => {
  expect(network(`${'x'.repeat(9000)}`).length).toBeLessThan(50)
  expect(network(`${'x:'.repeat(9000)}`).length).toBeLessThan(50)
})
