import { expect, test } from 'vitest'
import { joinWordings } from '../../src/consultations/wording-choices'
import { everything } from '../../src/results/results'
import { crossConsultation, tallyConsultation } from '../../src/results/tally-consultation'
import { town } from '../support/town'
import { answer, change, openConsultation, publishVersion, remove, single } from './answered'

const countsOf = (results: Awaited<ReturnType<typeof tallyConsultation>>, place = 0) => {
  const block = results.questions[place]?.tally.blocks[0]
  return block?.kind === 'distribution' ? block.rows.map(({ code, count }) => `${code} ${count}`) : []
}

test('an answer given, changed and deleted is in the figures at the next reading', async () => {
  const { storage, commune } = await town()
  const id = await openConsultation(storage, { unit: commune, versions: [[single('q1', ['a', 'b'])]] })
  const tally = () => tallyConsultation(storage.reader, id, everything, 'vi')
  expect(await tally()).toMatchObject({ counted: 0, total: 0, sequence: 0 })

  const [first = 0, second = 0] = await answer(storage, id, [{ answers: { q1: 'a' } }, { answers: { q1: 'a' } }, { answers: {} }])
  expect(await tally()).toMatchObject({ counted: 3, sequence: 3, questions: [{ tally: { asked: 3, answered: 2 } }] })
  expect(countsOf(await tally())).toEqual(['a 2', 'b 0'])

  await change(storage, id, first, { q1: 'b' })
  expect(countsOf(await tally())).toEqual(['a 1', 'b 1'])

  await remove(storage, id, second)
  expect(await tally()).toMatchObject({ counted: 2, total: 2, questions: [{ tally: { asked: 2, answered: 1 } }] })
  expect(countsOf(await tally())).toEqual(['a 0', 'b 1'])
})

test('where choices were taken out, each wording is counted by itself until an author joins them: then what is offered now leads', async () => {
  const { storage, commune, signedIn } = await town()
  const { world } = await signedIn('committeeMember')
  const id = await openConsultation(storage, { unit: commune, versions: [[single('q1', ['a', 'b']), single('q2', ['x', 'y'])]] })
  await answer(storage, id, [{ answers: { q1: 'a', q2: 'x' } }, { answers: { q1: 'b' } }])
  await publishVersion(storage, id, 2, [single('q1', ['c', 'b'])])
  await answer(storage, id, [{ answers: { q1: 'c' }, version: 2 }])

  const results = await tallyConsultation(storage.reader, id, everything, 'vi')

  expect(countsOf(results)).toEqual(['c 1', 'b 0'])
  expect(results.questions[0]?.seams).toMatchObject({
    wordings: [
      { since: 2, part: 0, asked: 1, answered: 1 },
      { since: 1, part: 1, asked: 2, answered: 2 },
    ],
    earlier: [{ tally: { asked: 2, answered: 2, blocks: [{ rows: [{ count: 1 }, { count: 1 }] }] } }],
  })
  expect(results.questions[1]?.seams).toBeUndefined()

  await joinWordings(world, {
    consultationId: id,
    question: 'q1',
    version: 2,
    isJoined: true,
    wasJoined: false,
    reason: 'Chỉ thay một phương án',
  })
  const joined = await tallyConsultation(storage.reader, id, everything, 'vi')

  expect(countsOf(joined)).toEqual(['c 1', 'b 1', 'a 1'])
  expect(joined.questions[0]?.seams?.earlier).toEqual([])
  expect(countsOf(results, 1)).toEqual(['x 1', 'y 0'])
  expect(results.questions[1]?.tally).toMatchObject({ asked: 2, answered: 1 })
})

test('a question that an earlier answer hid counts as not asked, and what hangs on it too', async () => {
  const { storage, commune } = await town()
  const hidden = single('q2', ['x', 'z'], { shownWhen: { question: 'q1', anyOf: ['a'] } })
  const below = single('q3', ['y', 'z'], { shownWhen: { question: 'q2', anyOf: ['x'] } })
  const id = await openConsultation(storage, { unit: commune, versions: [[single('q1', ['a', 'b']), hidden, below]] })
  await answer(storage, id, [
    { answers: { q1: 'a', q2: 'x', q3: 'y' } },
    { answers: { q1: 'a' } },
    { answers: { q1: 'b', q2: 'x', q3: 'y' } },
  ])

  const results = await tallyConsultation(storage.reader, id, everything, 'vi')

  expect(results.questions.map(({ tally: { asked, answered } }) => [asked, answered])).toEqual([
    [3, 3],
    [2, 1],
    [1, 1],
  ])
})

test('filters are joined by and, several answers of one question by or', async () => {
  const { storage, commune, hamlets } = await town()
  const id = await openConsultation(storage, {
    unit: commune,
    hamlets,
    versions: [[single('q1', ['a', 'b', 'c']), single('q2', ['x', 'y'])]],
  })
  const one = hamlets[0]?.id ?? 0
  const late = new Date('2026-11-23T00:30:00+07:00')
  await answer(storage, id, [
    { answers: { q1: 'a', q2: 'x' }, unitId: one },
    { answers: { q1: 'b', q2: 'x' }, unitId: one, receivedAt: late },
    { answers: { q1: 'c', q2: 'x' }, unitId: one },
    { answers: { q1: 'a', q2: 'y' } },
  ])
  const count = async (filter: Partial<typeof everything>) =>
    (await tallyConsultation(storage.reader, id, { ...everything, ...filter }, 'vi')).counted
  const a = { variable: 'q1', code: 'a' }

  expect(await count({ hamlets: [one] })).toBe(3)
  expect(await count({ hamlets: [0] })).toBe(1)
  expect(await count({ answers: [a, { variable: 'q1', code: 'b' }] })).toBe(3)
  expect(await count({ answers: [a, { variable: 'q1', code: 'b' }], hamlets: [one] })).toBe(2)
  expect(await count({ answers: [a, { variable: 'q2', code: 'y' }] })).toBe(1)
  expect(await count({ from: '2026-11-23' })).toBe(1)
  expect(await count({ to: '2026-11-22' })).toBe(3)
  expect(await count({ answers: [{ variable: 'q9', code: 'a' }] })).toBe(0)
})

test('a cross table counts the sheets that answered both', async () => {
  const { storage, commune } = await town()
  const id = await openConsultation(storage, { unit: commune, versions: [[single('q1', ['a', 'b']), single('q2', ['x', 'y'])]] })
  await answer(storage, id, [
    { answers: { q1: 'a', q2: 'x' } },
    { answers: { q1: 'a', q2: 'y' } },
    { answers: { q1: 'a', q2: 'y' } },
    { answers: { q1: 'b', q2: 'x' } },
    { answers: { q1: 'b' } },
  ])

  expect(
    await crossConsultation(storage.reader, id, { row: 'q1', column: 'q2', filter: everything, locale: 'vi' }),
  ).toMatchObject({
    base: 4,
    rows: [
      { code: 'a', base: 3, counts: [1, 2] },
      { code: 'b', base: 1, counts: [1, 0] },
    ],
    columns: [
      { code: 'x', base: 2 },
      { code: 'y', base: 2 },
    ],
  })
})
