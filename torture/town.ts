import { z } from 'zod'

/** What stands before the first blow: open consultations of different kinds, and somebody of the staff. */

const option = z.object({ code: z.string(), label: z.string() })
export const settledTown = z.object({
  staff: z.object({ email: z.string(), password: z.string() }),
  consultations: z.array(
    z.object({
      id: z.number(),
      slug: z.string(),
      version: z.number(),
      /** As stored. */
      questions: z.array(z.unknown()),
      hamlets: z.array(option),
      places: z.array(z.object({ id: z.number(), token: z.string(), unitId: z.number().nullable() })),
      offersReply: z.boolean(),
      closesAt: z.number().nullable(),
    }),
  ),
})

export type SettledTown = z.infer<typeof settledTown>
export type SettledConsultation = SettledTown['consultations'][number]
