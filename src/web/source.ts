import type { Handled } from './env'

/**
 * Where a request comes from, for limits only: never stored, never logged. Behind proxies it is what the outermost
 * trusted one saw. An IPv6 network of 64 bits counts as one source. Empty when there is no socket.
 */
export function sourceOf(c: Handled): string {
  const { trustedProxies } = c.get('config')
  const socket = socketAddress(c.env)
  if (trustedProxies === 0) return network(socket)
  const forwarded = (c.req.header('X-Forwarded-For') ?? '').split(',').map((each) => each.trim())
  return network(forwarded.at(-trustedProxies) || socket)
}

/** Only a proxy on this machine that nobody told us to trust: it hides who asks, so no limit could be fair. */
export const isThisMachine = (source: string): boolean => source === '' || source === '127.0.0.1' || source === '::1'

/** What counts as one source: an IPv4 address, or the first half of an IPv6 one, in one spelling. */
export function network(address: string): string {
  const bare = /^\[(.*)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
  const plain = bare.toLowerCase().replace(/^::ffff:(?=\d+\.)|%.*$/g, '')
  if (!plain.includes(':') || plain === '::1') return plain.slice(0, 45)
  const [before = '', after] = plain.split('::')
  const first = before === '' ? [] : before.split(':')
  const last = after ? after.split(':') : []
  const zeros = after === undefined ? [] : Array(Math.max(0, 8 - first.length - last.length)).fill('0')
  const groups = [...first, ...zeros, ...last].slice(0, 4)
  return groups.map((group) => group.replace(/^0+(?=.)/, '').slice(0, 4)).join(':')
}

/** Who is at the other end of the connection, a proxy perhaps; empty when there is none. */
export function socketAddress(env: unknown): string {
  const address = inside(inside(inside(env, 'incoming'), 'socket'), 'remoteAddress')
  return typeof address === 'string' ? address : ''
}

const inside = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
