import { Hono } from 'hono'
import type { Storage } from '../../db/storage'
import { ResultPage } from '../../views/publication/result-page'
import { maybeFindBySlug } from '../consultations/store'
import { problem } from '../kernel/problem'
import type { Env, Handled } from '../web/env'
import { publicPage } from '../web/respond'
import { dataCsv, dictionaryCsv } from './open-data'
import { contentText } from './snapshot'
import { findSnapshot, type ListedSnapshot, listSnapshots, newestSnapshotNumber, type Snapshot } from './store'

const CSV = 'text/csv; charset=UTF-8'
const JSON_TYPE = 'application/json; charset=UTF-8'

/** What the public reads of a result, from snapshots only. `NUMBER` is a publication's, with or without an ending. */
export const resultRoutes = new Hono<Env>()
  // The address in the QR code shows the result after closing; before that it belongs to those who answer.
  .get('/c/:slug/results', async (c) => resultPage(c, await findBySlug(c, c.req.param('slug'), undefined)))
  .get('/c/:slug/results.json', async (c) => resultJson(c, await findBySlug(c, c.req.param('slug'), undefined)))
  .get('/c/:slug/results.csv', async (c) => resultCsv(c, await findBySlug(c, c.req.param('slug'), undefined)))
  .get('/c/:slug/dictionary.csv', (c) => file(c, 'dictionary', dictionaryCsv, CSV, 'dictionary.csv'))
  .get('/c/:slug/results/:file{[1-9][0-9]{0,5}(\\.json|\\.csv)?}', async (c) => {
    const [place, ending] = c.req.param('file').split('.')
    const found = await findBySlug(c, c.req.param('slug'), Number(place))
    if (ending === 'json') return resultJson(c, found)
    return ending === 'csv' ? resultCsv(c, found) : resultPage(c, found)
  })

interface Found {
  slug: string
  snapshot: Snapshot
  /** Every publication of the consultation, oldest first. */
  all: readonly ListedSnapshot[]
}

async function findBySlug(c: Handled, slug: string, number: number | undefined): Promise<Found> {
  const { storage } = c.var.world
  const consultation = await maybeFindBySlug(storage.reader, slug)
  if (!consultation || consultation.state === 'draft') throw problem('notFound')
  const newest = await newestSnapshotNumber(storage.reader, consultation.id)
  return { slug, ...(await readOnce(storage, consultation.id, number ?? newest, newest)) }
}

type Read = Omit<Found, 'slug'>
const MOST_KEPT = 200
const kept = new WeakMap<Storage, Map<string, Read>>()

// A publication never changes, so it is read and judged once as long as no newer one stands beside it.
async function readOnce(storage: Storage, consultationId: number, number: number, newest: number): Promise<Read> {
  const known = kept.get(storage) ?? new Map<string, Read>()
  kept.set(storage, known)
  const key = `${consultationId}/${number}/${newest}`
  const before = known.get(key)
  if (before) return before
  const snapshot = await findSnapshot(storage.reader, consultationId, number)
  const read = { snapshot, all: await listSnapshots(storage.reader, consultationId) }
  if (known.size >= MOST_KEPT) known.delete(known.keys().next().value ?? '')
  known.set(key, read)
  return read
}

function resultPage(c: Handled, { slug, snapshot, all }: Found): Response {
  const origin = c.var.config.publicUrl ?? new URL(c.req.url).origin
  const address = `${origin}/c/${slug}/results`
  // The page keeps nothing of the visitor, so what stands after the address is left out.
  c.set('page', { ...c.var.page, path: c.req.path })
  const key = `result|${c.req.path}|${snapshot.contentHash}|${all.length}`
  return publicPage(c, key, () => (
    <ResultPage content={snapshot.content} contentHash={snapshot.contentHash} all={all} address={address} />
  ))
}

const resultJson = (c: Handled, { slug, snapshot }: Found) =>
  file(
    c,
    `json|${slug}|${snapshot.contentHash}`,
    () => contentText(snapshot.content),
    JSON_TYPE,
    `${slug}-${snapshot.number}.json`,
  )

const resultCsv = (c: Handled, { slug, snapshot }: Found) =>
  file(c, `csv|${slug}|${snapshot.contentHash}`, () => dataCsv(snapshot.content), CSV, `${slug}-${snapshot.number}.csv`)

function file(c: Handled, key: string, text: () => string, type: string, name: string): Response {
  return publicPage(c, key, text, type, { more: { 'Content-Disposition': `attachment; filename="${name}"` } })
}
