import type { Node } from '../../logic/evaluate'
import { constant, doing } from './tree'
import { Untranslatable } from './untranslatable'

/** How another program writes its formulas, as far as they can be read: the grammar below is the same for all. */
export interface Dialect {
  /** Matches a reference to an answer where it stands (a sticky expression); its first group that took part is the name. */
  reference: RegExp
  /** What stands between two values, in lower case: how strongly it binds, and what it means. */
  between: Readonly<Record<string, readonly [power: number, make: (left: Node, right: Node) => Node]>>
  /** What stands before one value. */
  before: Readonly<Record<string, (node: Node) => Node>>
  /** What stands after one value, as SurveyJS' `empty`. */
  after?: Readonly<Record<string, (node: Node) => Node>>
  /** Functions by their name in lower case; undefined for parts they cannot take. */
  functions: Readonly<Record<string, (parts: readonly Node[]) => Node | undefined>>
  /** What a bare word means that is no operator and no function. */
  word: (word: string) => Node | undefined
}

const LONGEST = 4000
const DEEPEST = 40
const BLANK = /\s+/y
const NUMBER = /\d+(?:\.\d+)?|\.\d+/y
const TEXT = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/y
const SIGN = /&&|\|\||<>|<=|>=|!=|==|[=<>+\-*/%!(),[\].]/y
const WORD = /[\p{L}_][\p{L}\p{N}_]*(?:[-:.][\p{L}_][\p{L}\p{N}_]*)*/uy

type Token = { kind: 'value'; node: Node } | { kind: 'sign' | 'word'; text: string }

/** Reads a formula. Throws Untranslatable. */
export function readFormula(text: string, dialect: Dialect): Node {
  if (text.length > LONGEST) throw new Untranslatable(text)
  const tokens = tokensOf(text, dialect)
  const reading = { tokens, at: 0, dialect }
  const node = expression(reading, 0, 0)
  const rest = tokens[reading.at]
  if (rest) throw new Untranslatable(shown(rest))
  return node
}

interface Reading {
  tokens: readonly Token[]
  at: number
  dialect: Dialect
}

function tokensOf(text: string, { reference }: Dialect): Token[] {
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found) at += found[0].length
    return found
  }
  while (at < text.length) {
    if (take(BLANK)) continue
    const name = take(reference)
    if (name) {
      const groups = name.slice(1).find((group) => group !== undefined)
      tokens.push({ kind: 'value', node: ['of', (groups ?? name[0]).trim()] })
      continue
    }
    const words = take(TEXT)
    if (words) {
      tokens.push({ kind: 'value', node: constant((words[1] ?? words[2] ?? '').replace(/\\(["'])/g, '$1')) })
      continue
    }
    const number = take(NUMBER)
    if (number) {
      tokens.push({ kind: 'value', node: constant(Number(number[0])) })
      continue
    }
    const sign = take(SIGN)
    const word = sign ? null : take(WORD)
    if (sign) tokens.push({ kind: 'sign', text: sign[0] })
    else if (word) tokens.push({ kind: 'word', text: word[0] })
    else throw new Untranslatable(text.slice(at, at + 20))
  }
  return tokens
}

function expression(reading: Reading, power: number, depth: number): Node {
  if (depth > DEEPEST) throw new Untranslatable('(…)')
  const { dialect, tokens } = reading
  let left = single(reading, depth)
  for (;;) {
    const token = tokens[reading.at]
    if (!token || token.kind === 'value') return left
    const text = token.text.toLowerCase()
    const after = own(dialect.after, text)
    if (after) {
      reading.at++
      left = after(left)
      continue
    }
    const between = own(dialect.between, text)
    if (!between || between[0] <= power) return left
    reading.at++
    left = between[1](left, expression(reading, between[0], depth + 1))
  }
}

function single(reading: Reading, depth: number): Node {
  const { dialect, tokens } = reading
  const token = tokens[reading.at++]
  if (!token) throw new Untranslatable('…')
  if (token.kind === 'value') return token.node
  const { text } = token
  if (text === '(') {
    const inner = expression(reading, 0, depth + 1)
    expect(reading, ')')
    return inner
  }
  if (text === '[') return doing('list', ...parts(reading, ']', depth))
  const next = tokens[reading.at]
  const calls = token.kind === 'word' && next?.kind === 'sign' && next.text === '('
  const name = text.toLowerCase()
  const before = own(dialect.before, name)
  const call = own(dialect.functions, name)
  if (calls && call) {
    reading.at++
    const made = call(parts(reading, ')', depth))
    if (!made) throw new Untranslatable(`${text}()`)
    return made
  }
  if (before) return before(expression(reading, BEFORE, depth + 1))
  const meant = calls ? undefined : dialect.word(text)
  if (!meant) throw new Untranslatable(calls ? `${text}()` : text)
  return meant
}

/** What stands before a value binds more strongly than what compares, and less than nothing else. */
const BEFORE = 6

function parts(reading: Reading, end: ')' | ']', depth: number): Node[] {
  const found: Node[] = []
  if (isSign(reading, end)) {
    reading.at++
    return found
  }
  for (;;) {
    found.push(expression(reading, 0, depth + 1))
    if (isSign(reading, ',')) reading.at++
    else {
      expect(reading, end)
      return found
    }
  }
}

function isSign({ tokens, at }: Reading, sign: string): boolean {
  const token = tokens[at]
  return token?.kind === 'sign' && token.text === sign
}

function expect(reading: Reading, sign: string): void {
  if (!isSign(reading, sign)) throw new Untranslatable(shown(reading.tokens[reading.at]) || sign)
  reading.at++
}

const shown = (token: Token | undefined): string => (!token ? '' : token.kind === 'value' ? String(token.node[1]) : token.text)

const own = <Value>(table: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined =>
  table && Object.hasOwn(table, key) ? table[key] : undefined
