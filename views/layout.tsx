import type { Child, PropsWithChildren } from 'hono/jsx'
import { usePage } from './page-context'

interface LayoutProps {
  title: string
  /** `public` pages carry no name of anybody; `staff` pages have the committee's menu; `bare` has neither header nor footer (posters). */
  kind?: 'public' | 'staff' | 'bare'
  /** Link previews and canonical addresses. */
  head?: Child
  /** Scripts of public/js beyond the common one, such as `js/charts.js`. */
  scripts?: readonly string[]
  styles?: readonly string[]
  wide?: boolean
}

export const Layout = ({
  title,
  kind = 'public',
  head,
  scripts = [],
  styles = [],
  wide = false,
  children,
}: PropsWithChildren<LayoutProps>) => {
  const { locale, words, largeType, asset } = usePage()
  return (
    <html lang={locale} class={largeType ? 'large-type' : undefined}>
      <head>
        <meta charset="utf-8" />
        <title>{title === words.common.brand ? title : `${title} · ${words.common.brand}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={asset('css/ydan.css')} />
        {kind === 'staff' && <link rel="stylesheet" href={asset('css/staff.css')} />}
        {styles.map((style) => (
          <link rel="stylesheet" href={asset(style)} />
        ))}
        {head}
        {kind !== 'bare' && <script src={asset('vendor/htmx.js')} defer />}
        {kind !== 'bare' && <script src={asset('js/ydan.js')} type="module" />}
        {scripts.map((script) => (
          <script src={asset(script)} type="module" />
        ))}
      </head>
      <body>
        <a class="skip" href="#content">
          {words.common.skipToContent}
        </a>
        {kind !== 'bare' && <Header kind={kind} />}
        <main id="content" class={wide ? 'page page-wide' : 'page'}>
          {children}
        </main>
        {kind !== 'bare' && <Footer />}
      </body>
    </html>
  )
}

const Header = ({ kind }: { kind: 'public' | 'staff' }) => {
  const { words, largeType, path } = usePage()
  return (
    <header class="top">
      <div class="top-inner">
        <a class="brand" href={kind === 'staff' ? '/staff' : '/'}>
          {words.common.brand}
        </a>
        {kind === 'staff' && <StaffMenu />}
        <form class="top-tools" method="post" action="/preferences">
          <input type="hidden" name="back" value={path} />
          <button class="link-button" type="submit" name="largeType" value={largeType ? 'off' : 'on'}>
            {largeType ? words.common.normalType : words.common.largeType}
          </button>
          <button class="link-button" type="submit" name="locale" value={words.common.otherLocale}>
            {words.common.otherLanguage}
          </button>
        </form>
      </div>
    </header>
  )
}

const StaffMenu = () => {
  const { words, actor, path } = usePage()
  if (actor.kind !== 'person') return null
  const current = (href: string) =>
    path === href || path.startsWith(`${href}/`) || path.startsWith(`${href}?`) ? 'page' : undefined
  return (
    <nav class="menu" aria-label={words.common.menu}>
      <a href="/staff/consultations" aria-current={current('/staff/consultations')}>
        {words.common.menuConsultations}
      </a>
      <a href="/staff/units" aria-current={current('/staff/units')}>
        {words.common.menuUnits}
      </a>
      <a href="/staff/people" aria-current={current('/staff/people')}>
        {words.common.menuPeople}
      </a>
      <a href="/staff/account" aria-current={current('/staff/account')}>
        {actor.name}
      </a>
    </nav>
  )
}

const Footer = () => {
  const { words } = usePage()
  return (
    <footer class="bottom">
      <p>{words.common.footer}</p>
      <p>
        <a href="/staff">{words.common.forStaff}</a>
      </p>
    </footer>
  )
}
