import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const facts = z.object({
  version: z.string(),
  /** How many tables it has, each with rows. */
  tables: z.number(),
  /** The moment at which its session is good. */
  now: z.coerce.date(),
  session: z.string(),
  receipt: z.string(),
  /** An open consultation. */
  consultationId: z.number(),
  title: z.string(),
  slug: z.string(),
  /** SHA-256 of each file of migrations, such as `sqlite/0000_first.sql`. */
  migrations: z.record(z.string(), z.string()),
})

export type Release = z.infer<typeof facts> & { folder: string }

/** Every released version whose database is kept beside this file, by `node bin/release-fixture.mjs`. */
export const releases: readonly Release[] = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => join(import.meta.dirname, name))
  .map((folder) => ({ ...facts.parse(JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8'))), folder }))
