import { connect, type Socket } from 'node:net'

/** One connection without any client's manners: what was sent goes out as it is. */
export interface RawConnection {
  socket: Socket
  /** All that came back so far, when the other side closes, or when `until` is in it. */
  answer(until?: string): Promise<string>
}

export function rawConnection(address: string, sent: string | Uint8Array = ''): RawConnection {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  let received = ''
  let wake: () => void = () => undefined
  let ended = false
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1')
    wake()
  })
  for (const event of ['end', 'close', 'error'] as const)
    socket.on(event, () => {
      ended = true
      wake()
    })
  if (sent.length > 0) socket.write(sent)
  return {
    socket,
    answer: async (until) => {
      while (!ended && (until === undefined || !received.includes(until)))
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      socket.destroy()
      return received
    },
  }
}

/** Sends and gives the status of each answer in turn, such as `[400]`; `[]` when the connection was closed without one. */
export async function statusesOf(address: string, sent: string | Uint8Array): Promise<number[]> {
  const connection = rawConnection(address, sent)
  const quiet = setTimeout(() => connection.socket.destroy(), 3000)
  const answer = await connection.answer()
  clearTimeout(quiet)
  return [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
}
