import { faultWords } from '../../src/i18n/messages'
import type { Faults } from '../../src/kernel/fields'
import { Choices, TextArea } from '../components/form'
import { ErrorSummary } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'
import { DoubtText, type ShownDoubt } from './doubts-page'

interface DoubtAnswerPageProps {
  consultation: { id: number; title: string }
  doubt: ShownDoubt
  typed: { verdict: string; explanation: string }
  faults: Faults
}

/** One question, and what the committee found out. */
export const DoubtAnswerPage = ({ consultation, doubt, typed, faults }: DoubtAnswerPageProps) => {
  const { words } = usePage()
  const list = `/staff/consultations/${consultation.id}/results/doubts`
  const told = Object.entries(faults).map(([name, code]) => ({ name, text: faultWords(words, code) }))
  const faultOf = (name: string) => told.find((each) => each.name === name)?.text
  return (
    <Layout title={words.doubts.answer} kind="staff">
      <p class="crumbs">
        <a href={list}>{words.doubts.title}</a>
      </p>
      <h1>{words.doubts.answer}</h1>
      <ErrorSummary title={words.common.errorSummary} faults={told} />
      <DoubtText doubt={doubt} />
      <form method="post" action={`${list}/answer`} novalidate>
        <input type="hidden" name="mark" value={doubt.mark} />
        <Choices
          type="radio"
          name="verdict"
          label={words.doubts.verdict}
          choices={[
            { value: 'explained', label: words.doubts.verdictExplained },
            { value: 'suspicious', label: words.doubts.verdictSuspicious },
          ]}
          chosen={[typed.verdict]}
          fault={faultOf('verdict')}
        />
        <TextArea
          name="explanation"
          label={words.doubts.explanation}
          hint={words.doubts.explanationHint}
          value={typed.explanation}
          maxlength={500}
          fault={faultOf('explanation')}
        />
        <div class="row">
          <button class="button" type="submit">
            {words.doubts.save}
          </button>
          <a class="button button-plain" href={list}>
            {words.common.cancel}
          </a>
        </div>
      </form>
    </Layout>
  )
}
