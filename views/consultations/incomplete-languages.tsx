import type { LanguageLine } from '../../src/consultations/language-reading'
import { number } from '../../src/i18n/locale'
import { usePage } from '../page-context'

/** As items of a list: each language that residents are not offered yet, and the way to it. */
export const IncompleteLanguages = ({ id, languages }: { id: number; languages: readonly LanguageLine[] }) => {
  const { words, locale } = usePage()
  const { languages: say } = words
  return (
    <>
      {languages.map(({ code, name, missing, stale, isOffered }) => (
        <li>
          {(isOffered ? say.adviceBeside : say.advice)(name, number(missing, locale), number(stale, locale))}{' '}
          <a
            href={`/staff/consultations/${id}/languages/${code}?state=${missing > 0 ? 'missing' : 'stale'}`}
            aria-label={`${say.mend}: ${name}`}
          >
            {say.mend}
          </a>
        </li>
      ))}
    </>
  )
}
