import { number } from '../../src/i18n/locale'
import { MOST_WORDINGS, reorderable } from '../../src/questions/lot-form'
import type { AskedQuestion } from '../../src/questions/question-type'
import { Choices, TextArea, Tick } from '../components/form'
import { usePage } from '../page-context'

interface LotEditorProps {
  question: AskedQuestion
  faultOf: (name: string) => string | undefined
}

/** The order of options and the wording, where each sheet gets one by lot. */
export const LotEditor = ({ question, faultOf }: LotEditorProps) => {
  const { words, locale } = usePage()
  const { lot } = words.beside
  const { order, wordings = [] } = question
  const options = reorderable(question)
  const rows = [...wordings, { label: '', hint: '' }].slice(0, MOST_WORDINGS)
  return (
    <details class="panel" open={wordings.length > 0 || Boolean(order)}>
      <summary>{lot.title}</summary>
      <input type="hidden" name="lot" value="1" />
      {options && (
        <>
          <Tick name="order.random" label={lot.random} ticked={Boolean(order)} />
          <Choices
            type="checkbox"
            name="order.fixed"
            label={lot.fixed}
            hint={lot.fixedHint}
            choices={options.map(({ code, label }) => ({ value: code, label }))}
            chosen={order?.fixed ?? []}
          />
        </>
      )}
      <p class="meta">{lot.wordingsHint}</p>
      {rows.map(({ label, hint }, place) => {
        const count = number(place + 2, locale)
        const [ofLabel, ofHint] = [`wordings.${place}.label`, `wordings.${place}.hint`]
        return (
          <>
            <TextArea
              {...{ name: ofLabel, label: lot.wording(count), value: label, rows: 2, maxlength: 500, fault: faultOf(ofLabel) }}
            />
            <TextArea
              {...{ name: ofHint, label: lot.wordingHint(count), value: hint, rows: 2, maxlength: 500, fault: faultOf(ofHint) }}
            />
          </>
        )
      })}
    </details>
  )
}
