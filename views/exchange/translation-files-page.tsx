import { number } from '../../src/i18n/locale'
import { languageName } from '../../src/questions/languages'
import { TextField } from '../components/form'
import { ErrorSummary, Notice } from '../components/pieces'
import { Frame, type Framed } from '../consultations/frame'
import { usePage } from '../page-context'

interface TranslationFilesPageProps extends Framed {
  language: string
  mayChange: boolean
  /** How many texts were just taken from a file; undefined for none. */
  applied: number | undefined
  conflicts: number
  /** Why a file was not taken, in words. */
  fault: string | undefined
}

/** A language as a file for translators, and back. */
export const TranslationFilesPage = (props: TranslationFilesPageProps) => {
  const { words, locale } = usePage()
  const { languages: say } = words
  const { consultation, language, mayChange, applied, conflicts, fault } = props
  const address = `/staff/consultations/${consultation.id}/languages`
  const own = `${address}/${language}`
  const name = languageName(language, locale)
  return (
    <Frame {...props} step="questions" title={say.filesOf(name)}>
      <ErrorSummary title={words.common.errorSummary} faults={fault ? [{ name: 'file', label: say.upload, text: fault }] : []} />
      {applied !== undefined && (
        <Notice tone="received" title={say.bringing.applied(number(applied, locale))}>
          {conflicts > 0 && <p>{say.bringing.conflicts(number(conflicts, locale))}</p>}
        </Notice>
      )}
      <p class="lead">{say.filesText}</p>
      <p class="row">
        <a class="button button-plain" href={`${own}/translation.xlsx`}>
          {say.xlsx}
        </a>
        <a class="button button-plain" href={`${own}/translation.csv`}>
          {say.csv}
        </a>
      </p>
      {mayChange && (
        <form class="panel" method="post" action={`${own}/files`} enctype="multipart/form-data">
          <TextField
            type="file"
            name="file"
            label={say.upload}
            hint={say.uploadHint}
            accept=".csv,.xlsx,text/csv"
            fault={fault}
          />
          <button class="button" type="submit">
            {say.compare}
          </button>
        </form>
      )}
      <p class="row">
        <a href={own}>{say.pageTitle(name)}</a>
        <a href={address}>{say.back}</a>
      </p>
    </Frame>
  )
}
