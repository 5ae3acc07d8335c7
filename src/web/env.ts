import type { Context } from 'hono'
import type { PageFacts } from '../../views/page-context'
import type { Config } from '../config'
import type { World } from '../kernel/world'

/** What every handler finds in `c.var`. */
export interface Env {
  Variables: {
    world: World
    page: PageFacts
    config: Config
    /** Names the request in the log, on the page of an error and in `X-Request-Id`. */
    requestId: string
    isStopping: () => boolean
    /** On every answer. */
    secure: Readonly<Record<string, string>>
    /** The id of the staff session, when there is one. */
    sessionId: string | undefined
  }
}

export type Handled = Context<Env>
