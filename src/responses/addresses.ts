import type { Consultation } from '../consultations/consultation'

/** Where a form stands and is posted to: that of the consultation, or of a trial of it. */
export const sheetAddress = ({ consultation, trial }: { consultation: Pick<Consultation, 'slug'>; trial?: string }): string =>
  trial ?? `/c/${consultation.slug}`

/** The name of the draft that a browser keeps. */
export const draftNameOf = (
  shown: { consultation: Pick<Consultation, 'slug' | 'id'>; trial?: string },
  version: number,
): string => (shown.trial ? `trial-${shown.consultation.id}/${version}` : `${shown.consultation.slug}/${version}`)
