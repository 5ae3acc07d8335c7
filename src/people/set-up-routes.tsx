import { Hono } from 'hono'
import { LinkPage } from '../../views/people/link-page'
import { SetUpPage } from '../../views/people/set-up-page'
import { hashed } from '../kernel/ids'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { byLink } from './accept'
import { looksLikeToken } from './invitation'
import { hashPassword } from './password'
import { setUp, setUpState } from './set-up'
import { readSetUp } from './set-up-form'
import { enter } from './sign-in-routes'

const empty = { scope: '', kind: '', unitName: '', communes: '', name: '', email: '' }

/** The first unit and the first administrator of an empty house. */
export const setUpRoutes = new Hono<Env>()
  .get('/set-up/:token', async (c) => {
    const { state, email } = await stateOf(c, c.req.param('token'))
    if (state !== 'open') return unusable(c, state)
    return respond(c, <SetUpPage path={`/set-up/${c.req.param('token')}`} typed={{ ...empty, email }} />)
  })

  .post('/set-up/:token', async (c) => {
    const { state } = await stateOf(c, c.req.param('token'))
    if (state !== 'open') return unusable(c, state)
    const { typed, password, founding, faults } = readSetUp(await readForm(c))
    if (Object.keys(faults).length > 0)
      return respond(c, <SetUpPage path={`/set-up/${c.req.param('token')}`} typed={typed} faults={faults} />, 422)
    const passwordHash = await hashPassword(password)
    const { email, name } = typed
    const tokenHash = hashed(c.req.param('token'))
    const administrator = await setUp(byLink(c.var.world, name), { tokenHash, founding, email, name, passwordHash })
    await enter(c, administrator)
    return seeOther(c, `/staff/units/${administrator.grants[0]?.unitId ?? ''}`)
  })

function stateOf(c: Handled, given: string) {
  if (!looksLikeToken(given)) return { state: 'unknown' as const, email: '' }
  return setUpState(c.var.world.storage.reader, hashed(given), c.var.world.now())
}

function unusable(c: Handled, state: 'unknown' | 'used' | 'expired' | 'revoked'): Response {
  const { setUp: said, links } = c.var.page.words.people
  if (state === 'unknown') return respond(c, <LinkPage said={links.unknown} />, 404)
  return respond(c, <LinkPage said={state === 'used' ? said.used : said.expired} />, 410)
}
