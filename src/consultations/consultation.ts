export type ConsultationState = 'draft' | 'open' | 'closed' | 'withdrawn'

/** A consultation (lấy ý kiến) as stored. Its result is advice, never a decision. */
export interface Consultation {
  id: number
  slug: string
  unitId: number
  unitPath: string
  state: ConsultationState
  title: string
  /** Who asks, as in "UBND xã Minh Họa". */
  asker: string
  /** The matter in plain words. */
  matter: string
  /** The full draft, Markdown. */
  draftText: string
  category: string
  /** A code of `legal-basis.ts`, such as `L10.25.1`. */
  legalClause: string
  /** The other law that sets a shorter period than twenty days; null for none. */
  otherLaw: string | null
  retentionMonths: number
  /** Whether a resident may leave a telephone number to be answered. */
  offersReply: boolean
  opensAt: Date | null
  closesAt: Date | null
  /** A permanent one, as the satisfaction system of Art. 35.2.a. */
  noClosing: boolean
  openedAt: Date | null
  endedAt: Date | null
  endReason: string | null
  templateName: string | null
  createdAt: Date
  updatedAt: Date
  /** Counts every save; a form made from an older one is refused as stale. */
  revision: number
}

/** What a visitor meets: a state in the database and a moment make one of these. */
export type Phase = 'draft' | 'notYetOpen' | 'open' | 'closed' | 'withdrawn'

/** A consultation accepts answers from its opening up to, but not at, its closing moment. */
export function phaseAt({ state, opensAt, closesAt }: Pick<Consultation, 'state' | 'opensAt' | 'closesAt'>, now: Date): Phase {
  if (state !== 'open') return state
  if (opensAt !== null && now < opensAt) return 'notYetOpen'
  return closesAt !== null && now >= closesAt ? 'closed' : 'open'
}
