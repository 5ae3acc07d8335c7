import { LOCALES, type Locale } from '../../src/kernel/locale'
import { ownName } from '../../src/questions/languages'
import { VIETNAMESE } from '../../src/questions/translations'
import { usePage } from '../page-context'

/** The `lang` of an author's words on a page of another language; none where it is that of the page. */
export const langOf = ({ language = VIETNAMESE }: { language?: string | undefined }, locale: Locale): string | undefined =>
  language === locale ? undefined : language

interface InLanguages {
  /** Vietnamese first; nothing is shown where there is no other. */
  languages: readonly string[] | undefined
  language: string | undefined
}

/** The same page in other languages, each called as its speakers call it: where nothing is being written. */
export const LanguageLinks = ({ languages = [], language = VIETNAMESE, path }: InLanguages & { path: string }) => {
  const { words, locale } = usePage()
  if (languages.length === 0) return null
  // The page around turns with the questions where it can; else what was chosen for it stays in the address.
  const interfaceIn = (language: string) => {
    const turned = LOCALES.find((each) => each === language) ?? locale
    return turned === LOCALES[0] && locale === LOCALES[0] ? '' : `lang=${turned}&`
  }
  return (
    <nav class="chips" aria-label={words.languages.form.choose}>
      {languages.map((each) =>
        each === language ? (
          <Current language={each} />
        ) : (
          <a class="chip" href={`${path}?${interfaceIn(each)}language=${each}`} hreflang={each} lang={each}>
            {ownName(each)}
          </a>
        ),
      )}
    </nav>
  )
}

interface LanguageSwitchProps extends InLanguages {
  /** The form that is being filled in. */
  form?: string
  /** It was pressed just now. */
  isTurned?: boolean | undefined
}

/**
 * The same in a form that is being filled in: a button of it, so that what was written comes along, without scripts too.
 * Of the form's buttons the first is that of the header (layout.tsx), which the Enter key presses.
 */
export const LanguageSwitch = (props: LanguageSwitchProps) => {
  const { languages = [], language = VIETNAMESE, form = 'sheet', isTurned = false } = props
  const { words } = usePage()
  if (languages.length === 0) return null
  return (
    <nav class="chips" id="languages" aria-label={words.languages.form.choose} tabindex={-1} autofocus={isTurned || undefined}>
      {languages.map((each) =>
        each === language ? (
          <Current language={each} />
        ) : (
          <button class="chip" type="submit" form={form} name="go" value={`in ${each}`} lang={each}>
            {ownName(each)}
          </button>
        ),
      )}
    </nav>
  )
}

const Current = ({ language }: { language: string }) => (
  <span class="chip" lang={language} aria-current="true">
    {ownName(language)}
  </span>
)

interface LegalTextProps {
  /** In which the page is read; nothing is said of Vietnamese. */
  language: string | undefined
  /** Where the Vietnamese text stands; none in a form, whose button leads there with what was written. */
  href?: string
  form?: string
}

/** Which text counts, and the way to it. */
export const LegalText = ({ language, href, form = 'sheet' }: LegalTextProps) => {
  const { words, locale } = usePage()
  const { legal, readVietnamese } = words.languages.form
  if (!language) return null
  const interfaceIn = locale === LOCALES[0] ? '' : `&lang=${LOCALES[0]}`
  return (
    <p class="meta">
      {legal}{' '}
      {href ? (
        <a href={`${href}${interfaceIn}`} hreflang={VIETNAMESE}>
          {readVietnamese}
        </a>
      ) : (
        <button class="link-button" type="submit" form={form} name="go" value={`in ${VIETNAMESE}`}>
          {readVietnamese}
        </button>
      )}
    </p>
  )
}

interface NamingProps {
  say: (name: string) => string
  name: string
  /** Of the name; none for Vietnamese. */
  language: string | undefined
}

/** A sentence of the interface with a name in it that is in another language. */
export const Naming = ({ say, name, language }: NamingProps) => {
  const lang = langOf({ language }, usePage().locale)
  if (!lang) return <>{say(name)}</>
  const [before = '', ...after] = say(MARK).split(MARK)
  return (
    <>
      {before}
      {after.map((each) => (
        <>
          <span lang={lang}>{name}</span>
          {each}
        </>
      ))}
    </>
  )
}

// A sign that no sentence has.
const MARK = '\u{e000}'
