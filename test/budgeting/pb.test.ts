import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Ballot, BallotMode, Election } from '../../src/budgeting/election'
import { readPb } from '../../src/budgeting/pb-read'
import { type PbAbout, writePb } from '../../src/budgeting/pb-write'
import { messages } from '../../src/i18n/messages'
import { LOCALES } from '../../src/kernel/locale'
import { randomOf } from '../../src/questions/draw'

const LIMITS = { bytes: 5_000_000, projects: 100, votes: 200_000 }
const read = (text: string) => readPb(new TextEncoder().encode(text), LIMITS)

const GOOD = `META
key;value
description;"Ngân sách; năm 2027"
country;Vietnam
unit;Xã Minh Họa
instance;2027
num_projects;3
num_votes;2
budget;5200000000
vote_type;approval
rule;greedy

PROJECTS
project_id;cost;name;category
1;1850000000;"Đường ""liên thôn"" 3–7";roads
k9;950000000.0;Kênh tiêu thôn 9;water
x;10;Bảng tin;
VOTES
voter_id;age;vote
1;34;1,k9
2;;
`

test('reads a file of the data sets', () => {
  const result = read(GOOD)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  const { file } = result
  expect(file.budget).toBe(5_200_000_000)
  expect(file.voteType).toBe('approval')
  expect(file.meta.get('description')).toBe('Ngân sách; năm 2027')
  expect(file.projects.map(({ id, cost, name }) => [id, cost, name])).toEqual([
    ['1', 1_850_000_000, 'Đường "liên thôn" 3–7'],
    ['k9', 950_000_000, 'Kênh tiêu thôn 9'],
    ['x', 10, 'Bảng tin'],
  ])
  expect(file.votes).toEqual([
    { voter: '1', projects: ['1', 'k9'], points: null },
    { voter: '2', projects: [], points: null },
  ])
})

describe('refuses, and says where', () => {
  const changed = (from: string, to: string) => GOOD.replace(from, to)
  test.each([
    ['an empty file', '', 0, 'sectionMissing'],
    ['a spreadsheet', 'a;b;c\n1;2;3\n', 1, 'noSection'],
    ['a page', '<!doctype html>\n<p>', 1, 'noSection'],
    ['a file without votes', GOOD.slice(0, GOOD.indexOf('VOTES')), 0, 'sectionMissing'],
    ['sections in another order', GOOD.replace('PROJECTS\n', 'VOTES\n'), 13, 'sectionOrder'],
    ['a section twice', `${GOOD}META\n`, 22, 'sectionTwice'],
    ['a line that is too short', changed('x;10;Bảng tin;', 'x;10'), 17, 'cells'],
    ['a quotation mark left open', changed('x;10;Bảng tin;', 'x;10;"Bảng tin;'), 17, 'quote'],
    ['a cost that is no sum', changed('x;10;', 'x;mười;'), 17, 'notMoney'],
    ['a cost of nothing', changed('x;10;', 'x;0;'), 17, 'notMoney'],
    ['a cost in powers', changed('x;10;', 'x;1e9;'), 17, 'notMoney'],
    ['a project without an id', changed('x;10;', ';10;'), 17, 'noName'],
    ['a project twice', changed('x;10;', '1;10;'), 17, 'projectTwice'],
    ['a vote for nobody knows what', changed('1;34;1,k9', '1;34;1,k8'), 20, 'unknownProject'],
    ['a vote for one thing twice', changed('1;34;1,k9', '1;34;1,1'), 20, 'chosenTwice'],
    ['a voter twice', changed('2;;', '1;;'), 21, 'voterTwice'],
    ['a count that does not fit', changed('num_votes;2', 'num_votes;3'), 0, 'countsDiffer'],
    ['a count that is none', changed('num_votes;2', 'num_votes;hai'), 0, 'notCount'],
    ['no budget', changed('budget;5200000000\n', ''), 0, 'keyMissing'],
    ['a budget that is no sum', changed('budget;5200000000', 'budget;-5'), 0, 'notMoney'],
    ['an unknown kind of vote', changed('vote_type;approval', 'vote_type;shouting'), 0, 'voteType'],
    ['a key twice', changed('instance;2027', 'unit;2027'), 6, 'keyTwice'],
    ['a heading without the cost', changed('project_id;cost;', 'project_id;price;'), 14, 'headMissing'],
    ['a column twice', changed('name;category', 'name;name'), 14, 'columnTwice'],
  ])('%s', (_, text, line, fault) => {
    const result = read(text)
    expect(result.ok ? [] : result.faults).toContainEqual(expect.objectContaining({ line, fault }))
  })

  test('what is no text, too large, too wide or too long', () => {
    expect(readPb(new Uint8Array([0x50, 0x4b, 3, 4, 0, 255, 254]), LIMITS)).toMatchObject({ faults: [{ fault: 'notText' }] })
    expect(readPb(new Uint8Array(5_000_001), LIMITS)).toMatchObject({ faults: [{ fault: 'tooLarge', values: [5] }] })
    expect(read(`META\n${'x'.repeat(20_001)}`)).toMatchObject({ faults: [{ line: 2, fault: 'lineTooLong' }] })
    const many = Array.from({ length: 101 }, (_, place) => `p${place};10;Việc;\n`).join('')
    expect(read(GOOD.replace('x;10;Bảng tin;\n', many))).toMatchObject({ faults: [{ fault: 'tooManyProjects' }] })
  })

  test('at most twenty faults, each in words', () => {
    const many = Array.from({ length: 90 }, (_, place) => `p${place};;Việc;\n`).join('')
    const result = read(GOOD.replace('x;10;Bảng tin;\n', many))
    expect(result.ok ? [] : result.faults).toHaveLength(20)
    const codes =
      'tooLarge notText lineTooLong noSection sectionTwice sectionOrder sectionMissing headMissing columnTwice cells quote keyTwice keyMissing notMoney notCount voteType noName projectTwice tooManyProjects tooManyVotes voterTwice unknownProject chosenTwice points countsDiffer'
    for (const locale of LOCALES)
      for (const code of codes.split(' ')) expect(Object.keys(messages[locale].budgeting.pb.faults)).toContain(code)
  })

  test('whatever is sent, without an exception', () => {
    const piece = fc.oneof(fc.constantFrom(...GOOD.split('\n')), fc.string(), fc.constantFrom('"', ';', 'META', '__proto__;1'))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (lines) => {
        const result = read(lines.join('\n'))
        return result.ok || result.faults.length > 0
      }),
      { numRuns: 300 },
    )
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => !readPb(bytes, LIMITS).ok))
  })
})

const about: PbAbout = {
  description: 'Bà con chọn dự án nào; "năm 2027"?\nXin chọn.',
  country: 'Vietnam',
  unit: 'Xã Minh Họa',
  instance: '2027',
  begin: '25.11.2026',
  end: '15.12.2026',
  language: 'vi',
}

test.each(['approval', 'knapsack', 'ranked', 'points'] as const)('what we write reads back the same: %s', (mode: BallotMode) => {
  const random = randomOf(3)
  const election: Election = {
    mode,
    rule: 'equalSharesMoney',
    money: 5_200_000_000,
    most: 3,
    points: 10,
    projects: Array.from({ length: 9 }, (_, place) => ({
      code: `p${place}`,
      name: `Việc "số ${place}"; gấp`,
      cost: (place + 1) * 1_000_000,
      place: place === 1 ? 'Thôn 9; "Bản Suối"' : '',
    })),
  }
  const ballots = Array.from({ length: 200 }, (): Ballot => {
    const places = [0, 1, 2, 3, 4, 5, 6, 7, 8].filter(() => random() < 0.3)
    return places.map(
      (place, at) => [place, mode === 'ranked' ? 9 - ((at * 2) % places.length || at) : mode === 'points' ? at + 1 : 1] as const,
    )
  })
  const groups = ballots.map((ballot) => ({ ballot, count: 2 }))

  const text = [...writePb(election, groups, about, (below) => Math.floor(random() * below))].join('')

  const result = read(text)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  expect(result.file.projects).toEqual(election.projects.map(({ code, cost, name, place }) => ({ id: code, cost, name, place })))
  const votes = result.file.votes.map(({ projects, points }) => JSON.stringify([projects, points])).sort()
  const given = groups.flatMap(({ ballot, count }) => {
    const order = mode === 'ranked' ? [...ballot].sort(([, one], [, other]) => other - one) : ballot
    const said = JSON.stringify([
      order.map(([place]) => `p${place}`),
      mode === 'points' && ballot.length > 0 ? order.map(([, points]) => points) : null,
    ])
    return Array.from({ length: count }, () => said)
  })
  expect(votes).toEqual(given.sort())
  expect(result.file.votes.map(({ voter }) => voter)).toEqual(Array.from({ length: 400 }, (_, place) => String(place + 1)))
  expect(text).not.toEqual([...writePb(election, groups, about, (below) => Math.floor(random() * below))].join(''))
})
