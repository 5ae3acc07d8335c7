/**
 * How simulated residents lean: weights by template, variable and option code. What is not named here gets
 * weights drawn from the seed. Likert steps are 1 to 5; agree3 is agree, disagree, other, unsure.
 */
export const leanings: Record<string, Record<string, Record<string, number>>> = {
  'budget-estimate': {
    q1: { a: 12, b: 31, c: 34, d: 23 },
    q2: { agree: 61, disagree: 14, other: 17, unsure: 8 },
    q3: { a: 30, b: 24, c: 19, d: 8, e: 14, f: 5 },
    q4: { a: 30, b: 34, c: 21, d: 24, e: 9, f: 16, g: 8 },
    q5: { a: 46, b: 28, c: 14, d: 17, e: 22, f: 12 },
    q6: { '1': 9, '2': 24, '3': 33, '4': 26, '5': 8 },
  },
  'island-road': {
    q1: { a: 13, b: 8, c: 2, d: 66, đ: 11, e: 11 },
    q2: { a: 38, b: 33, c: 12, d: 6, e: 11 },
    q3: { agree: 55, disagree: 22, other: 13, unsure: 10 },
    q5: { a: 14, b: 27, c: 31, d: 20, e: 8 },
    q8: { a: 18, b: 51, c: 31 },
  },
  'works-ballot': {
    qWorks: { duong37: 34, kenh9: 26, mamnon: 22, nuoc1820: 21, san5: 8, den: 17, rac: 12, cong6: 14, cau2: 11 },
    'qSay.a': { agree: 71, disagree: 14, pass: 15 },
    'qSay.b': { agree: 58, disagree: 21, pass: 21 },
    'qSay.c': { agree: 44, disagree: 33, pass: 23 },
    'qSay.d': { agree: 86, disagree: 4, pass: 10 },
    'qSay.e': { agree: 63, disagree: 12, pass: 25 },
    qEase: { '1': 11, '2': 34, '3': 55 },
    qTell: { '0': 4, '1': 1, '2': 2, '3': 3, '4': 3, '5': 9, '6': 7, '7': 13, '8': 19, '9': 14, '10': 25 },
  },
  'island-works': {
    qWorks: { ke: 31, luong: 27, tru: 18, loa: 24, cay: 14, yte: 16 },
    'qSay.a': { agree: 78, disagree: 12, pass: 10 },
    'qSay.b': { agree: 62, disagree: 24, pass: 14 },
    'qSay.c': { agree: 39, disagree: 41, pass: 20 },
  },
  'fee-levels': {
    q1: { a: 58, b: 17, c: 21, d: 4 },
    q2: { a: 29, b: 24, c: 20, d: 5, e: 13, f: 4, g: 5 },
    q6a: { a: 9, b: 91 },
    q6: { agree: 41, disagree: 33, other: 20, unsure: 6 },
  },
  'new-rural': { q5: { a: 71, b: 21, c: 8 }, q4: { a: 38, b: 33, c: 9, d: 20 } },
  school: {
    q1: { a: 22, b: 38, c: 34, d: 6 },
    q2: { a: 36, b: 31, c: 15, d: 6, e: 12 },
    q4: { a: 14, b: 30, c: 38, d: 12, e: 6 },
  },
  'land-use': {
    q1: { a: 19, b: 58, c: 23 },
    q2a: { agree: 57, disagree: 18, other: 13, unsure: 12 },
    q2b: { agree: 49, disagree: 27, other: 12, unsure: 12 },
    q2c: { agree: 72, disagree: 10, other: 8, unsure: 10 },
    q2d: { agree: 28, disagree: 44, other: 15, unsure: 13 },
  },
  'village-convention': { q2: { a: 61, b: 39 }, q4: { a: 88, b: 4, c: 3, d: 3, e: 2 } },
  'one-stop-shop': {
    q1: { a: 18, b: 31, c: 22, d: 9, e: 8, f: 7, g: 5 },
    q2: { a: 52, b: 14, c: 27, d: 5, e: 2 },
    q3: { a: 16, b: 61, c: 11, d: 6, e: 6 },
    q4: { '1': 48, a: 48, b: 34, c: 12, d: 6 },
    q6: { a: 91, b: 3, c: 6 },
  },
  'poverty-review': { q1: { a: 18, b: 47, c: 35 }, q2: { a: 31, b: 24, c: 29, d: 16 } },
}

/** The same in every consultation that asks it. */
export const leaningsEverywhere: Record<string, Record<string, number>> = { qSex: { a: 46, b: 50, c: 4 } }

/** How far a hamlet's share of answering households lies from the mean, by the hamlet's place in the commune. */
export const turnout: readonly number[] = [
  1.1, 0.9, 1.3, 0.7, 1.0, 1.4, 1.2, 0.8, 1.5, 0.6, 1.0, 0.5, 0.9, 1.1, 0.7, 1.0, 0.4, 1.3, 1.2, 1.1, 0.8, 0.9, 0.3, 0.6,
]
