import { dateTime, number } from '../../src/i18n/locale'
import type { ToldWording } from '../../src/results/told-wordings'
import { usePage } from '../page-context'

/** Which wordings a question had, when each was asked, how many answered it, and what is counted together. */
export const SeamList = ({ wordings, id }: { wordings: readonly ToldWording[]; id: string }) => {
  const { words, locale } = usePage()
  const { seams } = words
  const isParted = wordings.some(({ part }) => part > 0)
  const count = number(wordings.length, locale)
  return (
    <div class="seams" id={`seams-${id}`}>
      <p>{isParted ? seams.apart(count) : seams.together(count)}</p>
      <ol class="seam-list" aria-label={seams.caption}>
        {wordings.toReversed().map((wording) => (
          <li>
            <p>
              <strong>{seams.way(number(wording.place, locale))}:</strong> {wording.label}
            </p>
            <p class="meta">
              <Spans wording={wording} />
            </p>
            <p class="meta">
              {wording.answered === null ? seams.answeredHidden : seams.answeredBy(number(wording.answered, locale))}{' '}
              <Counting wording={wording} />
            </p>
          </li>
        ))}
      </ol>
    </div>
  )
}

const Spans = ({ wording: { spans } }: { wording: ToldWording }) => {
  const { words, locale } = usePage()
  const shown = (moment: string) => dateTime(new Date(moment), locale)
  const said = spans.map(({ from, to }) => (to ? words.seams.fromTo(shown(from), shown(to)) : words.seams.from(shown(from))))
  return <>{words.seams.askedWhen(said.join('; '))}</>
}

const Counting = ({ wording: { place, seam } }: { wording: ToldWording }) => {
  const { words, locale } = usePage()
  const { seams } = words
  if (!seam) return <>{seams.start}</>
  const before = number(seam.follows, locale)
  const added = seam.added.length > 0 && seams.added(seam.added.map(seams.quoted).join(', '))
  if (!seam.isJoined)
    return <>{[seams.parted(before), seam.reason && seams.partedWhy(seam.reason), added].filter(Boolean).join(' ')}</>
  const why = seam.reason ? seams.joinedWhy(seams.pair(before, number(place, locale)), seam.reason) : seams.joined(before)
  return <>{[why, seam.change === 'fixed' && seams.fixed, added].filter(Boolean).join(' ')}</>
}

/** The heading of what is counted together: the wordings in it. */
export const PartTitle = ({ wordings, part }: { wordings: readonly ToldWording[]; part: number }) => {
  const { words, locale } = usePage()
  const own = wordings.filter((each) => each.part === part).toSorted((one, other) => one.place - other.place)
  const places = own.map(({ place }) => number(place, locale))
  const text =
    places.length > 1
      ? words.seams.several(places.join(', '))
      : part === 0
        ? words.seams.newest(places[0] ?? '')
        : words.seams.way(places[0] ?? '')
  return (
    <>
      {text}
      {own[0] && `: ${(own.at(-1) ?? own[0]).label}`}
    </>
  )
}

/** The block of an earlier part has an id of its own on the page and as a picture. */
export const partBlockId = (wordings: readonly { since: number; part: number }[], part: number, id: string): string =>
  part === 0 ? id : `v${wordings.findLast((each) => each.part === part)?.since ?? 0}.${id}`
