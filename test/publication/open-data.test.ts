import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { dataCsv } from '../../src/publication/open-data'
import { FORMAT, LICENCE, readContent, type SnapshotContent } from '../../src/publication/snapshot'

const content = (label: string, mean: number | null): SnapshotContent => ({
  ...{ format: FORMAT, licence: LICENCE, number: 1, publishedAt: '2026-11-25T01:00:00.000Z', correction: null, period: null },
  ...{ summary: '', smallestShown: 5, leftOut: [], changes: [], versions: 1 },
  consultation: {
    ...{ slug: 's', title: '', asker: '', matter: '', category: 'other', unitName: '', legalClause: '', legalText: '' },
    ...{ otherLaw: null, opensAt: null, closesAt: null, permanent: false, endReason: null },
  },
  participation: {
    total: 30,
    byHamlet: null,
    byPlace: [{ label: '@nơi "A", tầng\n2', responses: 30 }],
    byChannel: [],
    byDay: [],
  },
  questions: [
    {
      ...{ id: 'q1', label, hint: '', type: 'allocate', typeName: '' },
      tally: {
        ...{ withheld: false, asked: 30, answered: 30, unanswered: 0, ofAllSheets: false },
        blocks: [
          {
            ...{ kind: 'measures', id: 'q1', label: '', lead: 'mean', unit: '', measures: ['mean'] },
            rows: [{ code: 'a', label: '+A', base: 30, values: [mean] }],
          },
        ],
      },
    },
  ],
})

const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true, bom: true })

test.each(['=1+1', '+A', '-2', '@x', '\t=1', '＝1'])(
  'the text %j is led by an apostrophe, so that no spreadsheet computes it',
  (label) => {
    const rows = rowsOf(dataCsv(content(label, 2.5)))

    expect(rows.find((row) => row['question_id'] === 'q1')?.['question']).toBe(`'${label}`)
    expect(rows.find((row) => row['part'] === 'place')?.['option_label']).toBe('\'@nơi "A", tầng\n2')
  },
)

test('a number below zero stays a number, and a hidden one is empty with a note', () => {
  const last = (mean: number | null) => rowsOf(dataCsv(content('Câu', mean))).at(-1)

  expect(last(-3.5)).toMatchObject({ measure: 'mean', value: '-3.5', base: '30', note: '' })
  expect(last(null)).toMatchObject({ measure: 'mean', value: '', note: 'hidden' })
})

test('what is frozen reads back as it was, with figures put together and how finely numbers were asked', () => {
  const { questions, ...rest } = content('Câu', 2.5)
  const numbers = { ...{ kind: 'numbers' as const, id: 'q2', label: '', unit: '', decimals: 0, base: 30 }, ...NOTHING, bins: [] }
  const frozen = {
    ...rest,
    questions: questions.map((each) => ({
      ...each,
      tally: { ...each.tally, joined: true as const, blocks: [...each.tally.blocks, numbers] },
    })),
  }

  expect(readContent(JSON.parse(JSON.stringify(frozen)))).toEqual(frozen)
})

const NOTHING = {
  ...{ mean: null, standardDeviation: null, least: null, lowerQuartile: null, median: null, upperQuartile: null },
  greatest: null,
}
