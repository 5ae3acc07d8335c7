import type { Job } from '../upkeep/job'

/** Everything the house does by the clock. */
export const jobs: readonly Job[] = []
