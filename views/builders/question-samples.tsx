import { fieldsOf } from '../../src/kernel/fields'
import type { AskedQuestion, Counted, QuestionType, Variable } from '../../src/questions/question-type'
import { typeWords } from '../../src/questions/type-words'
import { questionTypes } from '../../src/questions/types'
import { usePage } from '../page-context'
import { QuestionFigure } from '../results/figure'

type AnyType = QuestionType<unknown, unknown>
type Sent = Readonly<Record<string, readonly string[]>>

const fieldsFrom = (sent: Sent) =>
  fieldsOf(Object.entries(sent).flatMap(([part, values]) => values.map((value) => [part, value])))

const useAsked = () => {
  const { builders } = usePage().words
  return (type: AnyType, state: string, brief = true): AskedQuestion => ({
    id: `q${type.name}${state}`,
    type: type.name,
    label: brief ? builders.opinion : builders.longTitle,
    hint: brief ? '' : builders.paragraph,
    required: true,
    shownWhen: null,
    settings: type.examples.settings,
    hamlets: [
      { code: '1', label: builders.shortHamlet },
      { code: '2', label: builders.longHamlet },
    ],
  })
}

/** Each type as it is first asked, as it comes back filled, and with a fault; test/journeys/every-type.test.ts looks at the others. */
export const QuestionSamples = () => {
  const { words, locale } = usePage()
  const asked = useAsked()
  return (
    <>
      {questionTypes.map((type) => (
        <section>
          <h3>{typeWords(type.name, locale).name}</h3>
          <p class="meta">{typeWords(type.name, locale).use}</p>
          <h4>{words.builders.asked}</h4>
          <Asked type={type} question={asked(type, 'Empty', false)} sent={{}} />
          <h4>{words.builders.answered}</h4>
          <Asked type={type} question={asked(type, 'Filled')} sent={type.examples.accepts.at(-1) ?? {}} />
          {Object.entries(type.examples.refuses)
            .slice(0, 1)
            .map(([code, sheets]) => (
              <>
                <h4>
                  {words.builders.refused}: {code}
                </h4>
                <Asked type={type} question={asked(type, `Refused${code}`)} sent={sheets[0] ?? {}} />
              </>
            ))}
          <h4>{words.builders.settings}</h4>
          {type.Settings({ settings: type.examples.settings, prefix: `${type.name}.`, faults: {}, locale })}
        </section>
      ))}
    </>
  )
}

const Asked = ({ type, question, sent }: { type: AnyType; question: AskedQuestion; sent: Sent }) => {
  const { locale } = usePage()
  const judged = Object.keys(sent).length === 0 ? undefined : type.judge(question, fieldsFrom(sent))
  const faults = judged && !judged.ok ? judged.faults : {}
  return type.Field({ question, sent: fieldsFrom(printable(sent)), faults, locale, number: '12' })
}

// A lone surrogate cannot be sent as a page.
const printable = (sent: Sent): Sent =>
  Object.fromEntries(
    Object.entries(sent).map(([part, values]) => [part, values.map((value) => value.slice(0, 300).toWellFormed())]),
  )

/** The figures of each type, from invented counts. */
export const FigureSamples = () => {
  const { words, locale } = usePage()
  const asked = useAsked()
  return (
    <>
      {questionTypes.map((type) => {
        const question = asked(type, 'Counted')
        const tally = type.tally(question, invented(type.variables(question, locale)), locale)
        return <QuestionFigure number="12" result={{ question, tally }} counted={1240} source={words.builders.source} />
      })}
    </>
  )
}

function invented(variables: readonly Variable[]): Counted {
  const sizeOf = (id: string) => {
    const variable = variables.find((each) => each.id === id)
    return variable && variable.kind !== 'number' ? variable.categories.length : 0
  }
  return {
    asked: 1240,
    answered: 1102,
    categories: (id) => {
      const counts = Array.from({ length: sizeOf(id) }, (_, place) => 40 + ((place * 197 + id.length * 61) % 380))
      return { answered: counts.reduce((sum, each) => sum + each, 0), counts }
    },
    numbers: () => ({
      answered: 1102,
      frequencies: [
        [0, 102],
        [5, 180],
        [10, 320],
        [20, 260],
        [40, 140],
        [100, 100],
      ],
    }),
  }
}
