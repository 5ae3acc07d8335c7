import { createHmac, timingSafeEqual } from 'node:crypto'

/** The link by which anybody may try a questionnaire that is not open, or not yet published: signed, and good for two weeks. Pure. */

const DAY = 24 * 60 * 60 * 1000
const GOOD_FOR_DAYS = 14
const MARK_LENGTH = 16

/** The same all day long. */
export const trialEnd = (now: Date): Date => new Date((Math.floor(now.getTime() / DAY) + 1 + GOOD_FOR_DAYS) * DAY)

export function trialToken(secret: string, consultationId: number, until: Date): string {
  const said = `${consultationId.toString(36)}-${Math.floor(until.getTime() / 1000).toString(36)}`
  return `${said}-${markOf(secret, said)}`
}

/** Of which consultation, while it is good; undefined for what we never signed and for what has expired. */
export function trialOf(secret: string, token: string, now: Date): { consultationId: number; until: Date } | undefined {
  const [, said = '', id = '', seconds = '', mark = ''] = /^(([0-9a-z]{1,10})-([0-9a-z]{1,8}))-([\w-]{16})$/.exec(token) ?? []
  if (said === '' || !timingSafeEqual(Buffer.from(mark), Buffer.from(markOf(secret, said)))) return undefined
  const until = new Date(Number.parseInt(seconds, 36) * 1000)
  return now < until ? { consultationId: Number.parseInt(id, 36), until } : undefined
}

const markOf = (secret: string, said: string): string =>
  createHmac('sha256', secret).update(`trial ${said}`).digest('base64url').slice(0, MARK_LENGTH)
