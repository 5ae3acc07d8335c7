import type { Questionnaire } from '../../src/questions/questionnaire'
import type { ShownItem } from '../../src/questions/shown-items'
import { recordingOf } from '../../src/questions/translations'
import { usePage } from '../page-context'
import { langOf } from './languages'

/** The script and the style of a form with recordings in any language: it may be turned to that one. */
export const listeningTo = ({ settings }: Questionnaire): { scripts: string[]; styles: string[] } =>
  settings.translations.some(({ audio }) => Object.keys(audio).length > 0)
    ? { scripts: ['js/listening.js'], styles: ['css/listening.css'] }
    : { scripts: [], styles: [] }

/**
 * Who cannot read may listen. Nothing is fetched before somebody presses play. Without scripts it is the browser's own
 * player; public/js/listening.js makes one button of it.
 */
export const Recording = ({ questionnaire, shown }: { questionnaire: Questionnaire; shown: ShownItem }) => {
  const { words, locale } = usePage()
  const { form } = words.languages
  const { number, item } = shown
  const name = form.listen([number, item.label].filter(Boolean).join('. '))
  const token = recordingOf(questionnaire, item)
  if (!token) return null
  return (
    <p class="listening" lang={langOf(questionnaire, locale) && locale}>
      {/* biome-ignore lint/a11y/useMediaCaption: what is said stands in writing beside it */}
      <audio
        controls
        preload="none"
        src={`/media/${token}`}
        aria-label={name}
        data-listen={form.listenText}
        data-stop={form.stopText}
      />
    </p>
  )
}
