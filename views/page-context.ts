import { createContext, useContext } from 'hono/jsx'
import { type Messages, messages } from '../src/i18n/messages'
import type { Locale } from '../src/kernel/locale'
import type { Actor } from '../src/kernel/world'

/** Why nothing can be stored. The file, and how many bytes are free beside it, are known of SQLite alone. */
export interface Trouble {
  kind: keyof Messages['problems']['trouble']
  file?: string | undefined
  freeBytes?: number | undefined
}

/** What every view may know of the page it stands on. */
export interface PageFacts {
  locale: Locale
  words: Messages
  /** The path and query, for links that come back here. */
  path: string
  largeType: boolean
  /** Whether the address alone says the language and the size of type, and no cookie of the visitor. */
  fromAddress: boolean
  actor: Actor
  mode: 'production' | 'demo' | 'development'
  /** A questionnaire is being tried: every page says that nothing counts. */
  isTrial?: boolean
  /** Of a trial: where answers count, once it is open. */
  countsAt?: string
  /** What keeps anything from being stored now; only ever set on pages of the staff. */
  trouble?: Trouble | undefined
  /** The address of a file in public/, with its content's hash. */
  asset: (name: string) => string
}

const PageContext = createContext<PageFacts>({
  locale: 'vi',
  words: messages.vi,
  path: '/',
  largeType: false,
  fromAddress: true,
  actor: { kind: 'resident' },
  mode: 'production',
  asset: (name) => `/public/${name}`,
})

export const PageProvider = PageContext.Provider
export const usePage = (): PageFacts => useContext(PageContext)
