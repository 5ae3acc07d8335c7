import type { StrayHamlet } from '../../src/consultations/hamlet-mending'
import type { Option, Question } from '../../src/questions/question-type'
import { Select } from '../components/form'
import { usePage } from '../page-context'

export interface StrayHamletsProps {
  strays: readonly StrayHamlet[]
  /** Those to choose from. */
  hamlets: readonly Option[]
}

/** For each hamlet that is named and not asked: where it is named, and what is to stand in its place. */
export const StrayHamlets = ({ strays, hamlets }: StrayHamletsProps) => {
  const { words } = usePage()
  const said = words.strays
  return (
    <>
      {strays.map(({ code, name, questions, quotas, alike }) => (
        <fieldset class="panel">
          <legend>{name}</legend>
          <ul>
            {questions.map((question) => (
              <li>{said.inQuestion(labelOf(question, words))}</li>
            ))}
            {quotas.map((quota) => (
              <li>{said.inQuota(quota)}</li>
            ))}
          </ul>
          <Select
            name={`hamlet.${code}`}
            label={said.instead(name)}
            empty={said.later}
            value={alike}
            choices={[
              ...hamlets.map(({ code: other, label }) => ({ value: other, label })),
              { value: 'none', label: said.takeOut },
            ]}
          />
        </fieldset>
      ))}
    </>
  )
}

const labelOf = ({ label }: Question, { consultations }: ReturnType<typeof usePage>['words']) =>
  label || consultations.questions.emptyLabel
