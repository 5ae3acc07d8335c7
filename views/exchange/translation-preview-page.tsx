import type { Compared } from '../../src/exchange/translation-compare'
import { number } from '../../src/i18n/locale'
import { languageName } from '../../src/questions/languages'
import { DataTable, Notice } from '../components/pieces'
import { Frame, type Framed } from '../consultations/frame'
import { usePage } from '../page-context'

interface TranslationPreviewPageProps extends Framed {
  language: string
  compared: Compared
  /** Names that are not of this questionnaire, or words that cannot be kept: then nothing can be applied. */
  isRefused: boolean
  held: string
}

const MOST_LISTED = 50

/** What a translator's file would change, text by text; nothing is stored yet. */
export const TranslationPreviewPage = (props: TranslationPreviewPageProps) => {
  const { words, locale } = usePage()
  const { languages: say } = words
  const { consultation, language, compared, isRefused, held } = props
  const { changes, gone, unknown, twice, bad } = compared
  const own = `/staff/consultations/${consultation.id}/languages/${language}`
  return (
    <Frame {...props} step="questions" title={say.bringing.title(languageName(language, locale))} wide>
      {unknown.length > 0 && (
        <Notice tone="warning" title={say.bringing.unknownTitle}>
          <p>{say.bringing.unknown}</p>
          <Names names={unknown} />
        </Notice>
      )}
      {twice.length > 0 && (
        <Notice tone="warning" title={say.bringing.twice}>
          <Names names={twice} />
        </Notice>
      )}
      {bad.length > 0 && (
        <Notice tone="warning" title={say.bringing.badText}>
          <Names names={bad} />
        </Notice>
      )}
      {gone.length > 0 && (
        <Notice title={say.bringing.goneTitle}>
          <Names names={gone} />
        </Notice>
      )}
      {!isRefused && changes.length === 0 && <p class="lead">{say.bringing.none}</p>}
      {!isRefused && changes.length > 0 && (
        <form method="post" action={`${own}/files/application`} enctype="multipart/form-data" class="stack">
          <p class="lead">{say.bringing.lead(number(changes.length, locale))}</p>
          <input type="hidden" name="held" value={held} />
          <p class="row">
            <button class="button" type="submit">
              {say.bringing.apply}
            </button>
          </p>
          <DataTable
            caption={say.bringing.caption}
            columns={[
              { label: say.columns.place },
              { label: say.bringing.after },
              { label: say.bringing.before },
              { label: say.columns.source },
              { label: say.bringing.becomes },
            ]}
            rows={changes.map(({ place, source, before, after, isStale }) => [
              place,
              <span lang={language}>{after}</span>,
              before ? <span lang={language}>{before}</span> : say.bringing.empty,
              <span lang="vi">{source}</span>,
              isStale ? say.bringing.staleWhy : say.states.done,
            ])}
          />
        </form>
      )}
      <p>
        <a href={`${own}/files`}>{say.files}</a>
      </p>
    </Frame>
  )
}

const Names = ({ names }: { names: readonly string[] }) => (
  <ul>
    {names.slice(0, MOST_LISTED).map((name) => (
      <li>
        <code>{name || '–'}</code>
      </li>
    ))}
    {names.length > MOST_LISTED && <li>…</li>}
  </ul>
)
