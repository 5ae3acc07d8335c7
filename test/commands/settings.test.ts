import { expect, test } from 'vitest'
import { readConfig } from '../../src/config'

const wrong = (settings: Record<string, string>): string => {
  try {
    readConfig(settings)
    return ''
  } catch (error) {
    return String(error)
  }
}

test('an empty setting, as a file of settings often has it, counts as not set', () => {
  const names = ['PORT', 'HOST', 'DATABASE_URL', 'PUBLIC_URL', 'SECRET', 'METRICS_TOKEN', 'LOG_LEVEL', 'BACKUP_AT', 'BACKUP_KEEP']

  expect(readConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readConfig({}))
})

test('what is wrong is told in words for people', () => {
  const told: [Record<string, string>, string][] = [
    [{ PORT: 'http' }, 'PORT: must be a whole number from 0 to 65535'],
    [{ BACKUP_KEEP: '1.5' }, 'BACKUP_KEEP: must be a whole number from 1 to 1000'],
    [{ RESULTS_MEMORY_MB: '1' }, 'RESULTS_MEMORY_MB: must be a whole number from 100 to 1000000'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: must be one of silent, error, warn, info, debug'],
    [{ SECRET: 'short' }, 'SECRET: must have at least 32 characters'],
    [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN: must have at least 16 characters'],
  ]

  for (const [settings, sentence] of told) expect(wrong(settings)).toBe(`WrongSettings: ${sentence}`)
})

test('the public address is that of a site: of the web, and without a path', () => {
  for (const url of ['https://gopy.example', 'http://192.168.1.10:3000/', 'http://[::1]:3000'])
    expect(wrong({ PUBLIC_URL: url })).toBe('')
  for (const url of [
    'nonsense',
    'gopy.example',
    'ftp://gopy.example',
    'https://gopy.example/xa',
    'https://a@b.example',
    'https://',
  ])
    expect(wrong({ PUBLIC_URL: url })).toContain('PUBLIC_URL: must be https://NAME')
})
