import type { Handled } from './env'

/**
 * Where a request comes from, for limits only: never stored, never logged. Behind proxies it is what the outermost
 * trusted one saw. An IPv6 network counts as one source. Empty when there is no socket.
 */
export function sourceOf(c: Handled): string {
  const { trustedProxies } = c.var.config
  const socket = socketAddress(c.env)
  if (trustedProxies === 0) return network(socket)
  const forwarded = (c.req.header('X-Forwarded-For') ?? '').split(',').map((each) => each.trim())
  return network(forwarded.at(-trustedProxies) || socket)
}

/** Only a proxy on this machine that nobody told us to trust: it hides who asks, so no limit could be fair. */
export const isThisMachine = (source: string): boolean => source === '' || source === '127.0.0.1' || source === '::1'

function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  return plain.includes(':') && !plain.startsWith('::') ? plain.split(':').slice(0, 4).join(':') : plain
}

function socketAddress(env: unknown): string {
  const address = inside(inside(inside(env, 'incoming'), 'socket'), 'remoteAddress')
  return typeof address === 'string' ? address : ''
}

const inside = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
