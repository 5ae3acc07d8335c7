import { connect, type Socket } from 'node:net'
import { type Figure, onSqlite, quantile, round, timed } from './measures'

/** Whether visitors are served while thousands of connections only keep a place. */

const HALF = 1000
const IDLE = 3000
const PATIENCE_MS = 25_000

export function onHardness(): Promise<Figure[]> {
  return onSqlite(0, async (server, made) => {
    const page = () => timed(async () => (await fetch(`${server.address}/c/${made.slug}`)).text())
    const before = await server.memory()
    const quiet = await many(page, 200)
    const half = await Promise.all(Array.from({ length: HALF }, () => opened(server.address, 'GET / HTTP/1.1\r\nHost: lo')))
    const idle = await Promise.all(Array.from({ length: IDLE }, () => opened(server.address, '')))
    const letters = setInterval(() => {
      for (const socket of half) if (socket.writable) socket.write('c')
    }, 2000)
    const start = performance.now()
    const taken: number[] = []
    while (performance.now() - start < PATIENCE_MS) taken.push(...(await many(page, 50)))
    const held = await server.memory()
    clearInterval(letters)
    const closed = [...half, ...idle].filter(({ destroyed, readableEnded }) => destroyed || readableEnded).length
    for (const socket of [...half, ...idle]) socket.destroy()
    return [
      {
        promise: `p99 of a page while ${round(HALF)} requests never end and ${round(IDLE)} connections say nothing`,
        line: '<= 100 ms',
        measured: `${round(quantile(taken, 0.99), 1)} ms, quiet ${round(quantile(quiet, 0.99), 1)} ms`,
        held: quantile(taken, 0.99) <= 100,
      },
      {
        promise: 'of those connections, given up within 25 s',
        line: 'all',
        measured: `${round(closed)} of ${round(HALF + IDLE)}`,
        held: closed === HALF + IDLE,
      },
      {
        promise: 'resident memory meanwhile',
        line: '<= 256 MB',
        measured: `${round(held)} MB, before ${round(before)} MB`,
        held: held <= 256,
      },
    ]
  })
}

async function many(one: () => Promise<number>, times: number): Promise<number[]> {
  const taken: number[] = []
  for (let each = 0; each < times; each++) taken.push(await one())
  return taken
}

function opened(address: string, sent: string): Promise<Socket> {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  socket.resume()
  return new Promise((resolve) =>
    socket.once('connect', () => {
      if (sent) socket.write(sent)
      resolve(socket)
    }),
  )
}
