import { expect, test } from 'vitest'
import { type ReadingOrder, readOrdered } from '../../src/exchange/reading-order'
import { apart, type Room } from '../../src/kernel/apart'
import { hostileFile, hostileFiles } from '../support/hostile-files'

const ROOMY: Room = { megabytes: 384, seconds: 25 }
const read = (bytes: Buffer | string, room: Room = ROOMY) =>
  apart('reading-process', { kind: 'questionnaire', bytes: Buffer.from(bytes), locale: 'vi', known: null }, room)

test('a file is read in a process of its own, and what is in it comes back', async () => {
  expect(await read('{"pages":[{"elements":[{"type":"text","name":"ten"}]}]}')).toMatchObject({
    done: { ok: true, source: 'surveyjs', outcome: { questions: [{ label: 'ten' }] } },
  })
})

test.each(hostileFiles.filter(({ reader, isEndless }) => reader !== 'hamlets' && !isEndless))(
  '$name is read or refused',
  async ({ reader, bytes, told }) => {
    const order = { kind: reader, bytes: await bytes(), locale: 'vi', known: null }
    expect(await readOrdered(order as ReadingOrder)).toMatchObject(told)
  },
)

test('one that needs more memory than it may have ends alone, and the next is read', async () => {
  const wide = await hostileFile('10 MB of SurveyJS questions without a name').bytes()

  expect(await read(wide, { megabytes: 48, seconds: 25 })).toEqual({ givenUp: 'tooMuch' })
  expect(await read('{}')).toMatchObject({ done: { refusal: 'notSurveyJs' } })
})

test('two are read at once and four wait for them; one that takes too long is stopped, one that comes then is told to come again', async () => {
  const long = await hostileFile('one SurveyJS question with a million options').bytes()
  const short: Room = { megabytes: 256, seconds: 0.5 }

  const all = await Promise.all(Array.from({ length: 7 }, () => read(long, short)))

  expect(all.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => ({ givenUp: 'tooLong' })))
  expect(all[6]).toEqual({ givenUp: 'busy' })
  expect(await read('{}')).toMatchObject({ done: { refusal: 'notSurveyJs' } })
})
