import type { LoudspeakerScript } from '../../src/consultations/announcements'
import { number } from '../../src/i18n/locale'
import { lengthOf } from '../../src/kernel/text'
import { idOf, TextArea } from '../components/form'
import { Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { Frame, type Framed } from './frame'

interface AnnouncementsPageProps extends Framed {
  zalo: string
  loudspeaker: LoudspeakerScript
  /** False: the message carries the common address. */
  hasZaloPlace: boolean
  mayAdd: boolean
}

export const AnnouncementsPage = (props: AnnouncementsPageProps) => {
  const { zalo, loudspeaker, hasZaloPlace, mayAdd } = props
  const { words, locale } = usePage()
  const { announcements: say, places } = words.publicity
  const base = `/staff/consultations/${props.consultation.id}`
  return (
    <Frame {...props} step="places" title={say.title} scripts={['js/copy.js']}>
      <p>
        <a href={`${base}/places`}>{places.title}</a>
      </p>
      <section>
        <h2>{say.zaloTitle}</h2>
        {!hasZaloPlace && (
          <Notice title={say.noZaloPlace}>
            {mayAdd && (
              <form method="post" action={`${base}/places`}>
                <input type="hidden" name="kind" value="zalo" />
                <input type="hidden" name="next" value="announcements" />
                <button class="button button-plain" type="submit">
                  {say.addZaloPlace}
                </button>
              </form>
            )}
          </Notice>
        )}
        <Copied name="zalo" label={say.zaloLabel} hint={say.zaloHint(number(lengthOf(zalo), locale))} text={zalo} rows={9} />
      </section>
      <section>
        <h2>{say.loudspeakerTitle}</h2>
        <Copied
          name="loudspeaker"
          label={say.loudspeakerLabel}
          hint={say.loudspeakerHint(number(loudspeaker.seconds, locale), number(loudspeaker.syllables, locale))}
          text={loudspeaker.text}
          rows={12}
        />
      </section>
    </Frame>
  )
}

const Copied = ({ name, label, hint, text, rows }: { name: string; label: string; hint: string; text: string; rows: number }) => {
  const { announcements: say } = usePage().words.publicity
  return (
    <>
      <TextArea name={name} label={label} hint={hint} value={text} rows={rows} more={{ readonly: '', 'data-whole': '' }} />
      <p class="row">
        <button
          class="button button-plain"
          type="button"
          hidden
          data-copy={idOf(name)}
          data-copied={say.copied}
          data-failed={say.copyFailed}
        >
          {say.copy}
        </button>
        <span role="status" />
      </p>
    </>
  )
}
