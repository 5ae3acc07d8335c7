import { z } from 'zod'
import { TextArea, TextField, Tick } from '../../../views/components/form'
import { PaperFrame, PaperOptions } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { fieldsOf, one } from '../../kernel/fields'
import { hashed } from '../../kernel/ids'
import type { Locale } from '../../kernel/locale'
import { clean } from '../../kernel/text'
import { distributionOf, tallyOf } from '../counting'
import { accepted, readOne, refused, unanswered } from '../judging'
import { type AskedQuestion, questionType, type Variable } from '../question-type'
import { settingText, typedLine } from '../settings'
import { faultText, questionLabel } from '../wording'

const LONGEST = 3000
const OPENING = 60
const YES = 'yes'
const VERSION = 'version'

const settings = z.strictObject({
  /** What is agreed to, in full. */
  text: settingText(LONGEST),
  /** The words beside the box. */
  agree: settingText(200),
})
type Settings = z.infer<typeof settings>

const kept = new WeakMap<Settings, string>()

/** The version of a wording: eight signs that any change of it changes. */
export function versionOf(wording: Settings): string {
  const known = kept.get(wording)
  if (known) return known
  const version = hashed(`${wording.text}\n\n${wording.agree}`).slice(0, 8)
  kept.set(wording, version)
  return version
}

/** The first words, so that a reader knows which wording it is. */
const openingOf = (text: string): string =>
  text.length <= OPENING
    ? text
    : `${text
        .slice(0, OPENING)
        .replace(/\s+\S*$/, '')
        .toWellFormed()} …`

const versionsOf = ({ id, label, settings: own }: AskedQuestion<Settings>, locale: Locale = 'vi') => {
  const words = messages[locale].choosing.consent
  const version = { code: versionOf(own), label: words.wording(versionOf(own), openingOf(own.text)) }
  return {
    kind: 'category',
    id: `${id}.${VERSION}`,
    label: `${label} – ${words.version}`,
    categories: [version],
    ordered: false,
  } satisfies Variable
}

/** Consent to a wording. The answer is the wording's version, so that it is known for good what somebody agreed to. */
export const consent = questionType<Settings, string>({
  name: 'consent',
  partsWordings: true,
  family: 'people',
  picture: 'M5 3h14v18H5zM8 8h8M8 12h8M8 17l2 2 4-4',
  settings,
  blank: (locale) => {
    const { blankText, blankAgree } = messages[locale].choosing.consent
    return { text: blankText, agree: blankAgree }
  },
  Settings: ({ settings: { text, agree }, prefix, faults, locale }) => {
    const words = messages[locale].choosing.consent
    return (
      <>
        {/* An empty setting is not told in the words for residents. */}
        <TextArea
          name={`${prefix}text`}
          label={words.text}
          hint={words.textHint}
          value={text}
          rows={8}
          maxlength={LONGEST}
          fault={faultText(null, faults, 'text', locale)}
        />
        <TextField
          name={`${prefix}agree`}
          label={words.agree}
          value={agree}
          maxlength={200}
          fault={faultText(null, faults, 'agree', locale)}
        />
      </>
    )
  },
  readSettings: (sent) => ({ text: clean(one(sent, 'text')) ?? one(sent, 'text'), agree: typedLine(sent, 'agree') }),
  styles: ['css/choosing.css'],
  Field: ({ question, sent, faults, locale, number }) => (
    <fieldset class="field consent">
      <legend class="field-label">{questionLabel(question, number, locale)}</legend>
      {question.hint && <p class="field-hint">{question.hint}</p>}
      <div class="consent-text">{question.settings.text}</div>
      <Tick
        name={question.id}
        label={question.settings.agree}
        fault={faultText(consent, faults, '', locale)}
        ticked={one(sent, '') === YES}
        value={YES}
      />
    </fieldset>
  ),
  Paper: ({ question: { label, hint, settings: own }, locale, number }) => {
    const { paper, consent: words } = messages[locale].choosing
    return (
      <PaperFrame number={number} label={label} how={paper.consent} hint={hint}>
        <p class="consent-text">{own.text}</p>
        <PaperOptions mark="several" options={[{ label: own.agree, note: words.shown(words.agreed, versionOf(own)) }]} />
      </PaperFrame>
    )
  },
  partNames: () => [''],
  ownHand: true,
  judge: ({ settings: own, required }, sent) => {
    const ticked = readOne(sent, '')
    if ('fault' in ticked) return refused(ticked.fault)
    if (ticked.value === '') return unanswered(required)
    return ticked.value === YES ? accepted(versionOf(own)) : refused('notAnOption')
  },
  // Who agreed to another wording is asked again.
  sentOf: ({ settings: own }, answer) => fieldsOf(answer === versionOf(own) ? [['', YES]] : []),
  variables: (question, locale = 'vi') => [
    {
      kind: 'category',
      id: question.id,
      label: question.label,
      categories: [{ code: YES, label: messages[locale].choosing.consent.agreed }],
      ordered: false,
    },
    versionsOf(question, locale),
  ],
  values: ({ id }, answer) => ({ [id]: YES, [`${id}.${VERSION}`]: answer }),
  texts: () => [],
  textParts: () => [],
  tally: (question, counted, locale) => {
    const block = distributionOf(versionsOf(question, locale), counted)
    return tallyOf(counted, [{ ...block, label: messages[locale].choosing.consent.version }])
  },
  show: ({ settings: { agree } }, answer, locale) => messages[locale].choosing.consent.shown(agree, answer),
  sample: ({ required }, draw) => fieldsOf(required || draw.chance(0.8) ? [['', YES]] : []),
  examples: {
    settings: {
      text: 'Xã dùng nội dung trong phiếu này để tổng hợp ý kiến.\nPhiếu được giữ hai năm rồi xóa.',
      agree: 'Tôi đã đọc và đồng ý.',
    },
    accepts: [{ '': ['yes'] }],
    refuses: { notAnOption: [{ '': ['on'] }, { '': ['1'] }, { '': ['\ud800'] }], repeated: [{ '': ['yes', 'yes'] }] },
  },
})
