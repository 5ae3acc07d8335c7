import { act } from '../audit/act'
import { problem } from '../kernel/problem'
import { removeSessions } from './session-store'
import { demandPerson, homePath } from './sessions'
import { findPerson, savePasswordHash } from './store'

export interface PasswordChange {
  /** The hash that the old password was proved against. */
  before: string
  made: string
  /** The session that goes on. */
  sessionId: string
}

/** Every other session ends. Throws stale when the password was changed meanwhile. */
export const changePassword = act(
  'person.changePassword',
  async ({ writer, actor, permit }, { before, made, sessionId }: PasswordChange) => {
    const { id, grants } = demandPerson(actor)
    permit(homePath(grants))
    const person = await findPerson(writer, id)
    if (!(await savePasswordHash(writer, id, made, before))) throw problem('stale')
    await removeSessions(writer, id, sessionId)
    return { result: undefined, subject: `person:${person.id}` }
  },
)
