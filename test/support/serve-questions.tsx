import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { messages } from '../../src/i18n/messages'
import type { Fields } from '../../src/kernel/fields'
import { filesFor } from '../../src/questions/page-files'
import type { AskedQuestion, PartFaults } from '../../src/questions/question-type'
import { typeOf } from '../../src/questions/types'
import { assetAddress, serveAsset } from '../../src/web/assets'
import type { Env } from '../../src/web/env'
import { Layout } from '../../views/layout'
import { type PageFacts, PageProvider } from '../../views/page-context'

const page: PageFacts = {
  locale: 'vi',
  words: messages.vi,
  path: '/',
  largeType: false,
  fromAddress: true,
  actor: { kind: 'resident' },
  mode: 'demo',
  asset: assetAddress,
}

/** By question: what is wrong with it and what was sent. */
export type Refused = ReadonlyMap<string, { faults: PartFaults; sent: Fields }>

interface SheetProps {
  questions: readonly AskedQuestion[]
  refused?: Refused
}

const Sheet = ({ questions, refused }: SheetProps) => (
  <PageProvider value={page}>
    <Layout title="Phiếu" scripts={['js/questions.js', ...filesFor(questions).scripts]} styles={filesFor(questions).styles}>
      <h1>Phiếu</h1>
      <h2>Các câu hỏi</h2>
      <form method="post" action="/">
        {questions.map((question, place) =>
          typeOf(question.type).Field({
            question,
            sent: refused?.get(question.id)?.sent ?? new Map(),
            faults: refused?.get(question.id)?.faults ?? {},
            locale: 'vi',
            number: String(place + 1),
          }),
        )}
        <button class="button" type="submit">
          Gửi
        </button>
        <button class="button-plain" type="reset">
          Xóa
        </button>
      </form>
    </Layout>
  </PageProvider>
)

/** Nothing but these questions on a page, until the test ends; `sent` holds what was posted last. */
export async function serveQuestions(questions: readonly AskedQuestion[], refused?: Refused) {
  const sheet: { address: string; sent: [string, string][] } = { address: '', sent: [] }
  const app = new Hono<Env>()
    .get('/public/*', serveAsset)
    .get('/', (c) => c.html(`<!doctype html>${String(<Sheet questions={questions} refused={refused} />)}`))
    .post('/', async (c) => {
      sheet.sent = [...new URLSearchParams(await c.req.text())].filter(([, value]) => value !== '')
      return c.text('Đã nhận')
    })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((listening) => server.once('listening', listening))
  onTestFinished(() => void server.close())
  const address = server.address()
  sheet.address = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  return sheet
}
