import type { Config } from '../config'
import { tendExports } from '../results/export-making'
import { backupJobs } from '../upkeep/backup-taking'
import type { Job } from '../upkeep/job'

/** Everything the house does by the clock, as the settings have it. */
export const jobsOf = (config: Config): readonly Job[] => [
  { name: 'exports', when: '* * * * *', run: tendExports },
  ...backupJobs(config),
]
