/** A file that came with a form, as it was sent; its name is whatever the sender wrote. */
export interface Upload {
  name: string
  /** Bytes. */
  size: number
  content: Buffer<ArrayBuffer>
}

export const NOTHING_SENT: Buffer<ArrayBuffer> = Buffer.alloc(0)
