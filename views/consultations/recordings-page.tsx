import type { Spoken } from '../../src/consultations/language-reading'
import { languageName } from '../../src/questions/languages'
import { numbersOf } from '../../src/questions/numbering'
import type { AskedQuestion } from '../../src/questions/question-type'
import { typeWords } from '../../src/questions/type-words'
import { HintAndFault, idOf } from '../components/form'
import { Confirmed, Empty, ErrorSummary, Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { Frame, type Framed } from './frame'

interface RecordingsPageProps extends Framed {
  language: string
  /** What may be read aloud, in order. */
  spoken: readonly Spoken[]
  all: readonly AskedQuestion[]
  /** Tokens by their names. */
  audio: Readonly<Record<string, string>>
  mayChange: boolean
  done: 'saved' | 'removed' | undefined
  faulty: { question: string; fault: keyof ReturnType<typeof usePage>['words']['faults'] } | undefined
}

/** A recording for each question: a file, or the browser's own microphone. */
export const RecordingsPage = (props: RecordingsPageProps) => {
  const { words, locale } = usePage()
  const { languages: say } = words
  const { consultation, language, spoken, all, audio, mayChange, done, faulty } = props
  const address = `/staff/consultations/${consultation.id}/languages`
  const text = faulty && words.faults[faulty.fault]
  const numbers = numbersOf(all)
  return (
    <Frame
      {...props}
      step="questions"
      title={say.recordings.title(languageName(language, locale))}
      scripts={['js/recording.js']}
      styles={['css/languages.css']}
    >
      <ErrorSummary
        title={words.common.errorSummary}
        faults={faulty && text ? [{ name: `${faulty.question}.file`, label: say.recordings.file, text }] : []}
      />
      {done && <Notice tone="received" title={say.recordings[done]} />}
      <p class="lead">{say.recordings.lead}</p>
      {spoken.some(({ letter }) => letter) && <p>{say.recordings.wordings}</p>}
      {mayChange && (
        <p class="meta" id="no-recorder" hidden>
          {say.recordings.noRecorder}
        </p>
      )}
      <p>
        <a href={address}>{say.back}</a>
      </p>
      {spoken.length === 0 && <Empty title={say.recordings.empty} />}
      {spoken.map((each) => (
        <OneRecording
          spoken={each}
          number={numbers.get(each.item.id) ?? ''}
          address={`${address}/${language}/recordings`}
          token={audio[each.name]}
          mayChange={mayChange}
          fault={faulty?.question === each.name ? text : undefined}
        />
      ))}
    </Frame>
  )
}

interface OneRecordingProps {
  spoken: Spoken
  number: string
  address: string
  token: string | undefined
  mayChange: boolean
  fault: string | undefined
}

const OneRecording = ({ spoken, number, address, token, mayChange, fault }: OneRecordingProps) => {
  const { words, locale } = usePage()
  const { recordings: say } = words.languages
  const { name: recorded, item, letter } = spoken
  const field = `${recorded}.file`
  const said = [number, item.label || typeWords(item.type, locale).name].filter(Boolean).join('. ')
  const name = letter ? say.wording(letter, said) : said
  return (
    <section class="panel" id={recorded} tabindex={-1}>
      <h2 lang="vi">{name}</h2>
      {token && (
        <p>
          {/* biome-ignore lint/a11y/useMediaCaption: what is said stands in writing beside it */}
          <audio controls preload="none" src={`/media/${token}`} aria-label={say.of(name)} />
        </p>
      )}
      {mayChange && (
        <form
          method="post"
          action={address}
          enctype="multipart/form-data"
          data-record={say.start}
          data-stop={say.stop}
          data-recording={say.recording}
          data-ready={say.ready}
          data-refused={say.refused}
          data-none={say.noMicrophone}
          data-busy={say.busy}
          data-empty={say.nothing}
        >
          <input type="hidden" name="question" value={recorded} />
          <div class={fault ? 'field field-faulty' : 'field'}>
            <label class="field-label" for={idOf(field)}>
              {say.file}
            </label>
            <HintAndFault name={field} hint={say.fileHint} fault={fault} />
            <input
              class="input"
              type="file"
              id={idOf(field)}
              name="file"
              accept=".mp3,.ogg,.oga,.opus,.m4a,.webm,.weba,audio/*"
              aria-invalid={fault ? 'true' : undefined}
              aria-describedby={[idOf(field, 'hint'), fault && idOf(field, 'fault')].filter(Boolean).join(' ')}
            />
          </div>
          <p class="row recording-tools">
            <button class="button button-plain" type="submit" aria-label={`${say.save}: ${name}`}>
              {say.save}
            </button>
          </p>
        </form>
      )}
      {mayChange && token && (
        <Confirmed action={say.remove} ask={`${say.remove}: ${name}`}>
          <form method="post" action={address} enctype="multipart/form-data">
            <input type="hidden" name="question" value={recorded} />
            <button class="button button-danger" type="submit" name="remove" value="1">
              {say.remove}
            </button>
          </form>
        </Confirmed>
      )}
    </section>
  )
}
