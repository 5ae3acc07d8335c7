import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { evaluate, FUNCTIONS, type Value } from '../../src/logic/evaluate'
import { parseExpression } from '../../src/logic/expression'
import { matchesPattern } from '../../src/logic/pattern'

const text = readFileSync('docs/expressions.md', 'utf8')
const rowsOf = (heading: string): string[][] =>
  (text.split(`## ${heading}\n`)[1] ?? '')
    .split('\n## ')[0]
    ?.split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| |\s*\|$/g, '').replace(/^`([^`]*)`$/, '$1'))) ?? []

test('each example of the page for authors is an expression', () => {
  const examples = [
    ...(/```\n([\s\S]*?)```/.exec(text)?.[1] ?? '').trim().split('\n'),
    ...[...text.matchAll(/\{\{ (.*?) \}\}/g)].map(([, inside = '']) => inside),
    ...rowsOf('Functions').map(([call = '']) => call),
    "needs = 'a'",
    "'a' in needs",
    'answered(age) and age >= 18',
  ]
  expect(examples.length).toBeGreaterThan(15)
  expect(examples.filter((each) => !parseExpression(each).ok)).toEqual([])
})

test.each(rowsOf('Reckoned'))('%s with %s gives %s', (expression, given, result) => {
  const parsed = parseExpression(expression ?? '')
  const answers = JSON.parse(given ?? '') as Record<string, Value>
  if (!parsed.ok) throw new Error(parsed.fault)
  expect(evaluate(parsed.node, (name) => answers[name] ?? null, { today: '2026-11-22', matches: matchesPattern })).toEqual(
    JSON.parse(result ?? ''),
  )
})

test('every function is told, and no other', () => {
  const told = rowsOf('Functions').map(([call = '']) => call.replace(/\(.*/, ''))
  expect(told.toSorted()).toEqual(Object.keys(FUNCTIONS).toSorted())
})
