import type { World } from '../kernel/world'

/** Work the house does by the clock, once, however many processes run. */
export interface Job {
  name: string
  /** When, as cron says it, in Viet Nam's time: `30 2 * * *` is half past two each night. */
  when: string
  /** Must be right when it is done twice or breaks off: the process may die at any moment. */
  run(world: World): Promise<void>
}
