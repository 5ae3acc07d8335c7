import { describe, expect, test } from 'vitest'
import { type Ballot, type BallotGroup, type BallotMode, type Election, RULES, type Rule } from '../../src/budgeting/election'
import { rational } from '../../src/budgeting/rational'
import { ballotBox, winnersOf } from '../../src/budgeting/winners'
import { randomOf } from '../../src/questions/draw'
import { slowWinners } from './slow-shares'

const codes = (outcome: ReturnType<typeof winnersOf>) => outcome.rows.filter(({ isChosen }) => isChosen).map(({ code }) => code)

const election = (rule: Rule, money: number, costs: Record<string, number>, mode: BallotMode = 'approval'): Election => ({
  mode,
  rule,
  money,
  projects: Object.entries(costs).map(([code, cost]) => ({ code, name: code, cost })),
})

/** `ab 3`: three people chose a and b. */
const approvals = (of: Election, ...said: string[]): BallotGroup[] =>
  said.map((each) => {
    const [letters = '', count = '1'] = each.split(' ')
    const places = [...letters].map((code) => of.projects.findIndex((project) => project.code === code))
    return { ballot: places.sort((one, other) => one - other).map((place) => [place, 1] as const), count: Number(count) }
  })

describe('most votes within the money', () => {
  test('goes from the most votes down and passes over what the money left does not pay for', () => {
    const road = election('mostVotes', 100, { a: 60, b: 50, c: 30, d: 10 })

    const outcome = winnersOf(road, approvals(road, 'a 9', 'b 7', 'c 5', 'd 2'))

    expect(codes(outcome)).toEqual(['a', 'c', 'd'])
    expect(outcome.spent).toBe(100)
    expect(outcome.steps).toEqual([
      { kind: 'taken', code: 'a', votes: 9, left: 40 },
      { kind: 'tooDear', code: 'b', votes: 7, left: 40 },
      { kind: 'taken', code: 'c', votes: 5, left: 10 },
      { kind: 'taken', code: 'd', votes: 2, left: 0 },
    ])
  })

  test('of equals the cheaper comes first, then the earlier in the list', () => {
    const equal = election('mostVotes', 60, { a: 40, b: 30, c: 30 })
    expect(codes(winnersOf(equal, approvals(equal, 'abc 4')))).toEqual(['b', 'c'])

    const alike = election('mostVotes', 30, { a: 30, b: 30 })
    expect(codes(winnersOf(alike, approvals(alike, 'b 4', 'a 4')))).toEqual(['a'])
  })

  test('chooses nothing that nobody voted for', () => {
    const one = election('mostVotes', 100, { a: 10, b: 10 })
    expect(codes(winnersOf(one, approvals(one, 'a')))).toEqual(['a'])
    expect(codes(winnersOf({ ...one, rule: 'equalSharesMoney' }, approvals(one, 'a')))).toEqual(['a'])
    expect(codes(winnersOf(one, []))).toEqual([])
    expect(codes(winnersOf({ ...one, rule: 'equalSharesProjects' }, []))).toEqual([])
  })
})

describe('equal shares by hand', () => {
  // Lackner and Skowron, Multi-Winner Voting with Approval Preferences (2023), example 2.12: three seats, eight voters.
  test('elects what the book on approval voting elects', () => {
    const seats = election('equalSharesProjects', 24, { a: 8, b: 8, c: 8, d: 8 })

    const ballots = approvals(seats, 'cd 3', 'ab 2', 'ac 2', 'bd 1')
    const outcome = winnersOf(seats, ballots, () => ({ by: rational(1n, 1n), most: 0 }))

    expect(codes(outcome)).toEqual(['a', 'c', 'd'])
    expect(outcome.share).toEqual({ first: 3, last: 3, raises: 0 })
    // Five pay 8/5 each for c. Then a: two of its four have 1.4 left and give it, the others pay 2.6. The third seat
    // nobody can pay for, so it goes by the most votes.
    expect(outcome.steps).toMatchObject([
      { kind: 'bought', code: 'c', supporters: 5, perPoint: 1.6, short: 0, left: 16 },
      { kind: 'bought', code: 'a', supporters: 4, perPoint: 2.6, short: 2, left: 8 },
      { kind: 'taken', code: 'd', votes: 4, left: 0 },
      { kind: 'tooDear', code: 'b', votes: 3 },
    ])
    expect(codes(winnersOf(seats, ballots))).toEqual(['a', 'c', 'd'])
  })

  // The example that every introduction to the method begins with: half want the red projects, half the blue ones.
  test('gives each half of the people its half of the money', () => {
    const costs = Object.fromEntries([...'abcdefghijklmnopqrst'].map((code) => [code, 100]))
    const halves = (rule: Rule) => {
      const of = election(rule, 1000, costs)
      return codes(winnersOf(of, approvals(of, 'abcdefghij 51', 'klmnopqrst 49'))).join('')
    }

    expect(halves('mostVotes')).toBe('abcdefghij')
    // 51 people hold 510 and 49 hold 490: five and four at first; the raised shares pay for the fifth blue one.
    expect(halves('equalSharesMoney')).toBe('abcdeklmno')
    expect(halves('equalSharesProjects')).toBe('abcdeklmno')
  })

  test('who has too little left gives all of it, and the others pay the rest', () => {
    const village = election('equalSharesProjects', 120, { a: 60, b: 40, c: 50 })

    const outcome = winnersOf(village, approvals(village, 'ab 4', 'b 1', 'a 2', 'c 5'))

    // Everybody has 10. b: 40 over five people, 8 each. Then the four have 2 left, and two others cannot pay 26 each for a.
    expect(outcome.steps.slice(0, 2)).toMatchObject([
      {
        kind: 'bought',
        code: 'b',
        perPoint: 8,
        short: 0,
        left: 80,
        others: [
          { code: 'c', perPoint: 10 },
          { code: 'a', perPoint: 10 },
        ],
      },
      { kind: 'bought', code: 'c', perPoint: 10, short: 0, left: 30 },
    ])
  })

  test('counted by money a dear project with many supporters goes before a cheap one with few', () => {
    // By money: a has 6 supporters for 60, b has 3 for 9. By projects b costs each 3, a costs each 10.
    const costs = { a: 60, b: 9 }
    const byMoney = election('equalSharesMoney', 60, costs)
    const byProjects = election('equalSharesProjects', 60, costs)
    const ballots = approvals(byMoney, 'ab 3', 'a 3')

    expect(codes(winnersOf(byMoney, ballots))).toEqual(['a'])
    expect(winnersOf(byProjects, ballots).steps[0]).toMatchObject({ code: 'b', perPoint: 3 })
  })

  test('points are paid for in proportion', () => {
    const points = election('equalSharesProjects', 90, { a: 60, b: 30 }, 'points')

    const outcome = winnersOf(points, [
      { ballot: [[0, 2]], count: 1 },
      { ballot: [[0, 1]], count: 1 },
      { ballot: [[1, 3]], count: 1 },
    ])

    // Each has 30. a: 2 points and 1 point, 60 altogether: 20 a point would be 40 of the first, who has 30 and gives it.
    expect(outcome.steps[0]).toMatchObject({ code: 'b', perPoint: 10, short: 0 })
    expect(outcome.steps[1]).toMatchObject({ code: 'a', perPoint: 30, short: 1, left: 0 })
  })

  test('raises of one unit find what a bare run leaves out', () => {
    // Ten people, 100: each 10. a pays 6 supporters * 10 = 60 of 66; it needs 11 each.
    const bare = election('equalSharesProjects', 100, { a: 66, b: 34 })
    const ballots = approvals(bare, 'a 6', 'b 4')

    const outcome = winnersOf(bare, ballots, () => ({ by: rational(1n, 1n), most: 1000 }))

    expect(outcome.share).toEqual({ first: 10, last: 11, raises: 1 })
    expect(codes(outcome)).toEqual(['a', 'b'])
    expect(slowWinners(bare, ballots, 1)).toEqual(['a', 'b'])
  })
})

describe('two implementations agree', () => {
  const drawn = (seed: number) => {
    const random = randomOf(seed)
    const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
    const modes = ['approval', 'points', 'ranked'] as const
    const mode = modes[seed % 3] ?? 'approval'
    // Round costs and few people: many ties.
    const projects = Array.from({ length: whole(2, 8) }, (_, place) => ({
      code: `p${place}`,
      name: `Việc ${place}`,
      cost: seed % 2 ? whole(1, 6) * 10 : whole(1, 97),
    }))
    const people = Array.from({ length: whole(1, 14) }, (): Ballot => {
      const ballot = projects.flatMap((_, place) =>
        random() < 0.4 ? [[place, mode === 'approval' ? 1 : whole(1, 5)] as const] : [],
      )
      return ballot
    })
    return { mode, projects, money: whole(20, 200), people }
  }

  test.each(RULES)('on 200 drawn elections: %s', (rule) => {
    let raised = 0
    for (let seed = 1; seed <= 200; seed++) {
      const { people, ...rest } = drawn(seed)
      const of: Election = { ...rest, rule }
      const box = ballotBox()
      for (const ballot of people) box.put(ballot)

      const outcome = winnersOf(of, box.groups())

      const slow = slowWinners(
        of,
        people.map((ballot) => ({ ballot, count: 1 })),
      )
      expect(codes(outcome), `seed ${seed}`).toEqual(slow)
      expect(outcome.spent).toBeLessThanOrEqual(of.money)
      if (outcome.share && outcome.share.raises > 0) raised++
    }
    if (rule !== 'mostVotes') expect(raised).toBeGreaterThan(20)
  })

  test('the order in which ballots came changes nothing', () => {
    const { people, ...rest } = drawn(7)
    const of: Election = { ...rest, rule: 'equalSharesMoney' }
    const boxed = (ballots: readonly Ballot[]) => {
      const box = ballotBox()
      for (const ballot of ballots) box.put(ballot)
      return box.groups()
    }
    expect(winnersOf(of, boxed(people))).toEqual(winnersOf(of, boxed(people.toReversed())))
  })
})

test('a million ballots of nine projects are a few hundred groups, and quick', () => {
  const random = randomOf(5)
  const costs = [1200, 850, 640, 1500, 420, 980, 300, 760, 1100]
  const of: Election = {
    mode: 'approval',
    rule: 'equalSharesMoney',
    money: 5_200_000_000,
    projects: costs.map((cost, place) => ({ code: `p${place}`, name: `Việc ${place}`, cost: cost * 1_000_000 })),
  }
  const box = ballotBox()
  for (let person = 0; person < 1_000_000; person++) {
    const mask = Math.floor(random() * 512)
    box.put(of.projects.flatMap((_, place) => (mask & (1 << place) ? [[place, 1] as const] : [])))
  }

  expect(box.size()).toBeLessThanOrEqual(512)
  const begun = performance.now()
  const outcome = winnersOf(of, box.groups())
  expect(performance.now() - begun).toBeLessThan(5000)
  expect(outcome.spent).toBeLessThanOrEqual(of.money)
  expect(outcome.ballots).toBeGreaterThan(990_000)
})
