import type { Locale } from '../../src/kernel/locale'
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
  const { words } = usePage()
  const { language = VIETNAMESE } = questionnaire
  if (languages.length === 0) return null
  return (
    <nav class="row" aria-label={words.languages.form.choose}>
      {languages.map((each) => (
        <a
          class="button button-quiet"
          href={`${path}?language=${each}`}
          hreflang={each}
          lang={each}
          aria-current={each === language ? 'true' : undefined}
        >
          {each === language ? <strong>{ownName(each)}</strong> : ownName(each)}
        </a>
      ))}
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
