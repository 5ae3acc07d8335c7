import { z } from 'zod'
import { BALLOT_MODES, type Outcome, RULES } from './election'

/** An outcome as the public may see it: null stands for a figure that could point at a person, and then no step is told. */

const figure = z.number().nullable()
const code = z.string()
const step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('taken'), code, votes: z.number(), left: z.number() }),
  z.object({ kind: z.literal('tooDear'), code, votes: z.number(), left: z.number() }),
  z.object({
    kind: z.literal('bought'),
    code,
    supporters: z.number(),
    perPoint: z.number(),
    short: figure,
    left: z.number(),
    others: z.array(z.object({ code, perPoint: z.number() })).readonly(),
  }),
])

export const publishedOutcome = z.object({
  mode: z.enum(BALLOT_MODES),
  rule: z.enum(RULES),
  money: z.number(),
  ballots: figure,
  spent: z.number(),
  rows: z
    .array(z.object({ code, name: z.string(), cost: z.number(), votes: figure, supporters: figure, isChosen: z.boolean() }))
    .readonly(),
  share: z.object({ first: z.number(), last: z.number(), raises: z.number() }).nullable(),
  steps: z.array(step).readonly(),
})

export type PublishedOutcome = z.infer<typeof publishedOutcome>
export type PublishedStep = PublishedOutcome['steps'][number]

/** Which projects are chosen and nothing that counts people. */
export const withoutFigures = (outcome: Outcome): PublishedOutcome => ({
  ...outcome,
  ballots: null,
  rows: outcome.rows.map((row) => ({ ...row, votes: null, supporters: null })),
  share: null,
  steps: [],
})
