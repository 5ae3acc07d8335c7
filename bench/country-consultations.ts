import { createHash } from 'node:crypto'
import {
  attachments,
  consultationChanges,
  consultationHamlets,
  consultations,
  consultationWords,
  places,
  questionnaireVersions,
} from '../db/schema/consultations'
import { snapshots } from '../db/schema/publication'
import { addDays } from '../src/kernel/moment'
import { folded } from '../src/kernel/search'
import type { SnapshotContent } from '../src/publication/snapshot'
import { typeOf } from '../src/questions/types'
import { questions as twenty } from './consultation'
import type { Given, Land, Size, Unit } from './country'
import { answerRows } from './country-answers'
import { MATTERS, matterText } from './country-words'
import { type Rows, rowsOf } from './put-rows'

export type Row = typeof consultations.$inferInsert & { id: number; createdAt: Date }

/** What most consultations ask, so that a country of them fits on a disk. */
export const three = ['place', 'single', 'long'].map((name, place) => {
  const type = typeOf(name)
  return {
    ...{ id: `q${place + 1}`, type: name, label: `Câu hỏi thứ ${place + 1}`, hint: '', required: false, shownWhen: null },
    settings: type.settings.parse(type.examples.settings),
  }
})

/** The same with what only some have: a question worded by lot, another language, a quota. */
const threeByLot = {
  questions: three.map((each) =>
    each.id === 'q2' ? { ...each, wordings: [{ label: 'Câu hỏi thứ hai, hỏi cách khác', hint: '' }] } : each,
  ),
  settings: {
    translations: [{ language: 'km', words: {}, audio: {} }],
    quotas: [{ id: 'first', name: 'Người chọn phương án đầu', formula: "q2 == 'a'", most: 100 }],
  },
}

/** The first is the large one, open; the second a draft; the third closed and published; all three in the first commune. */
export function consultationRows(land: Land, size: Size, given: Given) {
  const made = Array.from({ length: size.consultations }, (_, place) => consultationOf(place + 1, land, given))
  const [largest, draft, published] = made
  if (!largest || !draft || !published) throw new Error('Three consultations are the least.')
  const rows: Rows[] = [
    rowsOf(consultations, made),
    rowsOf(
      consultationWords,
      made.map(({ id, searchText }) => ({ consultationId: id, words: [...new Set(searchText.split(' '))].join(' ') })),
    ),
    rowsOf(consultationHamlets, hamletRows(made, land)),
    rowsOf(questionnaireVersions, versionRows(made)),
    rowsOf(places, placeRows(made, land)),
    rowsOf(attachments, attachmentRows(made)),
    rowsOf(consultationChanges, changeRows(made)),
    ...answerRows(made, land, size, given),
    rowsOf(snapshots, snapshotRows(made)),
  ]
  return {
    rows,
    ids: { largest: largest.id, draft: draft.id, published: published.id },
    slugs: { largest: largest.slug, published: published.slug },
  }
}

const DAYS_BACK = 5 * 365

// Of a hundred: 10 drafts, 5 not open yet, 15 open (one of them for ever), 67 closed, 3 withdrawn.
function stateOf(id: number, roll: number) {
  if (id === 1) return 'open' as const
  if (id === 2 || (id > 3 && roll < 10)) return 'draft' as const
  if (id > 3 && roll < 15) return 'coming' as const
  if (id > 3 && roll < 30) return 'open' as const
  return id > 3 && roll >= 97 ? ('withdrawn' as const) : ('closed' as const)
}

function consultationOf(id: number, land: Land, { now, chance }: Given): Row {
  const commune = land.communes[id <= 3 ? 0 : id % land.communes.length] ?? land.communes[0]
  const province = land.provinces.find((each) => commune?.path.startsWith(each.path))
  if (!commune || !province) throw new Error('There is no commune.')
  const roll = chance.below(100)
  const state = stateOf(id, roll)
  const back = { draft: chance.below(60), coming: -1 - chance.below(40), open: 1 + chance.below(25) }
  const opensAt = addDays(now, -('closed' === state || state === 'withdrawn' ? 40 + chance.below(DAYS_BACK) : back[state]))
  const noClosing = state === 'open' && roll === 29
  const closesAt = noClosing ? null : addDays(opensAt, 30)
  const [category, words, legalClause] = chance.pick(MATTERS)
  const title = `${words} ${opensAt.getFullYear() + 1}`
  const asker = `UBND ${commune.name}`
  const matter = matterText(chance)
  const changed = addDays(opensAt, state === 'closed' ? 30 : 0)
  return {
    ...{
      id,
      slug: `${category.toLowerCase()}-${id}`,
      unitId: commune.id,
      unitPath: commune.path,
      title,
      asker,
      matter,
      category,
    },
    ...{ state: state === 'coming' ? 'open' : state, legalClause, otherLaw: null, retentionMonths: 24, offersReply: true },
    ...{ opensAt: state === 'draft' ? null : opensAt, closesAt: state === 'draft' ? null : closesAt, noClosing },
    ...{ openedAt: state === 'draft' ? null : opensAt, endedAt: state === 'closed' ? closesAt : null, endReason: null },
    ...{ templateName: null, searchText: folded([title, matter, asker, province.name, commune.name].join(' ')) },
    ...{
      createdAt: addDays(opensAt, -20),
      updatedAt: changed < now ? changed : now,
      revision: 3,
      draftText: `${matter}\n\n${matter}`,
    },
  }
}

export const hamletsOf = ({ unitId }: Row, land: Land): readonly Unit[] => land.hamletsOf.get(unitId) ?? []

function* hamletRows(made: readonly Row[], land: Land): Iterable<typeof consultationHamlets.$inferInsert> {
  for (const row of made)
    for (const { id } of hamletsOf(row, land))
      yield { consultationId: row.id, unitId: id, households: 60 + (id % 400), takenOn: '2026-06-30' }
}

function* versionRows(made: readonly Row[]): Iterable<typeof questionnaireVersions.$inferInsert> {
  for (const { id, state, createdAt } of made)
    yield {
      ...{ consultationId: id, number: 1, ...(id === 3 ? threeByLot : { questions: id === 1 ? twenty : three }), createdAt },
      publishedAt: state === 'draft' ? null : createdAt,
    }
}

function* placeRows(made: readonly Row[], land: Land): Iterable<typeof places.$inferInsert> {
  for (const row of made) {
    const hamlet = hamletsOf(row, land)[0]
    const fixed = { consultationId: row.id, createdAt: row.createdAt, retiredAt: null }
    yield { ...fixed, id: row.id * 2 - 1, token: `B${row.id}`, kind: 'noticeBoard', label: 'Bảng tin', unitId: null }
    yield { ...fixed, id: row.id * 2, token: `H${row.id}`, kind: 'hamlet', label: hamlet?.name ?? '', unitId: hamlet?.id ?? null }
  }
}

function* attachmentRows(made: readonly Row[]): Iterable<typeof attachments.$inferInsert> {
  const content = Buffer.from('%PDF-1.4 dự thảo '.repeat(60))
  const sha256 = createHash('sha256').update(content).digest('hex')
  for (const { id, createdAt } of made)
    if (id % 10 === 0)
      yield {
        ...{ consultationId: id, name: 'du-thao.pdf', mediaType: 'application/pdf', size: content.length, sha256, content },
        addedAt: createdAt,
      }
}

function* changeRows(made: readonly Row[]): Iterable<typeof consultationChanges.$inferInsert> {
  for (const { id, createdAt, closesAt, state } of made)
    if (id % 5 === 0 && state !== 'draft')
      yield {
        consultationId: id,
        kind: 'extended',
        at: createdAt,
        reason: 'Mưa lũ, bà con chưa kịp góp ý.',
        before: createdAt,
        after: closesAt ?? null,
      }
}

/** Nine in ten of the closed ones were published, most of them once, and some corrected twice. */
function* snapshotRows(made: readonly Row[]): Iterable<typeof snapshots.$inferInsert> {
  for (const row of made) {
    if (row.state !== 'closed' || (row.id > 3 && row.id % 10 === 0)) continue
    for (let number = 1; number <= (row.id % 4 === 0 ? 3 : 1); number++) {
      const publishedAt = addDays(row.updatedAt, number)
      yield {
        ...{ consultationId: row.id, number, publishedAt, publishedBy: 'UBND', reason: number > 1 ? 'Đếm lại một thôn.' : null },
        ...{ summary: 'Phần lớn bà con đồng ý.', content: contentOf(row, number, publishedAt) },
        contentHash: createHash('sha256').update(`${row.id}/${number}`).digest('hex'),
      }
    }
  }
}

function contentOf(row: Row, number: number, publishedAt: Date): SnapshotContent {
  const { slug, title, asker, matter, category, legalClause } = row
  return {
    ...{ format: 'y-dan.result/1', licence: 'CC BY 4.0', number, publishedAt: publishedAt.toISOString() },
    correction: number > 1 ? { of: number - 1, reason: 'Đếm lại một thôn.' } : null,
    consultation: {
      ...{ slug, title, asker, matter, category, legalClause, unitName: asker, legalText: '', otherLaw: null },
      ...{ opensAt: row.opensAt?.toISOString() ?? null, closesAt: row.closesAt?.toISOString() ?? null },
      ...{ permanent: false, endReason: null },
    },
    ...{ period: null, summary: 'Phần lớn bà con đồng ý.', smallestShown: 5 },
    participation: { total: 10, byHamlet: null, byPlace: null, byChannel: null, byDay: null },
    ...{ questions: [], leftOut: [], changes: [], versions: 1 },
  }
}
