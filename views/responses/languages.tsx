import { LOCALES, type Locale } from '../../src/kernel/locale'
import { ownName } from '../../src/questions/languages'
import type { Questionnaire } from '../../src/questions/questionnaire'
import { recordingOf, VIETNAMESE } from '../../src/questions/translations'
import { usePage } from '../page-context'

/** The `lang` of an author's words on a page of another language; none where it is that of the page. */
export const langOf = ({ language = VIETNAMESE }: Pick<Questionnaire, 'language'>, locale: Locale): string | undefined =>
  language === locale ? undefined : language

interface LanguageLinksProps {
  /** Vietnamese first; nothing is shown where there is no other. */
  languages: readonly string[]
  questionnaire: Questionnaire
  path: string
}

/** The same form in other languages, each called as its speakers call it. */
export const LanguageLinks = ({ languages, questionnaire, path }: LanguageLinksProps) => {
  const { words, locale } = usePage()
  const { language = VIETNAMESE } = questionnaire
  if (languages.length === 0) return null
  // What was chosen for the page around stays in the address, for a visitor without cookies.
  const interfaceIn = locale === LOCALES[0] ? '' : `lang=${locale}&`
  return (
    <nav class="row" aria-label={words.languages.form.choose}>
      {languages.map((each) =>
        each === language ? (
          <strong class="badge" lang={each} aria-current="true">
            {ownName(each)}
          </strong>
        ) : (
          <a class="button button-quiet" href={`${path}?${interfaceIn}language=${each}`} hreflang={each} lang={each}>
            {ownName(each)}
          </a>
        ),
      )}
    </nav>
  )
}

/** Who cannot read may listen. Nothing is fetched before somebody presses play. */
export const Recording = ({ questionnaire, id, number }: { questionnaire: Questionnaire; id: string; number: string }) => {
  const { words } = usePage()
  const token = recordingOf(questionnaire, id)
  if (!token) return null
  // biome-ignore lint/a11y/useMediaCaption: what is said stands in writing beside it
  return <audio controls preload="none" src={`/media/${token}`} aria-label={words.languages.form.listen(number)} />
}
