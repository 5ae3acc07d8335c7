import { z } from 'zod'
import { Choices, Select, TextArea, TextField } from '../../../views/components/form'
import { PaperFrame, PaperLine, PaperTable } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { one } from '../../kernel/fields'
import { LOCALES, type Locale } from '../../kernel/locale'
import { clean } from '../../kernel/text'
import { refused } from '../judging'
import { choosesOne } from '../one-choice'
import { type Choice, OTHER_TEXT_LONGEST } from '../options'
import { type AskedQuestion, type Option, questionType } from '../question-type'
import { easing, faultText, partName, questionLabel } from '../wording'

const WORDINGS = ['approve', 'agree', 'yesNo'] as const
const OTHER = 'other'
const LONGEST_MATTER = 2000

const settings = z.strictObject({
  /** What is voted on, in full; may be empty where the question itself says it. */
  matter: z
    .string()
    .max(LONGEST_MATTER, `tooLong ${LONGEST_MATTER}`)
    .refine((text) => text.isWellFormed(), 'badText')
    .default(''),
  wording: z.enum(WORDINGS, 'notAnOption').default('approve'),
})
type Settings = z.infer<typeof settings>

const keyOf = (wording: Settings['wording'], locale: Locale) => `${wording} ${locale}`
const kept = new Map<string, readonly Option[]>(
  LOCALES.flatMap((locale) =>
    WORDINGS.map((wording) => {
      const { wordings, other } = messages[locale].choosing.ballot
      const { yes, no } = wordings[wording]
      const options = [
        { code: 'yes', label: yes },
        { code: 'no', label: no },
        { code: OTHER, label: other },
      ]
      return [keyOf(wording, locale), options] as const
    }),
  ),
)
const choicesOf = ({ wording }: Settings, locale: Locale = 'vi'): readonly Option[] => kept.get(keyOf(wording, locale)) ?? []

const chosen = choosesOne<Settings>({
  optionsOf: ({ settings: own }, locale) => choicesOf(own, locale),
  otherOf: () => OTHER,
})

/**
 * The ballot of grassroots democracy (Law 10/2022, Art. 19): the matter in full, for, against, or another opinion, which
 * must then be written. Codes: yes, no, other.
 */
export const ballot = questionType<Settings, Choice>({
  name: 'ballot',
  family: 'choose',
  picture: 'M4 3h16v18H4zM7 9l2 2 3-4M14 9h3M7 15h4v3H7zM14 16h3',
  settings,
  blank: () => ({ matter: '', wording: 'approve' }),
  Settings: ({ settings: { matter, wording }, prefix, faults, locale }) => {
    const words = messages[locale].choosing.ballot
    return (
      <>
        <TextArea
          name={`${prefix}matter`}
          label={words.matter}
          value={matter}
          maxlength={LONGEST_MATTER}
          fault={faultText(ballot, faults, 'matter', locale)}
        />
        <Select
          name={`${prefix}wording`}
          label={words.wording}
          value={wording}
          choices={WORDINGS.map((value) => {
            const { yes, no } = words.wordings[value]
            return { value, label: `${yes} · ${no} · ${words.other}` }
          })}
          fault={faultText(ballot, faults, 'wording', locale)}
        />
      </>
    )
  },
  readSettings: (sent) => ({
    matter: clean(one(sent, 'matter')) ?? one(sent, 'matter'),
    wording: one(sent, 'wording') || undefined,
  }),
  styles: ['css/choosing.css'],
  Field: ({ question, sent, faults, locale, number }) => (
    <Choices
      type="radio"
      name={question.id}
      label={questionLabel(question, number, locale)}
      hint={hintOf(question)}
      fault={faultText(ballot, faults, '', locale)}
      choices={choicesOf(question.settings, locale).map(({ code, label }) => ({
        value: code,
        label,
        lang: question.language && locale,
      }))}
      chosen={[one(sent, '')]}
      more={easing({ other: OTHER })}
      after={
        <TextField
          name={partName(question, OTHER)}
          label={messages[locale].choosing.ballot.sayOther}
          value={one(sent, OTHER)}
          maxlength={OTHER_TEXT_LONGEST}
          fault={faultText(ballot, faults, OTHER, locale)}
        />
      }
    />
  ),
  Paper: ({ question, locale, number }) => {
    const { choosing, questions } = messages[locale]
    return (
      <PaperFrame number={number} label={question.label} how={questions.paper.markOne} hint={hintOf(question)}>
        <PaperTable
          caption={question.label}
          columns={choicesOf(question.settings, locale).map(({ label }) => label)}
          rows={[choosing.paper.mark]}
          cell="one"
        />
        <PaperLine label={choosing.paper.otherOpinion} />
        <p class="paper-note">{choosing.paper.ballot}</p>
      </PaperFrame>
    )
  },
  ...chosen,
  judge: (question, sent) => {
    const judged = chosen.judge(question, sent)
    return judged.ok && judged.answer === OTHER ? refused('sayOther', OTHER) : judged
  },
  sample: (question, draw) => {
    const drawn = chosen.sample(question, draw)
    return one(drawn, '') === OTHER ? new Map([...drawn, [OTHER, [draw.words(`${question.id}.other`)]]]) : drawn
  },
  examples: {
    settings: {
      matter: 'Làm 1,6 km đường bê tông rộng 3 m trong năm 2027.\nMỗi hộ đóng góp 2.000.000 đồng, nộp hai đợt.',
      wording: 'approve',
    },
    accepts: [{ '': ['yes'] }, { '': ['other'], other: ['Nộp một đợt sau vụ đông xuân'] }, { '': ['no'] }],
    refuses: {
      sayOther: [{ '': ['other'] }, { '': ['other'], other: [' '] }],
      notAnOption: [{ '': ['agree'] }],
      repeated: [{ '': ['yes', 'no'] }],
      otherNotChosen: [{ other: ['Nộp một đợt'] }],
      badText: [{ '': ['other'], other: ['a\ud800'] }],
      tooLong: [{ '': ['other'], other: ['ô'.repeat(501)] }],
    },
  },
})

const hintOf = ({ hint, settings: { matter } }: AskedQuestion<Settings>) =>
  matter ? (
    <>
      <span class="ballot-matter">{matter}</span>
      {hint}
    </>
  ) : (
    hint
  )
