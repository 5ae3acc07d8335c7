import { onTestFinished } from 'vitest'
import { listen } from '../../src/web/server'
import { type Town, town, type WhenDone } from './town'

/** A town behind a real server on a free port; closed when the test ends, or by `whenDone: afterAll` with the file. */
export async function serveTown(options: { now?: Date; whenDone?: WhenDone } = {}): Promise<Town & { address: string }> {
  const served = await town(options)
  const { storage, config, now } = served
  // Addresses in QR codes and previews come from the request, so that a browser can follow them.
  const running = await listen({ storage, config: { ...config, port: 0, host: '127.0.0.1', publicUrl: undefined }, now })
  const whenDone = options.whenDone ?? onTestFinished
  whenDone(() => running.close())
  return { ...served, address: running.address }
}
