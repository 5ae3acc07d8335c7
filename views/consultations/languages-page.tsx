import type { LanguageLine } from '../../src/consultations/language-reading'
import { number } from '../../src/i18n/locale'
import { LANGUAGES, languageName } from '../../src/questions/languages'
import { VIETNAMESE } from '../../src/questions/translations'
import { Select, TextField } from '../components/form'
import { Badge, Confirmed, Empty, ErrorSummary, Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { Frame, type Framed } from './frame'

export interface LanguagesPageProps extends Framed {
  revision: number
  lines: readonly LanguageLine[]
  /** How many texts there are to translate, and questions to record. */
  texts: number
  questions: number
  /** Recorded in Vietnamese. */
  recorded: number
  mayChange: boolean
  /** What undoing would take back, in words. */
  undo: string | undefined
  /** `undone`, or the name of a language that was removed; empty for none. */
  done: string
  adding:
    | { name: 'code' | 'language'; fault: 'chooseOne' | 'badCode' | 'isSource' | 'known' | 'tooMany'; typed: string }
    | undefined
}

/** The languages of a questionnaire, how far each has come, and what can be done to it. */
export const LanguagesPage = (props: LanguagesPageProps) => {
  const { words, locale } = usePage()
  const { languages: say } = words
  const { consultation, lines, texts, adding, mayChange, done, undo, revision } = props
  const address = `/staff/consultations/${consultation.id}/languages`
  const faults = adding ? [{ name: adding.name, label: say.which, text: say[adding.fault] }] : []
  return (
    <Frame {...props} step="questions" title={say.title} styles={['css/languages.css']}>
      <ErrorSummary title={words.common.errorSummary} faults={faults} />
      {done && <Notice tone="received" title={done === 'undone' ? say.undone : say.removed(done)} />}
      <p class="lead">{say.lead}</p>
      {!mayChange && <Notice>{<p>{say.locked}</p>}</Notice>}
      {mayChange && consultation.state !== 'draft' && (
        <Notice>
          <p>{say.whileOpen}</p>
        </Notice>
      )}
      <div class="row">
        <a href={`/staff/consultations/${consultation.id}/questions`}>{words.editor.picker.back}</a>
        {undo && (
          <form method="post" action={`${address}/undo`}>
            <input type="hidden" name="revision" value={String(revision)} />
            <button class="button button-quiet" type="submit">
              {say.undo}: {undo}
            </button>
          </form>
        )}
      </div>
      {texts === 0 && <Notice>{<p>{say.noTexts}</p>}</Notice>}
      {lines.length === 0 && (
        <Empty title={say.none}>
          <p>{say.noneText}</p>
        </Empty>
      )}
      <div class="stack">
        {lines.map((line) => (
          <Line {...props} line={line} address={address} />
        ))}
        <Vietnamese {...props} address={address} />
      </div>
      {mayChange && (
        <form class="panel" method="post" action={address}>
          <h2>{say.add}</h2>
          <Select
            name="language"
            label={say.which}
            empty={say.choose}
            value=""
            choices={LANGUAGES.filter(({ code }) => !lines.some((line) => line.code === code)).map((each) => ({
              value: each.code,
              label: `${languageName(each.code, locale)} – ${each.own} (${each.code})`,
            }))}
            fault={adding?.name === 'language' ? say[adding.fault] : undefined}
          />
          <TextField
            name="code"
            label={say.otherCode}
            hint={say.otherCodeHint}
            value={adding?.typed ?? ''}
            width="short"
            maxlength={20}
            fault={adding?.name === 'code' ? say[adding.fault] : undefined}
          />
          <button class="button" type="submit">
            {say.add}
          </button>
        </form>
      )}
    </Frame>
  )
}

const Line = ({ line, address, ...props }: LanguagesPageProps & { line: LanguageLine; address: string }) => {
  const { words, locale } = usePage()
  const { languages: say } = words
  const { consultation, mayChange, questions } = props
  const shown = (figure: number) => number(figure, locale)
  const own = `${address}/${line.code}`
  const open = line.missing + line.stale
  const preview = `/staff/consultations/${consultation.id}`
  return (
    <section class="panel language-line">
      <h2>
        {line.name} <span class="meta">({line.code})</span>
      </h2>
      <p>
        <Offered line={line} />
      </p>
      <p>
        {say.doneOf(shown(line.all - open), shown(line.all))}
        {line.missing > 0 && <strong> · {say.missing(shown(line.missing))}</strong>}
        {line.stale > 0 && <strong> · {say.stale(shown(line.stale))}</strong>} ·{' '}
        {say.recorded(shown(line.recorded), shown(questions))}
      </p>
      <p class="row">
        <a class="button button-plain" href={own} aria-label={`${say.translate}: ${line.name}`}>
          {say.translate}
        </a>
        {mayChange && (
          <a class="button button-plain" href={`${own}/recordings`} aria-label={`${say.record}: ${line.name}`}>
            {say.record}
          </a>
        )}
        <a class="button button-quiet" href={`${own}/files`} aria-label={say.filesOf(line.name)}>
          {say.files}
        </a>
        <a
          class="button button-quiet"
          href={`${preview}/preview/form?language=${line.code}`}
          aria-label={`${say.seeForm}: ${line.name}`}
        >
          {say.seeForm}
        </a>
      </p>
      {mayChange && (
        <Confirmed action={say.removeOf(line.name)} ask={say.removeAsk(line.name)}>
          <form method="post" action={`${own}/removal`}>
            <button class="button button-danger" type="submit">
              {say.removeSure}
            </button>
          </form>
        </Confirmed>
      )}
    </section>
  )
}

/** Of the source there is nothing to translate, but it may be read aloud. */
const Vietnamese = ({ recorded, questions, mayChange, address }: LanguagesPageProps & { address: string }) => {
  const { words, locale } = usePage()
  const { languages: say } = words
  const name = languageName(VIETNAMESE, locale)
  return (
    <section class="panel language-line">
      <h2>
        {name} <span class="meta">({VIETNAMESE})</span>
      </h2>
      <p>{say.recorded(number(recorded, locale), number(questions, locale))}</p>
      {mayChange && (
        <p class="row">
          <a class="button button-plain" href={`${address}/vi/recordings`} aria-label={`${say.record}: ${name}`}>
            {say.record}
          </a>
        </p>
      )}
    </section>
  )
}

/** Whether residents may choose a language, in words. */
export const Offered = ({ line: { missing, stale, isOffered } }: { line: LanguageLine }) => {
  const { languages: say } = usePage().words
  if (!isOffered) return <Badge tone="warning">{say.notOffered}</Badge>
  return <Badge tone="open">{missing + stale === 0 ? say.offered : say.offeredPartly}</Badge>
}
