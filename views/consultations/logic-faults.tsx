import { number } from '../../src/i18n/locale'
import type { Messages } from '../../src/i18n/messages'
import type { PlacedFault } from '../../src/questions/expression-faults'
import { usePage } from '../page-context'

/** The words of a fault of an expression, a condition or a check; undefined for other codes. The last place takes all that is left. */
export function logicFaultText(words: Messages, fault: string): string | undefined {
  const [code = '', ...said] = fault.split(' ')
  const known: Record<string, string> = words.logic.faults
  const text = known[code]
  const places = text?.match(/\{\d\}/g)?.length ?? 0
  return text?.replace(/\{(\d)\}/g, (_, place: string) =>
    Number(place) === places ? said.slice(places - 1).join(' ') : (said[Number(place) - 1] ?? ''),
  )
}

/** Each fault with the piece of the expression it is about. */
export const PlacedFaults = ({ text, faults }: { text: string; faults: readonly PlacedFault[] }) => {
  const { words, locale } = usePage()
  if (faults.length === 0) return null
  return (
    <ul class="placed-faults">
      {faults.map(({ fault, at, length }) => {
        const isWhole = at === 0 && length >= text.length
        const piece = text.slice(at, at + length)
        return (
          <li data-at={at} data-length={length}>
            {!isWhole && (
              <>
                <code>
                  {text.slice(Math.max(0, at - 30), at)}
                  <mark>{piece || ' '}</mark>
                  {text.slice(at + length, at + length + 20)}
                </code>{' '}
              </>
            )}
            <strong>{isWhole ? words.logic.whole : words.logic.at(number(at + 1, locale), piece)}:</strong>{' '}
            {logicFaultText(words, fault) ?? fault}
          </li>
        )
      })}
    </ul>
  )
}
