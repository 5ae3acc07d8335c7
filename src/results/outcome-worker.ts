import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../../db/open'
import { type OutcomeOrder, readOutcomes } from './ballots'
import { giveWay } from './give-way'

/** A thread of its own: reads all ballots of one consultation and finds the winners. */
async function work({ url, ...order }: OutcomeOrder & { url: string }): Promise<void> {
  const { reader, close } = openReader(url)
  giveWay()
  const outcomes = await readOutcomes(reader, order)
  close()
  parentPort?.postMessage(outcomes)
}

await work(workerData)
