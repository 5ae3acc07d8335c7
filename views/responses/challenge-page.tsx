import { number } from '../../src/i18n/locale'
import type { Fields } from '../../src/kernel/fields'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { SWAPS_THE_PAGE } from './sheet-form'

interface ChallengePageProps {
  slug: string
  version: number
  /** Everything that was sent; the button carries it on. */
  sent: Fields
  sheetKey: string
  /** As challenge.ts makes them. */
  puzzle: string
  ticket: string
  /** How long to wait without scripts. */
  seconds: number
  /** Asked once more: it came too early, or too many wait. */
  again: boolean
}

const OWN = ['key', 'proof', 'ticket']

/**
 * So many sheets came from one network that a program may be sending them. The phone shows it is none, by proof.js,
 * or its owner by waiting. The sheet was in order, so nothing of it is shown again; all of it is carried on.
 */
export const ChallengePage = ({ slug, version, sent, sheetKey, puzzle, ticket, seconds, again }: ChallengePageProps) => {
  const { words, locale, asset } = usePage()
  const action = `/c/${slug}/responses`
  const own = { key: sheetKey, ticket, proof: '' }
  return (
    <Layout title={words.responses.challengeTitle}>
      <h1>{words.responses.challengeTitle}</h1>
      <p class="lead">{words.responses.challengeKept}</p>
      <form
        id="sheet"
        method="post"
        action={action}
        hx-post={action}
        hx-disable="find .send"
        {...SWAPS_THE_PAGE}
        data-draft={`${slug}/${version}`}
        data-puzzle={puzzle}
      >
        {[...sent]
          .filter(([name]) => !OWN.includes(name))
          .flatMap(([name, values]) => values.map((value) => <input type="hidden" name={name} value={value} />))}
        {Object.entries(own).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <p class="notice" id="proving" role="status" data-words={words.responses.challengeWorking} hidden />
        <div id="waiting">
          {again && <p class="notice notice-warning">{words.responses.challengeAgain}</p>}
          <p>{words.responses.challengeWhy}</p>
          <p>{words.responses.challengeWait(number(seconds, locale))}</p>
          <p class="meta">{words.responses.challengeOtherwise}</p>
        </div>
        <p class="notice notice-warning" id="not-sent" role="alert" hidden>
          {words.responses.notSent}
        </p>
        <p id="press">
          <button class="button send" type="submit">
            {words.responses.challengeSend}
          </button>
        </p>
      </form>
      <script src={asset('js/proof.js')} type="module" />
    </Layout>
  )
}
