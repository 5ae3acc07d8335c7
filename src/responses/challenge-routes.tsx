import { getCookie } from 'hono/cookie'
import { ChallengePage } from '../../views/responses/challenge-page'
import { countAnswer } from '../kernel/meters'
import type { Handled } from '../web/env'
import { respond } from '../web/respond'
import { isThisMachine, sourceOf } from '../web/source'
import { type Bound, isProof, makePuzzle, makeTicket, secondsLeft, TICKET_WAIT_SECONDS } from './challenge'
import { type ChallengeEvent, countChallenge } from './challenge-counts'
import { KEY_COOKIE } from './cookies'
import type { PublicConsultation } from './open-consultations'
import type { Posted } from './posted'
import { secretOf } from './secret'
import { maybeFindByKey } from './store'
import { costFor, countSolved, isFree, mayPassByWaiting } from './suspicion'
import { isVisitKey } from './visit-key'

interface Sheet {
  shown: PublicConsultation
  posted: Posted
  key: string
}

/**
 * Undefined when the sheet may be stored: nothing is suspicious, it carries a proof, or it is stored already. Else a
 * page with everything kept that asks for one.
 */
export async function askForProof(c: Handled, sheet: Sheet): Promise<Response | undefined> {
  const source = sourceOf(c)
  if (isThisMachine(source)) return undefined
  const secret = secretOf(c.var.config)
  const now = c.var.world.now()
  const { id } = sheet.shown.consultation
  const bound = { consultationId: id, key: sheet.key }
  // Who sends again because the answer was lost on its way gets the receipt.
  const isStored = async () => (await maybeFindByKey(c.var.world.storage.reader, id, sheet.key)) !== undefined
  const { proof, ticket } = sheet.posted
  // Before it is judged: sent again and again it must not raise the price for everybody else of that network.
  if (proof + ticket !== '' && (await isStored())) return undefined
  const outcome = judge(source, secret, bound, sheet.posted, now)
  if (outcome === 'passed') countChallenge(c.var.world, id, 'passed')
  if (outcome === 'passed' || isFreeFor(c, outcome, source, secret, now)) return undefined
  if (outcome === 'asked' && (await isStored())) return undefined
  countChallenge(c.var.world, id, outcome)
  countAnswer('asked')
  return challengePage(c, sheet, source, bound)
}

// Whoever answered a challenge wrongly has used up what is free.
const isFreeFor = (c: Handled, outcome: ChallengeEvent, source: string, secret: string, now: Date): boolean => {
  const visit = getCookie(c, KEY_COOKIE) ?? ''
  return outcome === 'asked' && isFree(source, isVisitKey(secret, visit, now) ? visit : '', performance.now())
}

/** Whether what came with the sheet lets it in, does not, or whether it is only now to be asked. */
function judge(source: string, secret: string, bound: Bound, { proof, ticket }: Posted, now: Date): ChallengeEvent {
  const moment = performance.now()
  if (proof !== '') {
    const proven = isProof(secret, bound, proof, costFor(source, moment), now)
    if (proven) countSolved(source, bound.key, moment)
    return proven ? 'passed' : 'refused'
  }
  if (ticket === '') return 'asked'
  return secondsLeft(secret, bound, ticket, now) === 0 && mayPassByWaiting(source, moment) ? 'passed' : 'refused'
}

function challengePage(c: Handled, { shown, posted, key }: Sheet, source: string, bound: Bound): Response {
  const { consultation } = shown
  const secret = secretOf(c.var.config)
  const now = c.var.world.now()
  const left = secondsLeft(secret, bound, posted.ticket, now)
  c.set('page', { ...c.var.page, path: `/c/${consultation.slug}` })
  return respond(
    c,
    <ChallengePage
      slug={consultation.slug}
      version={posted.version}
      sent={posted.all}
      sheetKey={key}
      puzzle={makePuzzle(secret, bound, costFor(source, performance.now()), now)}
      // Who waits already does not begin again; who waited long enough in vain is one of too many.
      ticket={left ? posted.ticket : makeTicket(secret, bound, now)}
      seconds={left || TICKET_WAIT_SECONDS}
      again={posted.ticket !== '' || posted.proof !== ''}
    />,
    422,
  )
}
