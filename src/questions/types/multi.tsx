import { z } from 'zod'
import { Choices } from '../../../views/components/form'
import { PaperFrame, PaperOptions } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { type Fields, fieldsOf, many, one } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import { blankOptions } from '../blank'
import { distributionOf, tallyOf } from '../counting'
import { chooseSome, codesOf } from '../draw'
import { accepted, readText, refused, unanswered } from '../judging'
import { OtherWords } from '../one-choice'
import { isCodeOf, labelOf, MOST_OPTIONS, OTHER_TEXT_LONGEST, optionsSchema, reorderOptions } from '../options'
import { OptionPick, OptionsEditor, readOptions, readPick } from '../options-editor'
import { type AskedQuestion, type Judged, questionType, type Variable } from '../question-type'
import { SettingFigure } from '../setting-figure'
import { typedNumber, wholeNumber } from '../settings'
import { easing, faultText, questionLabel } from '../wording'

const settings = z
  .strictObject({
    options: optionsSchema(),
    /** The fewest and the most that may be chosen; null for as many as there are. */
    least: wholeNumber(0, MOST_OPTIONS).default(0),
    most: wholeNumber(1, MOST_OPTIONS).nullable().default(null),
    otherCode: z.string().nullable().default(null),
    /** The code of a choice that stands alone, as "no opinion". */
    aloneCode: z.string().nullable().default(null),
  })
  .refine(({ options, otherCode }) => isCodeOf(options, otherCode), { path: ['otherCode'], error: 'notAnOption' })
  .refine(({ options, aloneCode }) => isCodeOf(options, aloneCode), { path: ['aloneCode'], error: 'notAnOption' })
  .refine(({ options, least, most }) => least <= (most ?? options.length), { path: ['least'], error: 'leastAboveMost' })
type Settings = z.infer<typeof settings>

/** Codes in the order of the options; with the words of "other" where some were written. */
type Answer = readonly string[] | { codes: readonly string[]; text: string }

const chosenOf = (answer: Answer): readonly string[] => ('codes' in answer ? answer.codes : answer)
const wordsOf = (answer: Answer): string => ('codes' in answer ? answer.text : '')

const variableOf = ({ id, label, settings: { options } }: AskedQuestion<Settings>) =>
  ({ kind: 'multiple', id, label, categories: options }) satisfies Variable

/** Several choices, at most so many. */
export const multi = questionType<Settings, Answer>({
  name: 'multi',
  family: 'choose',
  picture: 'M4 5h5v5H4zM4 14h5v5H4zM5 7.5l1.2 1.2L8 6.5M13 7.5h7M13 16.5h7',
  settings,
  blank: (locale) => ({ options: blankOptions(locale, 3), least: 0, most: null, otherCode: null, aloneCode: null }),
  Settings: ({ settings: { options, least, most, otherCode, aloneCode }, prefix, faults, locale }) => {
    const words = messages[locale].questions.settings
    const editor = { name: 'options', prefix, options, most: MOST_OPTIONS, locale }
    const fault = (setting: string) => faultText(multi, faults, setting, locale)
    const figure = { type: multi, prefix, faults, locale }
    return (
      <>
        <OptionsEditor {...editor} legend={words.options} fault={fault('options')} />
        <SettingFigure {...figure} name="most" label={words.mostChosen} value={most} />
        <SettingFigure {...figure} name="least" label={words.leastChosen} value={least === 0 ? null : least} />
        <OptionPick {...editor} setting="otherCode" label={words.otherCode} value={otherCode} fault={fault('otherCode')} />
        <OptionPick {...editor} setting="aloneCode" label={words.aloneCode} value={aloneCode} fault={fault('aloneCode')} />
      </>
    )
  },
  readSettings: (sent) => ({
    options: readOptions(sent, 'options'),
    least: typedNumber(sent, 'least') ?? 0,
    most: typedNumber(sent, 'most'),
    otherCode: readPick(sent, 'otherCode', 'options'),
    aloneCode: readPick(sent, 'aloneCode', 'options'),
  }),
  Field: ({ question, sent, faults, locale, number }) => (
    <Choices
      type="checkbox"
      name={question.id}
      label={questionLabel(question, number, locale)}
      hint={hintOf(question, locale)}
      fault={faultText(multi, faults, '', locale)}
      choices={question.settings.options.map(({ code, label, note }) => ({ value: code, label, note }))}
      chosen={many(sent, '')}
      more={easing({ other: question.settings.otherCode, alone: question.settings.aloneCode })}
      after={<OtherWords type={multi} {...question.settings} question={question} sent={sent} faults={faults} locale={locale} />}
    />
  ),
  Paper: ({ question, locale, number }) => (
    <PaperFrame number={number} label={question.label} how={howOf(question, locale)} hint={onPaperHint(question, locale)}>
      <PaperOptions
        mark="several"
        options={question.settings.options.map(({ code, ...option }) => ({
          ...option,
          line: code === question.settings.otherCode,
        }))}
      />
    </PaperFrame>
  ),
  partNames: ({ settings: { otherCode } }) => (otherCode === null ? [''] : ['', 'other']),
  reorder: reorderOptions,
  judge,
  sentOf: (_, answer) => fieldsOf([...chosenOf(answer).map((code) => ['', code] as const), ['other', wordsOf(answer)]]),
  variables: (question) => [variableOf(question)],
  values: ({ id }, answer) => ({ [id]: chosenOf(answer) }),
  texts: (answer) => (wordsOf(answer) ? [{ part: 'other', text: wordsOf(answer) }] : []),
  textParts: ({ label, settings: { otherCode } }) => (otherCode === null ? [] : [{ part: 'other', label }]),
  tally: (question, counted) => tallyOf(counted, [distributionOf(variableOf(question), counted)]),
  show: ({ settings: { options, otherCode } }, answer) =>
    chosenOf(answer)
      .map((code) => [labelOf(options, code), code === otherCode && wordsOf(answer)].filter(Boolean).join(': '))
      .join('\n'),
  sample: ({ id, settings: { options, least, most, otherCode, aloneCode } }, draw) => {
    const several = codesOf(options).filter((code) => code !== aloneCode)
    const wanted = draw.whole(id, Math.max(1, least), Math.min(several.length, most ?? 4))
    const first = draw.choose(id, codesOf(options))
    const codes =
      first === aloneCode
        ? [first]
        : [
            first,
            ...chooseSome(
              draw,
              id,
              several.filter((code) => code !== first),
              wanted - 1,
            ),
          ]
    const other = otherCode !== null && codes.includes(otherCode) && draw.chance(0.7)
    return fieldsOf([
      ...codes.map((code) => ['', code] as const),
      ...(other ? [['other', draw.words(`${id}.other`)] as const] : []),
    ])
  },
  examples: {
    settings: {
      options: [
        { code: 'a', label: 'Vốn vay' },
        { code: 'b', label: 'Việc làm' },
        { code: 'c', label: 'Sửa nhà' },
        { code: 'd', label: 'Khác' },
        { code: 'e', label: 'Không cần' },
      ],
      least: 0,
      most: 2,
      otherCode: 'd',
      aloneCode: 'e',
    },
    accepts: [{ '': ['a'] }, { '': ['b', 'a'] }, { '': ['a', 'd'], other: ['Con giống'] }, { '': ['e'] }],
    refuses: {
      notAnOption: [{ '': ['x'] }, { '': ['a', ''] }],
      repeated: [{ '': ['a', 'a'] }],
      tooManyChosen: [{ '': ['a', 'b', 'c'] }],
      notAlone: [{ '': ['a', 'e'] }],
      otherNotChosen: [{ other: ['Con giống'] }, { '': ['a'], other: ['Con giống'] }],
      badText: [{ '': ['d'], other: ['\udc00'] }],
      tooLong: [{ '': ['d'], other: ['ô'.repeat(501)] }],
    },
  },
})

function judge(
  { settings: { options, least, most, otherCode, aloneCode }, required }: AskedQuestion<Settings>,
  sent: Fields,
): Judged<Answer> {
  const chosen = many(sent, '')
  if (otherCode !== null && !chosen.includes(otherCode) && one(sent, 'other').trim() !== '') return refused('otherNotChosen')
  if (chosen.length === 0) return unanswered(required)
  if (chosen.length > options.length || new Set(chosen).size < chosen.length) return refused('repeated')
  const codes = options.map(({ code }) => code).filter((code) => chosen.includes(code))
  if (codes.length < chosen.length) return refused('notAnOption')
  const alone = aloneCode !== null && codes.includes(aloneCode)
  if (alone && codes.length > 1) return refused('notAlone')
  if (most !== null && codes.length > most) return refused(`tooManyChosen ${most}`)
  if (!alone && codes.length < least) return refused(`tooFewChosen ${least}`)
  if (otherCode === null || !codes.includes(otherCode)) return accepted(codes)
  const text = readText(sent, 'other', OTHER_TEXT_LONGEST)
  if ('fault' in text) return refused(text.fault, 'other')
  return accepted(text.value ? { codes, text: text.value } : codes)
}

function hintOf({ hint, settings: { most, least } }: AskedQuestion<Settings>, locale: Locale): string {
  const { atMost, atLeast, several } = messages[locale].questions.choose
  const limits = [least > 0 && atLeast(String(least)), most !== null && atMost(String(most))].filter(Boolean)
  return [hint, ...(limits.length > 0 ? limits : [several])].filter(Boolean).join(' ')
}

function howOf({ settings: { most, least } }: AskedQuestion<Settings>, locale: Locale): string {
  const { markSome, markAtMost, markAtLeast } = messages[locale].questions.paper
  const limits = [least > 0 && markAtLeast(String(least)), most !== null && markAtMost(String(most))].filter(Boolean)
  return limits.length > 0 ? limits.join(', ') : markSome
}

function onPaperHint({ hint, settings: { options, aloneCode } }: AskedQuestion<Settings>, locale: Locale): string {
  const alone = aloneCode !== null && messages[locale].questions.paper.markAlone(labelOf(options, aloneCode))
  return [hint, alone].filter(Boolean).join(' ')
}
