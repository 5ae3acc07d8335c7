import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pack } from 'tar-stream'
import { z } from 'zod'
import { projectFolder } from '../../db/engines/migrations-folder'

/**
 * A backup is one tar file: `y-dan.json` says what it is; then each table in parts of compressed JSON lines
 * (db/copying/encoding.ts); `secret`; `manifest.json` with the count and the digest of each table; and last `sha256`,
 * the digest of every byte before it. All of it can be read with tar, gunzip and sha256sum.
 */
export const HEAD = 'y-dan.json'
export const SECRET = 'secret'
export const MANIFEST = 'manifest.json'
export const TAIL = 'sha256'
export const FORMAT = 1

const head = {
  product: z.literal('y-dan'),
  format: z.number(),
  version: z.string(),
  engine: z.enum(['sqlite', 'postgres']),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.string()).min(1),
}
export const headSchema = z.object(head)
export const manifestSchema = z.object({
  ...head,
  tables: z.array(z.object({ name: z.string(), rows: z.int(), sha256: z.string(), lastNumber: z.int().nonnegative() })),
})
export type Head = z.infer<typeof headSchema>
export type Manifest = z.infer<typeof manifestSchema>

const END = Buffer.alloc(1024)
/** The last member with its header and the end of the archive. */
export const TAIL_BYTES = 512 + 512 + END.length

export const partName = (table: string, part: number): string => `tables/${table}/${String(part).padStart(6, '0')}.jsonl.gz`
export const tableOfPart = (name: string): string | undefined => /^tables\/(\w+)\/\d{6}\.jsonl\.gz$/.exec(name)?.[1]

/** A member as its bytes in the file; the same content gives the same bytes. */
export async function memberBytes(name: string, content: string | Buffer): Promise<Buffer> {
  const archive = pack()
  archive.entry({ name, mode: 0o600, mtime: new Date(0) }, typeof content === 'string' ? Buffer.from(content) : content)
  archive.finalize()
  const bytes = await contentOf(archive)
  return bytes.subarray(0, bytes.length - END.length)
}

export async function contentOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) if (chunk instanceof Uint8Array) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export const tailBytes = async (digest: string): Promise<Buffer> => Buffer.concat([await memberBytes(TAIL, `${digest}\n`), END])

export function productVersion(): string {
  const read = z.object({ version: z.string() })
  return read.parse(JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8'))).version
}
