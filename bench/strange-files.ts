import { request } from 'node:http'
import { hostileFiles } from '../test/support/hostile-files'
import type { BenchConsultation } from './consultation'
import { type Figure, onSqlite, quantile, round, timed } from './measures'

const PROMISED_MS = 100
const UPLOAD_BYTES = 41 * 1024 * 1024
const READERS = 3

interface Beside {
  name: string
  /** Milliseconds from the first byte sent to the last of the answer. */
  took: number
  status: string
  /** Milliseconds of the form pages answered meanwhile. */
  pages: number[]
}

/** Form pages of people who answer while somebody sends what no honest person sends. */
export const onStrangeFiles = (): Promise<Figure[]> =>
  onSqlite(0, async ({ address, memory, peak }, made) => {
    const quiet = await pagesWhile(address, made, new Promise((resolve) => setTimeout(resolve, 3000)))
    const before = await memory()
    const imports: Beside[] = []
    for (const { name, reader, bytes } of hostileFiles) {
      if (reader !== 'questionnaire') continue
      imports.push(await beside(address, made, name, '/staff/import', formOf(await bytes()), made.session))
    }
    const uploads: Beside[] = []
    for (let turn = 0; turn < 10; turn++) {
      const sheet = formOf(Buffer.alloc(UPLOAD_BYTES, 'a'))
      uploads.push(await beside(address, made, '41 MB', `/c/${made.slug}/responses`, sheet, ''))
    }
    for (const { name, took, status, pages } of imports)
      console.error(`${name}: ${status} after ${round(took)} ms; longest page ${round(Math.max(...pages))} ms of ${pages.length}`)
    const most = imports.reduce((one, other) => (Math.max(...other.pages) > Math.max(...one.pages) ? other : one))
    return [
      figureOf(`form pages beside ${imports.length} hostile imports of up to 10 MB`, imports, quiet),
      {
        promise: 'the longest that one of them waited',
        line: '',
        measured: `${round(Math.max(...most.pages))} ms, beside ${most.name}`,
        held: null,
      },
      figureOf(
        `form pages beside ${uploads.length} sheets of 41 MB where no file is asked for (${uploads[0]?.status})`,
        uploads,
        quiet,
      ),
      {
        promise: 'resident memory of the server at most',
        line: '',
        measured: `${round(await peak())} MB, before ${round(before)} MB`,
        held: null,
      },
    ]
  })

function figureOf(promise: string, all: readonly Beside[], quiet: readonly number[]): Figure {
  const pages = all.flatMap((one) => one.pages)
  const p99 = quantile(pages, 0.99)
  return {
    promise: `p99 of ${promise}`,
    line: `<= ${PROMISED_MS} ms`,
    measured: `${round(p99, 1)} ms, longest ${round(Math.max(...pages))} ms; quiet ${round(quantile(quiet, 0.99), 1)} ms`,
    held: p99 <= PROMISED_MS,
  }
}

async function beside(
  address: string,
  made: BenchConsultation,
  name: string,
  path: string,
  body: Buffer,
  session: string,
): Promise<Beside> {
  let status = ''
  let took = 0
  const sending = timed(async () => {
    status = await sent(address + path, body, session ? { cookie: `ydanSession=${session}` } : {})
  }).then((ms) => {
    took = ms
  })
  const pages = await pagesWhile(address, made, sending)
  return { name, took, status, pages }
}

const BOUNDARY = 'ranh-gioi-cua-cac-phan'

const formOf = (bytes: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="tep"\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ])

/** In one piece by Node's own client: who measures in the same process must not wait for who sends. */
const sent = (address: string, body: Buffer, headers: Record<string, string>): Promise<string> =>
  new Promise((resolve) => {
    const type = `multipart/form-data; boundary=${BOUNDARY}`
    const sending = request(address, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': type, 'Content-Length': body.length },
    })
    sending.on('error', () => resolve('cut off'))
    sending.on('response', (answer) => {
      answer.resume()
      answer.on('end', () => resolve(String(answer.statusCode)))
    })
    sending.end(body)
  })

/** How long each of some readers who ask again and again waits for a form page, until `done`. */
async function pagesWhile(address: string, { slug }: BenchConsultation, done: Promise<unknown>): Promise<number[]> {
  let isDone = false
  const pages: number[] = []
  const reader = async () => {
    while (!isDone) {
      pages.push(await timed(async () => void (await (await fetch(`${address}/c/${slug}`)).text())))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  const readers = Array.from({ length: READERS }, reader)
  await done
  isDone = true
  await Promise.all(readers)
  return pages
}
