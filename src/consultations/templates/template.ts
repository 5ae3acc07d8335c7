import type { Question } from '../../questions/question-type'

/** A consultation made ready, in Vietnamese, for a committee to take and change. */
export interface Template {
  /** Kebab-case, also the file's name. */
  name: string
  /** A code of `categories.ts`. */
  category: string
  title: string
  asker: string
  matter: string
  /** Markdown. */
  draftText: string
  /** A code of `legal-basis.ts`. */
  legalClause: string
  /** Days from opening to closing; null for a permanent one. */
  days: number | null
  otherLaw: string | null
  offersReply: boolean
  retentionMonths: number
  questions: readonly Question[]
}
