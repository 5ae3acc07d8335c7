import type { Upload } from '../../src/kernel/upload'
import type { visitor } from './town'

type Browser = Pick<ReturnType<typeof visitor>, 'send'>
type Sent = readonly (readonly [name: string, value: string | File])[]

/** Posts a form with files, as a browser without scripts does. */
export async function postForm(browser: Browser, path: string, sent: Sent, headers: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, value] of sent) form.append(name, value)
  const body = new Response(form)
  const bytes = new Uint8Array(await body.arrayBuffer())
  return browser.send(path, {
    method: 'POST',
    body: bytes,
    headers: { 'Content-Type': body.headers.get('Content-Type') ?? '', 'Content-Length': String(bytes.length), ...headers },
  })
}

/** A file as it is after a form was read. */
export const uploadOf = (content: Uint8Array, name: string): Upload => ({
  name,
  size: content.length,
  content: Buffer.from(content),
})

export const fileOf = (content: Uint8Array, name: string): File => new File([new Uint8Array(content)], name)
