import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerOptions } from 'node:http'
import type { Duplex } from 'node:stream'

/**
 * The HTTP server with its patience: how long it waits for whom, and what it refuses before the product sees it.
 * Everything malformed is answered by Node's own strict parser with 400, 408, 413, 417 or 431.
 */

const SECOND = 1000

const PATIENCE: ServerOptions = {
  // Who sends a header letter by letter, or nothing at all.
  headersTimeout: 15 * SECOND,
  // An attachment of 12 MB over a slow line of the office.
  requestTimeout: 180 * SECOND,
  // Longer than proxies keep theirs (nginx: 60 s), or they would meet a door just closing.
  keepAliveTimeout: 65 * SECOND,
  connectionsCheckingInterval: 3 * SECOND,
  maxHeaderSize: 16 * 1024,
  requireHostHeader: true,
  noDelay: true,
}

const MOST_CONNECTIONS = 10_000
/** How many may knock at the same moment: a caller beyond them hears nothing for seconds. The kernel may allow fewer. */
export const BACKLOG = 4096
const METHODS = ['GET', 'HEAD', 'POST']

export function guardedServer(listener: RequestListener): Server {
  const server = createServer(PATIENCE, (incoming, outgoing) => {
    const refused = refusalOf(incoming)
    if (refused === undefined) return listener(incoming, outgoing)
    outgoing.writeHead(refused, {
      Connection: 'close',
      'Content-Length': 0,
      ...(refused === 405 && { Allow: METHODS.join(', ') }),
    })
    outgoing.end()
  })
  server.maxConnections = MOST_CONNECTIONS
  // When all places are taken, those who only keep one for later give it up.
  server.on('drop', () => server.closeIdleConnections())
  server.on('connect', (_incoming: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => undefined)
    socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })
  return server
}

// Two hosts are two opinions of where a request belongs; no proxy and cache in front may have another one than we.
function refusalOf({ method = '', url = '', headers, rawHeaders }: IncomingMessage): number | undefined {
  if (!METHODS.includes(method)) return 405
  let hosts = 0
  for (let place = 0; place < rawHeaders.length; place += 2) {
    const name = rawHeaders[place] ?? ''
    if (name.length === 4 && name.toLowerCase() === 'host') hosts++
  }
  return hosts > 1 || isElsewhere(url, headers.host) ? 400 : undefined
}

// An address with a host of its own, as proxies are sent, must name the same one.
function isElsewhere(url: string, host = ''): boolean {
  if (url.startsWith('/') || !URL.canParse(url)) return false
  return new URL(url).host !== host.toLowerCase().replace(/:80$/, '')
}
