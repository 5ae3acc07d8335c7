import type { Config } from '../config'
import { sweepAside } from '../responses/putting-aside'
import { sweepFiles } from '../responses/sweep-files'
import { tendExports } from '../results/export-making'
import { backupJobs } from '../upkeep/backup-taking'
import type { Job } from '../upkeep/job'
import { bringInWordsOfBefore } from '../upkeep/words-of-before'

/** Everything the house does by the clock, as the settings have it. */
export const jobsOf = (config: Config): readonly Job[] => [
  { name: 'exports', when: '* * * * *', run: tendExports },
  { name: 'files', when: '20 * * * *', run: sweepFiles },
  { name: 'sheets put aside', when: '40 * * * *', run: sweepAside },
  { name: 'words of before', when: '50 * * * *', run: bringInWordsOfBefore },
  ...backupJobs(config),
]
