import { setPriority } from 'node:os'

const LAST_IN_LINE = 19

/**
 * Lets everybody else on the machine go before this thread. Linux knows a priority of each thread; elsewhere it would
 * be that of the whole process, and answering must not give way.
 */
export function giveWay(): void {
  if (process.platform === 'linux') setPriority(0, LAST_IN_LINE)
}
