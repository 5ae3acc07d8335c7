import { createHash } from 'node:crypto'
import { makeApp } from '../../src/web/app'
import { type Town, visitor } from '../support/town'
import { fieldIn } from './opened'

/** Finds the number, as proof.js does, and gives what goes into the field `proof`. */
export function solve(puzzle: string): string {
  const [salt = '', digest = ''] = puzzle.split('~')
  for (let tried = 0; ; tried++)
    if (createHash('sha256').update(`${salt}:${tried}`).digest('hex') === digest) return `${puzzle}~${tried}`
}

export const puzzleIn = (html: string): string => /data-puzzle="([^"]*)"/.exec(html)?.[1] ?? ''

const SECRET = 's'.repeat(32)

/** Visitors behind one proxy, all from one network: `await hall.post(…)` as a new phone each time. */
export function hallOf(given: Town, network: string, secret = SECRET) {
  const app = makeApp({ ...given, config: { ...given.config, secret, trustedProxies: 1 } })
  const from = { 'X-Forwarded-For': network }
  const phone = () => {
    const own = visitor(app)
    return {
      cookies: own.cookies,
      get: (path: string) => own.get(path, from),
      post: (path: string, fields: Record<string, string | readonly string[]>) => own.post(path, fields, from),
    }
  }
  return { phone }
}

/** What the page of a challenge would send when its button is pressed. */
export function fieldsIn(html: string): Record<string, string> {
  const names = [...html.matchAll(/<input type="hidden" name="([^"]+)"/g)].map(([, name = '']) => name)
  return Object.fromEntries(names.filter((name) => name !== 'back').map((name) => [name, fieldIn(html, name)]))
}
