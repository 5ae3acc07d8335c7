import { type Child, createContext, useContext } from 'hono/jsx'

/** What a control knows of the question it belongs to, where that is read aloud or in another language than the page. */
export interface OfQuestion {
  /** Of the control that bears its label. */
  name: string
  /** What stands right after the label, whatever draws it: a recording. */
  after?: Child
  /** Its author's own words among those of the type. */
  hint: string
  faults: readonly string[]
  /** The language of the type's words; none where it is that of the question. */
  lang: string | undefined
}
const OfQuestionContext = createContext<OfQuestion | null>(null)
export const OfQuestionProvider = OfQuestionContext.Provider
export const useOfQuestion = (): OfQuestion | null => useContext(OfQuestionContext)

/** The author's hint comes first, and behind it what the type says by itself. */
export function inBoth(hint: string, { hint: own, lang }: OfQuestion) {
  if (!hint.startsWith(own)) return hint
  return (
    <>
      {own}
      <span lang={lang}>{hint.slice(own.length)}</span>
    </>
  )
}
