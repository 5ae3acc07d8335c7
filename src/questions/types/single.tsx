import { z } from 'zod'
import { Choices, TextField, Tick } from '../../../views/components/form'
import { fieldsOf, one } from '../../kernel/fields'
import {
  choiceOf,
  choiceSchema,
  codeOf,
  isTicked,
  judgeChoice,
  labelOf,
  OTHER_TEXT_LONGEST,
  optionsSchema,
  optionWords,
  readOptions,
  textOf,
} from '../options'
import { questionType } from '../question-type'
import { faultText, partName, questionLabel } from '../wording'

const settings = z.object({
  options: optionsSchema,
  /** The code of the choice that opens a line of text; null for none. */
  otherCode: z.string().nullable().default(null),
})

/** One choice of several. */
export const single = questionType({
  name: 'single',
  words: {
    vi: { name: 'Chọn một', use: 'Mỗi người chọn đúng một trong các phương án.', faults: {} },
    en: { name: 'One choice', use: 'Each person picks exactly one of the options.', faults: {} },
  },
  settings,
  blank: (locale) => ({
    options:
      locale === 'vi'
        ? [
            { code: 'a', label: 'Phương án A' },
            { code: 'b', label: 'Phương án B' },
          ]
        : [
            { code: 'a', label: 'Option A' },
            { code: 'b', label: 'Option B' },
          ],
    otherCode: null,
  }),
  Settings: ({ settings: { options, otherCode }, prefix, faults, locale }) => (
    <>
      {[...options, { code: '', label: '' }, { code: '', label: '' }].map((option, place) => (
        <>
          <input type="hidden" name={`${prefix}options.${place}.code`} value={option.code} />
          <TextField
            name={`${prefix}options.${place}.label`}
            label={`${optionWords(locale).options} ${place + 1}`}
            value={option.label}
            maxlength={200}
            fault={place === 0 ? faults['options'] : undefined}
          />
        </>
      ))}
      <Tick name={`${prefix}other`} label={optionWords(locale).other} ticked={otherCode !== null} />
    </>
  ),
  readSettings: (sent) => {
    const options = readOptions(sent, 'options')
    return { options, otherCode: isTicked(sent, 'other') ? (options.at(-1)?.code ?? null) : null }
  },
  Field: ({ question, sent, faults, locale, number }) => (
    <Choices
      type="radio"
      name={question.id}
      label={questionLabel(question, number, locale)}
      hint={question.hint}
      fault={faultText(single, faults, '', locale)}
      choices={question.settings.options.map(({ code, label, note }) => ({ value: code, label, note }))}
      chosen={[one(sent, '')]}
      after={
        question.settings.otherCode !== null && (
          <TextField
            name={partName(question, 'other')}
            label={optionWords(locale).otherText}
            value={one(sent, 'other')}
            maxlength={OTHER_TEXT_LONGEST}
            fault={faultText(single, faults, 'other', locale)}
          />
        )
      }
    />
  ),
  partNames: ({ settings: { otherCode } }) => (otherCode === null ? [''] : ['', 'other']),
  judge: ({ settings: { options, otherCode }, required }, sent) => {
    const chosen = judgeChoice(options, otherCode, required, sent)
    return chosen.ok ? { ok: true, answer: chosen.code === null ? null : choiceOf(chosen.code, chosen.text) } : chosen
  },
  sentOf: (_question, answer) =>
    fieldsOf([
      ['', codeOf(choiceSchema.parse(answer))],
      ['other', textOf(choiceSchema.parse(answer))],
    ]),
  variables: ({ id, label, settings: { options } }) => [{ kind: 'category', id, label, categories: options, ordered: false }],
  values: ({ id }, answer) => ({ [id]: codeOf(choiceSchema.parse(answer)) }),
  texts: (answer) => (textOf(choiceSchema.parse(answer)) ? [{ part: 'other', text: textOf(choiceSchema.parse(answer)) }] : []),
  textParts: ({ label, settings: { otherCode } }) => (otherCode === null ? [] : [{ part: 'other', label }]),
  tally: ({ id, settings: { options } }, counted) => {
    const { answered, counts } = counted.categories(id)
    const rows = options.map((option, place) => ({ code: option.code, label: option.label, count: counts[place] ?? 0 }))
    return {
      asked: counted.asked,
      answered: counted.answered,
      blocks: [{ kind: 'distribution', id, label: '', exclusive: true, ordered: false, base: answered, rows }],
    }
  },
  show: ({ settings: { options } }, answer) =>
    [labelOf(options, codeOf(choiceSchema.parse(answer))), textOf(choiceSchema.parse(answer))].filter(Boolean).join(': '),
  examples: {
    settings: {
      options: [
        { code: 'a', label: 'Có' },
        { code: 'b', label: 'Không' },
        { code: 'c', label: 'Ý kiến khác' },
      ],
      otherCode: 'c',
    },
    accepts: [{ '': ['a'] }, { '': ['c'], other: ['Làm sau mùa lũ'] }],
    refuses: { notAnOption: [{ '': ['x'] }], repeated: [{ '': ['a', 'b'] }], badText: [{ '': ['c'], other: ['\ud800'] }] },
  },
})
