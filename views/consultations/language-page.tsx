import type { LanguageLine, TextRow } from '../../src/consultations/language-reading'
import { number } from '../../src/i18n/locale'
import { languageName } from '../../src/questions/languages'
import { HintAndFault, idOf } from '../components/form'
import { Badge, Empty, ErrorSummary, Notice, Pagination } from '../components/pieces'
import { usePage } from '../page-context'
import { Frame, type Framed } from './frame'
import { Offered } from './languages-page'
import { Saved, type SaveState, savedAsTyped } from './saving'

export interface LanguagePageProps extends Framed {
  language: string
  line: LanguageLine | undefined
  rows: readonly TextRow[]
  filter: 'all' | 'missing' | 'stale' | 'done'
  page: number
  pages: number
  mayChange: boolean
  /** What was typed for texts that are in the questionnaire no more. */
  gone: readonly { name: string; text: string }[]
  /** Somebody removed the language: saving once more adds it again. */
  again: string | undefined
  save: SaveState
}

const FILTERS = ['all', 'missing', 'stale', 'done'] as const
const LONGEST = 10_000

/** Every text of a questionnaire beside what it is in one language, saved as one types. */
export const LanguagePage = (props: LanguagePageProps) => {
  const { words, locale } = usePage()
  const { languages: say } = words
  const { consultation, language, rows, page, pages, filter, again, gone, mayChange, save } = props
  const name = languageName(language, locale)
  const address = `/staff/consultations/${consultation.id}/languages`
  const own = `${address}/${language}`
  const query = (to: string, at: number) => `${own}?state=${to}${at > 1 ? `&page=${at}` : ''}`
  const told = [
    ...rows.flatMap((row) => (row.fault ? [{ name: `say.${row.name}`, label: row.place, text: row.fault }] : [])),
    ...gone.map((each) => ({ name: `say.${each.name}`, label: '', text: say.gone(each.text) })),
  ]
  return (
    <Frame {...props} step="questions" title={say.pageTitle(name)} editing wide styles={['css/languages.css']}>
      <ErrorSummary title={words.common.errorSummary} faults={told} />
      {again && (
        <Notice tone="warning" title={say.languageGone}>
          <p>{say.languageGoneText}</p>
        </Notice>
      )}
      <p class="lead">{say.pageLead}</p>
      <p class="row">
        <a href={address}>{say.back}</a>
        <a href={`${own}/files`}>{say.files}</a>
        {mayChange && <a href={`${own}/recordings`}>{say.record}</a>}
      </p>
      <Counts {...props} />
      <nav aria-label={say.filter}>
        <ul class="tabs">
          {FILTERS.map((each) => (
            <li>
              <a href={query(each, 1)} aria-current={each === filter ? 'page' : undefined}>
                {say.filters[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {rows.length === 0 && <Empty title={say.nothingHere} />}
      {rows.length > 0 && (
        <form
          class="translation-form"
          method="post"
          action={query(filter, page)}
          noValidate
          {...(mayChange && !again
            ? {
                'data-editor': '',
                ...savedAsTyped(query(filter, page), ['#counts', ...rows.map(({ name }) => `#${stateId(name)}`)].join(',')),
              }
            : {})}
        >
          {again && <input type="hidden" name="again" value={again} />}
          <ol class="translation-rows">
            {rows.map((row) => (
              <Row row={row} language={language} mayChange={mayChange} />
            ))}
          </ol>
          {mayChange && (
            <div class="toolbar saving-bar">
              <Saved {...save} labels={{}} told={told} />
              <p class="row">
                <button class="button" type="submit">
                  {say.save}
                </button>
                {page < pages && (
                  <button class="button button-plain" type="submit" name="then" value="next">
                    {say.saveNext}
                  </button>
                )}
              </p>
            </div>
          )}
        </form>
      )}
      <Pagination
        label={say.page}
        page={page}
        pages={pages}
        hrefOf={(to) => query(filter, to)}
        previous={say.previous}
        next={say.next}
        where={say.where(number(page, locale), number(pages, locale))}
      />
    </Frame>
  )
}

const Counts = ({ line }: LanguagePageProps) => {
  const { words, locale } = usePage()
  const { languages: say } = words
  if (!line) return null
  const open = line.missing + line.stale
  const shown = (figure: number) => number(figure, locale)
  return (
    <p id="counts" aria-live="polite">
      {say.doneOf(shown(line.all - open), shown(line.all))}
      {line.missing > 0 && <strong> · {say.missing(shown(line.missing))}</strong>}
      {line.stale > 0 && <strong> · {say.stale(shown(line.stale))}</strong>} <Offered line={line} />
    </p>
  )
}

const stateId = (name: string): string => idOf(`say.${name}`, 'state')

const TONES = { done: 'open', missing: 'quiet', stale: 'warning' } as const

const Row = ({ row, language, mayChange }: { row: TextRow; language: string; mayChange: boolean }) => {
  const { words } = usePage()
  const { languages: say } = words
  const field = `say.${row.name}`
  const source = idOf(field, 'source')
  const lines = Math.min(12, Math.max(2, Math.ceil(row.source.length / 60), row.source.split('\n').length))
  return (
    <li class="translation-row">
      <div>
        <p class="translation-head">
          <label class="field-label" for={idOf(field)}>
            {row.place}
          </label>
          <span id={stateId(row.name)}>
            <Badge tone={TONES[row.state]}>{say.states[row.state]}</Badge>
          </span>
        </p>
        <p class="translation-source" lang="vi" id={source}>
          {row.source}
        </p>
        {row.was !== undefined && (
          <div class="translation-was">
            <p class="meta">{say.saidBefore}</p>
            <p class="translation-source" lang="vi">
              {row.was}
            </p>
          </div>
        )}
      </div>
      <div class={row.fault ? 'field field-faulty' : 'field'}>
        <HintAndFault name={field} fault={row.fault} hint={row.pipesDiffer ? say.pipesDiffer : undefined} />
        <input type="hidden" name={`of.${row.name}`} value={row.source} />
        <textarea
          class="input"
          id={idOf(field)}
          name={field}
          rows={lines}
          maxlength={LONGEST}
          lang={language}
          readonly={!mayChange}
          aria-invalid={row.fault ? 'true' : undefined}
          aria-describedby={[source, row.pipesDiffer && idOf(field, 'hint'), row.fault && idOf(field, 'fault')]
            .filter(Boolean)
            .join(' ')}
        >
          {row.text}
        </textarea>
        {row.was !== undefined && mayChange && (
          <div class="choice">
            <input class="choice-mark" type="checkbox" id={idOf(`right.${row.name}`)} name={`right.${row.name}`} value="1" />
            <label class="choice-label" for={idOf(`right.${row.name}`)}>
              {say.stillRight}
            </label>
          </div>
        )}
      </div>
    </li>
  )
}
