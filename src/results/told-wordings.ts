import type { Seam } from '../questions/wordings'
import type { Seams } from './results'

/** One wording of a question as pages tell it, of the staff and of the public. Moments are ISO 8601. */
export interface ToldWording {
  /** The version that asked so first. */
  since: number
  /** 1 for the first wording, and so on. */
  place: number
  label: string
  /** When it was asked; the last may still be. */
  spans: readonly { from: string; to: string | null }[]
  /** Null where it is hidden. */
  answered: number | null
  /** 0 for what is counted with the newest wording. */
  part: number
  /** Against the wording it followed; null for the first. */
  seam: ToldSeam | null
}

export interface ToldSeam {
  /** The place of the wording it followed. */
  follows: number
  change: Seam['change']
  isJoined: boolean
  reason: string
  /** The labels of what could not be chosen before. */
  added: readonly string[]
}

/** Newest first. A wording that nobody was asked is not told, and what followed it follows the one before. */
export function toldWordings(
  { wordings }: Pick<Seams, 'wordings'>,
  dates: readonly { version: number; from: Date }[],
): ToldWording[] {
  const order = wordings.map(({ since }) => since).sort((one, other) => one - other)
  return wordings.map(({ since, versions, question, seam, part, answered }) => {
    const follows = seam ? order.indexOf(seam.follows) + 1 : 0
    return {
      since,
      place: order.indexOf(since) + 1,
      label: question.label,
      spans: spansOf(versions, dates),
      answered,
      part,
      seam: seam && follows > 0 ? toldSeam(seam, follows) : null,
    }
  })
}

const toldSeam = ({ change, isJoined, reason, added }: Seam, follows: number): ToldSeam => ({
  follows,
  change,
  isJoined,
  reason,
  added: added.map(({ label }) => label),
})

/** Versions that follow one another are one span. */
function spansOf(versions: readonly number[], dates: readonly { version: number; from: Date }[]) {
  const spans: { from: string; to: string | null }[] = []
  for (const [place, { version, from }] of dates.entries()) {
    if (!versions.includes(version)) continue
    const to = dates[place + 1]?.from.toISOString() ?? null
    const last = spans.at(-1)
    if (last?.to === from.toISOString()) spans.splice(-1, 1, { ...last, to })
    else spans.push({ from: from.toISOString(), to })
  }
  return spans
}
