import { z } from 'zod'
import { Choices, Tick } from '../../../views/components/form'
import { PaperFrame, PaperOptions } from '../../../views/components/paper'
import { PictureView } from '../../../views/components/picture'
import { messages } from '../../i18n/messages'
import { fieldsOf, many, ticked } from '../../kernel/fields'
import { blankOptions } from '../blank'
import { distributionOf, tallyOf } from '../counting'
import { chooseSome, codesOf } from '../draw'
import { accepted, refused, unanswered } from '../judging'
import { labelOf, optionSchema, reorderOptions } from '../options'
import { mediumAddress, pictureSchema, undescribed } from '../picture'
import { type PictureOption, PictureOptionsEditor, readPictureOptions } from '../picture-options'
import { type AskedQuestion, questionType, type Variable } from '../question-type'
import { faultText, questionLabel } from '../wording'

const MOST = 12

const settings = z.strictObject({
  options: z
    .array(optionSchema.extend({ picture: pictureSchema.nullable().default(null) }))
    .min(2, 'tooFewOptions 2')
    .max(MOST, `tooManyOptions ${MOST}`)
    .refine((options) => new Set(options.map(({ code }) => code)).size === options.length, 'repeatedOption')
    .refine((options) => new Set(options.map(({ label }) => label)).size === options.length, 'repeatedOption'),
  several: z.boolean().default(false),
})
type Settings = z.infer<typeof settings>

/** Codes in the order of the options; exactly one where only one may be chosen. */
type Answer = readonly string[]

const variableOf = ({ id, label, settings: { options, several } }: AskedQuestion<Settings>) => {
  const categories = options.map((option) => ({ code: option.code, label: option.label }))
  return several
    ? ({ kind: 'multiple', id, label, categories } satisfies Variable)
    : ({ kind: 'category', id, label, categories, ordered: false } satisfies Variable)
}

/** One or several pictures of some, each with its words. */
export const pictures = questionType<Settings, Answer>({
  name: 'pictures',
  family: 'choose',
  picture: 'M3 4h8v8H3zM13 4h8v8h-8zM3 16h8M13 16h8M5 20h4M15 20h4',
  styles: ['css/pictures.css'],
  settings,
  blank: (locale) => ({ options: blankOptions(locale, 2).map((option) => ({ ...option, picture: null })), several: false }),
  Settings: ({ settings: { options, several }, prefix, faults, locale, media = [] }) => (
    <>
      <Tick
        name={`${prefix}several`}
        label={messages[locale].media.pictures.several}
        fault={faultText(pictures, faults, 'several', locale)}
        ticked={several}
      />
      <PictureOptionsEditor
        name="options"
        prefix={prefix}
        options={options}
        most={MOST}
        media={media}
        faultOf={(name) => faultText(pictures, faults, name, locale)}
        locale={locale}
      />
    </>
  ),
  readSettings: (sent) => ({ options: readPictureOptions(sent, 'options'), several: ticked(sent, 'several') }),
  lacks: ({ settings: { options } }) =>
    options.some(({ picture }) => picture === null) ? 'pictureMissing' : undescribed(options.map(({ picture }) => picture)),
  Field: ({ question, sent, faults, locale, number }) => (
    <Choices
      type={question.settings.several ? 'checkbox' : 'radio'}
      name={question.id}
      label={questionLabel(question, number, locale)}
      hint={[question.hint, question.settings.several && messages[locale].questions.choose.several].filter(Boolean).join(' ')}
      fault={faultText(pictures, faults, '', locale)}
      choices={question.settings.options.map((option) => ({
        value: option.code,
        label: <Pictured option={option} />,
        note: option.note,
      }))}
      chosen={many(sent, '')}
      more={{ 'data-pictures': '' }}
    />
  ),
  Paper: ({
    question: {
      label,
      hint,
      settings: { options, several },
    },
    locale,
    number,
  }) => {
    const { markOne, markSome } = messages[locale].questions.paper
    return (
      <PaperFrame number={number} label={label} how={several ? markSome : markOne} hint={hint}>
        <PaperOptions
          mark={several ? 'several' : 'one'}
          options={options.map((option) => ({ label: <Pictured option={option} eager />, note: option.note }))}
        />
      </PaperFrame>
    )
  },
  partNames: () => [''],
  reorder: reorderOptions,
  judge: ({ settings: { options, several }, required }, sent) => {
    const chosen = many(sent, '').filter((code) => code !== '')
    if (chosen.length === 0) return unanswered(required)
    if (new Set(chosen).size < chosen.length) return refused('repeated')
    const codes = codesOf(options).filter((code) => chosen.includes(code))
    if (codes.length < chosen.length) return refused('notAnOption')
    return codes.length > 1 && !several ? refused('oneOnly') : accepted(codes)
  },
  sentOf: (_, answer) => fieldsOf(answer.map((code) => ['', code] as const)),
  variables: (question) => [variableOf(question)],
  values: ({ id, settings: { several } }, answer) => ({ [id]: several ? answer : (answer[0] ?? '') }),
  texts: () => [],
  textParts: () => [],
  tally: (question, counted) => tallyOf(counted, [distributionOf(variableOf(question), counted)]),
  show: ({ settings: { options } }, answer) => answer.map((code) => labelOf(options, code)).join('\n'),
  sample: ({ id, settings: { options, several } }, draw) => {
    const wanted = several ? draw.whole(id, 1, Math.min(3, options.length)) : 1
    return fieldsOf(chooseSome(draw, id, codesOf(options), wanted).map((code) => ['', code] as const))
  },
  examples: {
    settings: {
      options: [
        { code: 'a', label: 'Mái bằng', picture: example('A', 'Nhà văn hóa mái bằng') },
        { code: 'b', label: 'Mái ngói', note: 'Đắt hơn 40 triệu', picture: example('B', 'Nhà văn hóa mái ngói') },
        { code: 'c', label: 'Nhà sàn', picture: null },
      ],
      several: true,
    },
    accepts: [{ '': ['a'] }, { '': ['c', 'a'] }],
    refuses: { notAnOption: [{ '': ['x'] }], repeated: [{ '': ['a', 'a'] }] },
  },
})

function example(letter: string, description: string) {
  return { token: letter.repeat(22), width: 640, height: 480, description }
}

const Pictured = ({ option: { label, picture }, eager = false }: { option: PictureOption; eager?: boolean }) => (
  <>
    {picture && <PictureView {...picture} address={mediumAddress(picture.token)} eager={eager} />}
    <span class="picture-words">{label}</span>
  </>
)
