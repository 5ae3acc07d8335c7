import { responses } from '../../db/schema/responses'
import { findTotals, listCounts } from '../../src/responses/store'
import { fieldIn, type Opening, opened } from '../responses/opened'
import type { Town } from '../support/town'

/** Words that stand in no page of ours by themselves. */
export const WORDS = 'Xin làm cống trước mùa mưa <kẻo ngập>'
export const SHEET = { version: '1', qRoad: 'a', qMore: WORDS }

/** For a server of its own, which goes by the true clock. */
export const LONG_OPEN: Opening = { row: { opensAt: new Date('2020-01-01'), closesAt: new Date('2100-01-01') } }

let made = 0
/** A key as a browser makes it. */
export const aKey = () => `key-of-a-test-${String(made++).padStart(8, '0')}`

/** An open consultation, and what can be done with it. */
export async function asked(given: Town, opening: Opening = {}) {
  const { id, slug } = await opened(given, opening)
  const address = `/c/${slug}/responses`
  return {
    id,
    slug,
    address,
    send: (key: string, more: Record<string, string> = {}) => given.visitor().post(address, { ...SHEET, key, ...more }),
    /** Sends what a page given back holds, as a browser would. */
    sendAgain: (html: string) =>
      given.visitor().post(address, { ...SHEET, key: fieldIn(html, 'key'), version: fieldIn(html, 'version') }),
    storedKeys: async () =>
      (await given.storage.reader.select({ key: responses.key }).from(responses)).map(({ key }) => key).sort(),
    /** What the counters say, beside the rows: all the same number when nothing is half-written. */
    counted: async () => {
      const { reader } = given.storage
      const { total, lastSequence } = await findTotals(reader, id)
      const byHamlet = (await listCounts(reader, id)).reduce((sum, each) => sum + each.total, 0)
      return { total, lastSequence, byHamlet, rows: (await reader.select().from(responses)).length }
    },
  }
}

export const allAre = (many: number) => ({ total: many, lastSequence: many, byHamlet: many, rows: many })
