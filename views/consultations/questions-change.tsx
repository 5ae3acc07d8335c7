import { number } from '../../src/i18n/locale'
import { Choices, TextField } from '../components/form'
import { Confirmed, Notice } from '../components/pieces'
import { usePage } from '../page-context'
import { inWords } from './fault-words'
import type { QuestionsPageProps } from './questions-page'
import { WholeProblems } from './whole-problems'

/** What a working copy changes, and the way to publish or drop it. */
export const ChangeNotice = ({
  change: { version, differences, reworded, hasNewSettings, isWorkingCopy },
  consultation,
  revision,
  mayChange,
  faults,
  note,
  sameMeaning,
  problems,
}: QuestionsPageProps & { change: NonNullable<QuestionsPageProps['change']> }) => {
  const { words, locale } = usePage()
  const { questions: said } = words.consultations
  const address = `/staff/consultations/${consultation.id}/wording`
  if (!mayChange) return null
  return (
    <Notice title={said.differences}>
      <p>{said.workingCopy(number(version, locale))}</p>
      {hasNewSettings && <p>{words.editor.steps.settings}</p>}
      {differences.length === 0 && !hasNewSettings ? (
        <p>{said.noDifference}</p>
      ) : (
        <ul>
          {differences.map(({ kind, question }) => (
            <li>{said[kind](question.label || said.emptyLabel)}</li>
          ))}
        </ul>
      )}
      <WholeProblems id={consultation.id} problems={problems} />
      {(differences.length > 0 || hasNewSettings) && (
        <form method="post" action={`${address}/publication`}>
          <input type="hidden" name="revision" value={String(revision)} />
          <p>{said.publishAsk}</p>
          <TextField name="note" label={said.publishNote} value={note} maxlength={500} fault={inWords(words, faults['note'])} />
          {reworded.length > 0 && (
            <Choices
              type="checkbox"
              name="sameMeaning"
              label={words.seams.sameMeaning}
              hint={words.seams.sameMeaningHint}
              choices={reworded.map(({ id, label }) => ({ value: id, label: label || said.emptyLabel }))}
              chosen={sameMeaning}
            />
          )}
          <button class="button" type="submit">
            {said.publish}
          </button>
        </form>
      )}
      {isWorkingCopy && (
        <Confirmed action={said.drop} ask={said.dropAsk}>
          <Act own={`${address}/dropping`} revision={revision} label={said.drop} />
        </Confirmed>
      )}
    </Notice>
  )
}

interface ActProps {
  own: string
  revision: number
  label: string
  /** What is seen of a longer label, where the thing it is done to stands above. */
  short?: string
  /** Of what it makes, so that sending it twice makes one. */
  id?: string
}

export const Act = ({ own, revision, label, short, id }: ActProps) => (
  <form method="post" action={own}>
    <input type="hidden" name="revision" value={String(revision)} />
    {id && <input type="hidden" name="id" value={id} />}
    <button class="button button-quiet" type="submit" aria-label={short && label}>
      {short ?? label}
    </button>
  </form>
)
