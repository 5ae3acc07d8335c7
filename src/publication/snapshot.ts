import { createHash } from 'node:crypto'
import { z } from 'zod'
import { publishedOutcome } from '../budgeting/published'
import type { Block } from '../questions/tally'

/** What is frozen when a result is published: complete, so that the page can be shown from it alone, forever. */

export const FORMAT = 'y-dan.result/1'
export const LICENCE = 'CC BY 4.0'
export const LICENCE_ADDRESS = 'https://creativecommons.org/licenses/by/4.0/'

const count = z.number().nullable()
const option = z.object({ code: z.string(), label: z.string(), note: z.string().exactOptional() })
const head = { id: z.string(), label: z.string() }
const measure = z.enum(['meanRank', 'firstChoices', 'borda', 'mean', 'standardDeviation', 'median', 'sum', 'balance'])

// Squares alone: a single point may be somebody's door.
const planDrawing = z.object({
  token: z.string(),
  width: z.number(),
  height: z.number(),
  description: z.string(),
  across: z.number(),
  down: z.number(),
  points: z.array(z.never()),
})

const people = z.object({ noun: z.string(), ofAll: z.boolean() })

const block: z.ZodType<Block> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('distribution'),
    ...head,
    exclusive: z.boolean(),
    ordered: z.boolean(),
    base: z.number(),
    rows: z.array(z.object({ code: z.string(), label: z.string(), count, kind: z.literal('unanswered').exactOptional() })),
    map: planDrawing.exactOptional(),
  }),
  z.object({
    kind: z.literal('grid'),
    ...head,
    columns: z.array(option),
    rows: z.array(z.object({ code: z.string(), label: z.string(), base: count, counts: z.array(count) })),
  }),
  z.object({
    kind: z.literal('measures'),
    ...head,
    people: people.exactOptional(),
    lead: measure,
    unit: z.string(),
    measures: z.array(measure),
    rows: z.array(z.object({ code: z.string(), label: z.string(), base: count, values: z.array(count) })),
  }),
  z.object({
    kind: z.literal('numbers'),
    ...head,
    unit: z.string(),
    decimals: z.number().exactOptional(),
    base: z.number(),
    mean: count,
    standardDeviation: count,
    least: count,
    lowerQuartile: count,
    median: count,
    upperQuartile: count,
    greatest: count,
    bins: z.array(z.object({ from: z.number(), to: z.number(), count })),
    people: people.exactOptional(),
  }),
  z.object({ kind: z.literal('words'), ...head, base: z.number(), of: z.literal('files').optional() }),
])

const tally = z.object({
  withheld: z.boolean(),
  asked: count,
  answered: count,
  unanswered: count,
  ofAllSheets: z.boolean(),
  joined: z.literal(true).exactOptional(),
  blocks: z.array(block).readonly(),
})

const participation = z.object({
  total: count,
  byHamlet: z
    .array(
      z.object({
        unitId: z.number(),
        name: z.string(),
        households: count,
        takenOn: z.string().nullable(),
        responses: count,
      }),
    )
    .readonly()
    .nullable(),
  byPlace: z
    .array(z.object({ label: z.string(), responses: count }))
    .readonly()
    .nullable(),
  byChannel: z
    .array(z.object({ channel: z.string(), responses: count }))
    .readonly()
    .nullable(),
  byDay: z
    .array(z.object({ day: z.string(), responses: count }))
    .readonly()
    .nullable(),
})

const moment = z.iso.datetime().nullable()

/** The wordings of a question that was changed while answers came in; `earlier` is what is not added to the newest. */
const publishedSeams = z.object({
  wordings: z.array(
    z.object({
      since: z.int(),
      place: z.int(),
      label: z.string(),
      spans: z.array(z.object({ from: z.iso.datetime(), to: moment })),
      answered: count,
      part: z.int(),
      seam: z
        .object({
          follows: z.int(),
          change: z.enum(['reworded', 'grown', 'fixed']),
          isJoined: z.boolean(),
          reason: z.string(),
          added: z.array(z.string()),
        })
        .nullable(),
    }),
  ),
  earlier: z.array(z.object({ label: z.string(), hint: z.string(), tally })),
})

/** The wordings of which a lot gave each sheet one, and how many sheets were asked in each. */
const publishedLot = z.object({
  wordings: z.array(z.object({ code: z.string(), label: z.string(), asked: count })),
  /** Asked without a lot. */
  undrawn: count,
})

const snapshotContent = z.object({
  format: z.literal(FORMAT),
  licence: z.literal(LICENCE),
  number: z.int().min(1),
  publishedAt: z.iso.datetime(),
  /** Of a correction: which publication it replaces, and why. */
  correction: z.object({ of: z.int(), reason: z.string() }).nullable(),
  consultation: z.object({
    slug: z.string(),
    title: z.string(),
    asker: z.string(),
    matter: z.string(),
    category: z.string(),
    unitName: z.string(),
    legalClause: z.string(),
    legalText: z.string(),
    otherLaw: z.string().nullable(),
    opensAt: moment,
    closesAt: moment,
    permanent: z.boolean(),
    endReason: z.string().nullable(),
  }),
  /** First and last day counted, of a consultation that does not close. */
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  summary: z.string(),
  /** Counts below this are hidden, except zero. */
  smallestShown: z.number(),
  participation,
  questions: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      hint: z.string(),
      type: z.string(),
      typeName: z.string(),
      /** Of what is counted together with the newest wording. */
      tally,
      seams: publishedSeams.exactOptional(),
      lot: publishedLot.exactOptional(),
      /** Of a vote on projects: who wins by the rule that was told beforehand. */
      outcome: publishedOutcome.exactOptional(),
    }),
  ),
  /** Questions the committee does not publish, in their wording. */
  leftOut: z.array(z.object({ id: z.string(), label: z.string() })),
  changes: z.array(
    z.object({
      kind: z.enum(['extended', 'closedEarly', 'withdrawn', 'questionsChanged']),
      at: z.iso.datetime(),
      reason: z.string(),
      before: moment,
      after: moment,
    }),
  ),
  /** How many wordings of the questions were answered; the newest is shown. */
  versions: z.int(),
})

export type SnapshotContent = z.infer<typeof snapshotContent>
export type PublishedQuestion = SnapshotContent['questions'][number]

/** Throws on what was never published by this product. */
export const readContent = (stored: unknown): SnapshotContent => snapshotContent.parse(stored)

/** The very bytes of the public `.json`; keys in order, because PostgreSQL gives them back in an order of its own. */
export const contentText = (content: SnapshotContent): string => `${JSON.stringify(inOrder(content), null, 1)}\n`

/** SHA-256 of those bytes, so that anybody can check the file. */
export const contentHash = (content: SnapshotContent): string => createHash('sha256').update(contentText(content)).digest('hex')

/** The same while the moment of publication is still open: tells whether anything else changed since somebody looked. */
export const fingerprint = (content: SnapshotContent): string =>
  contentHash({ ...content, publishedAt: '2000-01-01T00:00:00.000Z' })

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, each]) => [key, inOrder(each)]),
  )
}
