import { log } from '../kernel/log'
import type { World } from '../kernel/world'
import type { Job } from './job'
import { LOOK_MS, schedulerOf } from './scheduler'

const FIRST_MS = 2000

/**
 * Looks after scheduled work until it is stopped. What was missed while no process ran is done once, shortly after the
 * start. Stopping takes at most three seconds; what is not done by then is done by another process, or after the next start.
 */
export function startJobs(world: World, jobs: readonly Job[]): { stop(): Promise<void> } {
  const scheduler = schedulerOf(world, jobs)
  let stopped = false
  let told = false
  let looking = Promise.resolve()
  let timer = setTimeout(turn, FIRST_MS).unref()

  function turn(): void {
    looking = look().finally(() => {
      if (!stopped) timer = setTimeout(turn, LOOK_MS).unref()
    })
  }

  // It is the regular look at the database too: that it is lost, and that it is back, is one line each.
  async function look(): Promise<void> {
    try {
      await scheduler.look()
      if (told) log.info('the database can be read again')
      told = false
    } catch (error) {
      if (!told) log.warn({ err: error }, 'the database cannot be read')
      told = true
    }
  }

  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await looking
      await scheduler.stop()
    },
  }
}
