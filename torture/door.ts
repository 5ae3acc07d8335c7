import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import { type Chance, pause } from './chance'

/** How a browser asks, also a phone that loses its network on the way. */

export interface Asked {
  method: 'GET' | 'POST'
  path: string
  fields?: readonly (readonly [string, string])[]
  cookie?: string
  /** How long the second half of a slow body is late. */
  lateMs?: number
}

export interface Answer {
  status: number
  location: string
  cookies: readonly string[]
  body: string
}

/**
 * `brokenBody`: gone in the middle of sending. `unread`: gone before the answer. `slowBody`: a second half that comes
 * late. `whole` and `slowBody` wait for the answer.
 */
export type Manner = 'whole' | 'brokenBody' | 'unread' | 'slowBody'

export interface UnderWay {
  address: string
  /** When its head had left; Infinity before. */
  since: number
  mayGo: boolean
  /** True when it was answered to the end. */
  answered: Promise<boolean>
}

/** The addresses people find the product at, and every request under way. */
export interface Door {
  addresses: readonly string[]
  underWay: Set<UnderWay>
  asked: number
  lost: number
  statuses: Map<number, number>
}

export interface Session {
  /** Undefined when the connection was lost, by us or by them. Each request takes any of the addresses. */
  ask(asked: Asked, manner?: Manner): Promise<Answer | undefined>
  leave(): void
}

const PATIENCE_MS = 10_000

export const newDoor = (addresses: readonly string[]): Door => ({
  addresses,
  underWay: new Set(),
  asked: 0,
  lost: 0,
  statuses: new Map(),
})

export function enter(door: Door, chance: Chance): Session {
  const agent = new Agent({ keepAlive: true, maxSockets: 3 })
  return {
    ask: async (asked, manner = 'whole') => {
      const answer = await tracked(door, chance, agent, asked, manner)
      door.asked++
      if (answer) door.statuses.set(answer.status, (door.statuses.get(answer.status) ?? 0) + 1)
      else door.lost++
      return answer
    },
    leave: () => agent.destroy(),
  }
}

async function tracked(door: Door, chance: Chance, agent: Agent, asked: Asked, manner: Manner): Promise<Answer | undefined> {
  const address = chance.pick(door.addresses)
  const mine: UnderWay = {
    address,
    since: Number.POSITIVE_INFINITY,
    mayGo: manner === 'brokenBody' || manner === 'unread',
    answered: Promise.resolve(false),
  }
  const answer = once(chance, `${address}${asked.path}`, agent, asked, manner, mine)
  mine.answered = answer.then((each) => each !== undefined)
  door.underWay.add(mine)
  return answer.finally(() => door.underWay.delete(mine))
}

function once(chance: Chance, url: string, agent: Agent, asked: Asked, manner: Manner, mine: UnderWay) {
  return new Promise<Answer | undefined>((resolve) => {
    const body = new URLSearchParams((asked.fields ?? []).map(([name, value]): [string, string] => [name, value])).toString()
    const sent = request(url, { method: asked.method, agent, headers: headersOf(asked, body), timeout: PATIENCE_MS })
    const lose = () => resolve(undefined)
    sent.once('socket', (socket) => {
      const mark = () => {
        mine.since = performance.now()
      }
      if (socket.connecting) socket.once('connect', mark)
      else mark()
    })
    sent.once('error', lose)
    sent.once('close', lose)
    sent.once('timeout', () => sent.destroy())
    sent.once('response', (answer) => read(answer, resolve))
    void write(sent, body, manner, asked.lateMs ?? chance.whole(50, 700), chance.whole(0, 25))
  })
}

const headersOf = ({ cookie }: Asked, body: string): Record<string, string> => ({
  ...(body && {
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': String(Buffer.byteLength(body)),
  }),
  ...(cookie && { Cookie: cookie }),
})

async function write(sent: ClientRequest, body: string, manner: Manner, lateMs: number, goneMs: number): Promise<void> {
  if (manner === 'whole' || manner === 'unread') sent.end(body)
  else {
    const half = Math.floor(body.length / 2)
    sent.write(body.slice(0, half))
    await pause(manner === 'slowBody' ? lateMs : goneMs)
    if (manner === 'brokenBody') sent.destroy()
    else if (!sent.destroyed) sent.end(body.slice(half))
  }
  if (manner !== 'unread') return
  await pause(goneMs)
  sent.destroy()
}

function read(answer: IncomingMessage, resolve: (answer: Answer | undefined) => void): void {
  let body = ''
  answer.setEncoding('utf8')
  answer.on('data', (chunk: string) => {
    body += chunk
  })
  answer.once('error', () => resolve(undefined))
  answer.once('end', () => {
    const { statusCode: status = 0, headers } = answer
    const cookies = (headers['set-cookie'] ?? []).map((each) => each.split(';')[0] ?? '')
    resolve(answer.complete ? { status, location: headers.location ?? '', cookies, body } : undefined)
  })
}
