import { usePage } from '../page-context'
import type { QuestionsPageProps } from './questions-page'

type Props = Pick<QuestionsPageProps, 'consultation' | 'mayChange' | 'steps' | 'revision' | 'questions'> & { address: string }

/** Steps back and forth, their history, what concerns the whole, and the ways into and out of other programs. */
export const Tools = ({ steps, revision, address, mayChange, consultation, questions }: Props) => {
  const { words } = usePage()
  const { editor } = words
  const step = (way: 'undo' | 'redo') =>
    steps[way] !== undefined && (
      <form method="post" action={`${address}/${way}`}>
        <input type="hidden" name="revision" value={String(revision)} />
        <button class="button button-quiet" type="submit" title={steps[way]} {...{ [`data-${way}`]: '' }}>
          {editor[way]}
          <span class="visually-hidden">: {steps[way]}</span>
        </button>
      </form>
    )
  const own = `/staff/consultations/${consultation.id}`
  return (
    <div class="row builder-tools">
      {mayChange && (
        <>
          {step('undo')}
          {step('redo')}
          <a href={`${address}/history`}>{editor.history.link}</a>
          <a href={`${address}/settings`}>{editor.settings.link}</a>
          <a href={`${own}/languages`}>{words.languages.link}</a>
          {questions.length > 0 && isDraft(consultation) && <a href={`${own}/import`}>{words.exchange.importHere}</a>}
        </>
      )}
      <a href={`${own}/questionnaire`}>{words.exchange.exportTitle}</a>
    </div>
  )
}

/** The way in for who has the questions in another program already. */
export const Import = ({ consultation, mayChange }: Pick<QuestionsPageProps, 'consultation' | 'mayChange'>) => {
  const { words } = usePage()
  if (!mayChange || !isDraft(consultation)) return null
  return (
    <p>
      <a class="button button-plain" href={`/staff/consultations/${consultation.id}/import`}>
        {words.exchange.importHere}
      </a>
    </p>
  )
}

const isDraft = ({ state }: Props['consultation']) => state === 'draft'
