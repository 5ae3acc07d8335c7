import { openStorage } from '../../db/open'
import { readConfig } from '../config'
import { listen } from '../web/server'

/** npm start: migrates, serves, and closes in order when asked to stop. */
export async function serveCommand(_words: string[]): Promise<void> {
  const config = readConfig(process.env)
  const storage = await openStorage(config.databaseUrl)
  const running = await listen({ storage, config })
  console.log(`Ý Dân: ${running.address}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await running.close()
      await storage.close()
      process.exit(0)
    })
  }
}
