import type { Child, PropsWithChildren } from 'hono/jsx'
import { LOCALES, messages } from '../src/i18n/messages'
import { TrialNotice } from './components/trial-notice'
import { TroubleNotice } from './components/trouble-notice'
import { usePage } from './page-context'

// In the page itself: one request less on a slow network. The same as public/icon.svg.
const ICON = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#8c1d18"/><path d="M16 5 27 16 16 27 5 16z" fill="none" stroke="#fff" stroke-width="4"/></svg>')}`

interface LayoutProps {
  title: string
  /** `public` pages carry no name of anybody; `staff` pages have the committee's menu; `bare` has neither header nor footer (posters). */
  kind?: 'public' | 'staff' | 'bare'
  /** Link previews and canonical addresses. */
  head?: Child
  /** Scripts of public/js beyond the common one, such as `js/charts.js`. */
  scripts?: readonly string[]
  /** False where the page's own script imports the common one: one request less. */
  commonScript?: boolean
  /** False where no part of the page is swapped: htmx is not fetched. */
  swaps?: boolean
  styles?: readonly string[]
  wide?: boolean
  /** A form that is being filled in, whose answers come along when the page changes its language or its type. */
  sheet?: SheetOnPage
  /** In which its questions may be read: the language of the page around turns them too. */
  languages?: readonly string[] | undefined
}

interface SheetOnPage {
  /** Its id. */
  form: string
  /** What its button sends that goes on; none where that has no name. */
  forward?: string | undefined
}

export const Layout = ({
  title,
  kind = 'public',
  head,
  scripts = [],
  commonScript = true,
  swaps = true,
  styles = [],
  wide = false,
  sheet,
  languages,
  children,
}: PropsWithChildren<LayoutProps>) => {
  const { locale, words, largeType, asset, trouble, isTrial } = usePage()
  return (
    <html lang={locale} class={largeType ? 'large-type' : undefined}>
      <head>
        <meta charset="utf-8" />
        <title>{title === words.common.brand ? title : `${title} · ${words.common.brand}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href={ICON} type="image/svg+xml" />
        <link rel="stylesheet" href={asset('css/ydan.css')} />
        {kind === 'staff' && <link rel="stylesheet" href={asset('css/staff.css')} />}
        {styles.map((style) => (
          <link rel="stylesheet" href={asset(style)} />
        ))}
        {head}
        {kind !== 'bare' && swaps && <script src={asset('vendor/htmx.js')} defer />}
        {kind !== 'bare' && commonScript && <script src={asset('js/ydan.js')} type="module" />}
        {scripts.map((script) => (
          <script src={asset(script)} type="module" />
        ))}
      </head>
      <body>
        <a class="skip" href="#content">
          {words.common.skipToContent}
        </a>
        {kind !== 'bare' && <Header kind={kind} wide={wide || kind === 'staff'} sheet={sheet} languages={languages} />}
        <main id="content" tabindex={-1} class={mainClass(kind, wide)}>
          {kind === 'staff' && trouble && <TroubleNotice trouble={trouble} />}
          {isTrial && <TrialNotice />}
          {children}
        </main>
        {kind !== 'bare' && <Footer wide={wide || kind === 'staff'} />}
      </body>
    </html>
  )
}

function mainClass(kind: 'public' | 'staff' | 'bare', wide: boolean): string {
  if (wide) return 'page page-wide'
  return kind === 'staff' ? 'page page-wide page-staff' : 'page'
}

interface HeaderProps {
  kind: 'public' | 'staff'
  wide: boolean
  sheet: SheetOnPage | undefined
  languages: readonly string[] | undefined
}

const Header = ({ kind, wide, sheet, languages = [] }: HeaderProps) => {
  const { words, path } = usePage()
  return (
    <header class="top">
      <div class={wide ? 'top-inner page-wide' : 'top-inner'}>
        <a class="brand" href={kind === 'staff' ? '/staff' : '/'}>
          {words.common.brand}
        </a>
        {kind === 'staff' && <StaffMenu />}
        {sheet ? (
          <div class="top-tools">
            {/* The Enter key presses the first button of a form, which must not be one of these. */}
            <button type="submit" form={sheet.form} hidden {...(sheet.forward && { name: 'go', value: sheet.forward })}>
              {words.flow.next}
            </button>
            <Tools form={sheet.form} />
          </div>
        ) : (
          <form class="top-tools" method="post" action="/preferences">
            <input type="hidden" name="back" value={path.split('?')[0]} />
            {languages.length > 0 && <input type="hidden" name="offered" value={languages.join(' ')} />}
            <Tools />
          </form>
        )}
      </div>
    </header>
  )
}

/** The size of type and the language of the page around; within a sheet they are buttons of it. */
const Tools = ({ form }: { form?: string }) => {
  const { words, locale, largeType } = usePage()
  const type = form
    ? { form, name: 'go', value: `type ${largeType ? 'normal' : 'large'}` }
    : { name: 'largeType', value: largeType ? 'off' : 'on' }
  return (
    <>
      <button class="link-button" type="submit" {...type}>
        {largeType ? words.common.normalType : words.common.largeType}
      </button>
      {LOCALES.filter((each) => each !== locale).map((each) => (
        <button
          class="link-button"
          type="submit"
          lang={each}
          {...(form ? { form, name: 'go', value: `page ${each}` } : { name: 'locale', value: each })}
        >
          {messages[each].language.name}
        </button>
      ))}
    </>
  )
}

const StaffMenu = () => {
  const { words, actor, path } = usePage()
  if (actor.kind !== 'person') return null
  const current = (href: string) =>
    path === href || path.startsWith(`${href}/`) || path.startsWith(`${href}?`) ? 'page' : undefined
  return (
    <nav class="menu" aria-label={words.common.menu}>
      <a
        href="/staff/consultations"
        aria-current={current('/staff/consultations') ?? current('/staff/bank') ?? current('/staff/import')}
      >
        {words.common.menuConsultations}
      </a>
      <a href="/staff/units" aria-current={current('/staff/units')}>
        {words.common.menuUnits}
      </a>
      {actor.grants.some(({ role }) => role === 'administrator') && (
        <a href="/staff/people" aria-current={current('/staff/people')}>
          {words.common.menuPeople}
        </a>
      )}
      <a href="/staff/account" aria-current={current('/staff/account')}>
        {actor.name}
      </a>
    </nav>
  )
}

const Footer = ({ wide }: { wide: boolean }) => {
  const { words, actor } = usePage()
  return (
    <footer class="bottom">
      <div class={wide ? 'bottom-inner page-wide' : 'bottom-inner'}>
        <p>{words.common.footer}</p>
        <p>
          {actor.kind === 'person' ? <a href="/">{words.common.publicSide}</a> : <a href="/staff">{words.common.forStaff}</a>}
        </p>
      </div>
    </footer>
  )
}
