import { token } from '../kernel/ids'

const ofThisProcess = token() + token()

/** What signs visits and proofs. Without SECRET several processes would not know each other's (README, settings). */
export const secretOf = (config: { secret: string | undefined }): string => config.secret ?? ofThisProcess
