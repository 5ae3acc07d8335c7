import { Select, TextArea, TextField, Tick } from '../../../views/components/form'
import { Group } from '../../../views/components/group'
import { PaperFrame, PaperLine, PaperOptions } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { fieldsOf, one } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import { clean } from '../../kernel/text'
import {
  askedIn,
  CONTACT_ASKS,
  CONTACT_PARTS,
  type ContactAnswer,
  type ContactSettings,
  contactSettings,
  judgeContactDetails,
  LONGEST,
  LONGEST_CONSENT,
  type Part,
  TICKED,
  versionOf,
} from '../contact-details'
import { distributionOf, tallyOf } from '../counting'
import { type AskedQuestion, questionType, type Variable } from '../question-type'
import { faultText, partName, questionLabel } from '../wording'

const YES = 'yes'

const CONTROLS = {
  name: { autocomplete: 'name' },
  phone: { type: 'tel', inputmode: 'tel', autocomplete: 'tel', width: 'medium' },
  email: { type: 'email', inputmode: 'email', autocomplete: 'email' },
  address: { autocomplete: 'street-address' },
} as const

/** How a person can be reached, by a consent of its own. None of it goes into answers, lists, exports or figures. */
export const contact = questionType<ContactSettings, ContactAnswer>({
  name: 'contact',
  family: 'people',
  picture: 'M3 5h18v14H3zM8 9.5a2 2 0 1 0 0 .01M5 16c.5-2 5.5-2 6 0M14 9h5M14 13h5',
  settings: contactSettings,
  apart: {
    split: ({ consent, content = {} }) => ({ kept: { consent }, content, consent }),
    join: ({ consent }, content) => ({ consent, content }),
    labels: (locale) => messages[locale].tables.contact.parts,
  },
  blank: (locale) => ({
    ...{ name: 'optional', phone: 'optional', email: 'off', address: 'off' },
    consent: messages[locale].tables.contact.usualConsent,
  }),
  Settings: ({ settings: own, prefix, faults, locale }) => {
    const words = messages[locale].tables.contact
    return (
      <>
        {CONTACT_PARTS.map((part) => (
          <Select
            name={`${prefix}${part}`}
            label={words.askFor(words.parts[part])}
            value={own[part]}
            choices={CONTACT_ASKS.map((value) => ({ value, label: words.asks[value] }))}
            fault={faultText(contact, faults, part, locale)}
          />
        ))}
        <TextArea
          name={`${prefix}consent`}
          label={words.consent}
          hint={words.consentHint}
          value={own.consent}
          rows={4}
          maxlength={LONGEST_CONSENT}
          fault={faultText(contact, faults, 'consent', locale)}
        />
      </>
    )
  },
  readSettings: (sent) => ({
    ...Object.fromEntries(CONTACT_PARTS.map((part) => [part, one(sent, part) || undefined])),
    consent: clean(one(sent, 'consent')) ?? one(sent, 'consent'),
  }),
  Field: ({ question, sent, faults, locale, number }) => {
    const words = messages[locale].tables.contact
    return (
      <Group
        name={question.id}
        label={questionLabel(question, number, locale)}
        hint={[question.hint, words.hint].filter(Boolean).join(' ')}
        fault={faultText(contact, faults, '', locale)}
        more={{ 'data-private': '' }}
      >
        {askedIn(question.settings).map((part) => (
          <TextField
            {...CONTROLS[part]}
            name={partName(question, part)}
            label={words.parts[part]}
            value={one(sent, part)}
            maxlength={LONGEST}
            fault={faultText(contact, faults, part, locale)}
          />
        ))}
        <Tick
          name={partName(question, 'consent')}
          label={question.settings.consent}
          ticked={one(sent, 'consent') === TICKED}
          fault={faultText(contact, faults, 'consent', locale)}
        />
      </Group>
    )
  },
  Paper: ({ question: { label, hint, settings: own }, locale, number }) => {
    const { contact: words, paper } = messages[locale].tables
    return (
      <PaperFrame number={number} label={label} how={paper.leave} hint={hint}>
        {askedIn(own).map((part) => (
          <PaperLine label={words.parts[part]} />
        ))}
        <PaperOptions mark="several" options={[{ label: own.consent }]} />
      </PaperFrame>
    )
  },
  partNames: ({ settings: own }) => [...askedIn(own), 'consent'],
  judge: judgeContactDetails,
  // Who agreed to other words is asked again; without what lies apart there is nothing to fill in.
  sentOf: ({ settings: own }, { consent, content }) =>
    fieldsOf([
      ...Object.entries(content ?? {}),
      ...(content && consent === versionOf(own) ? [['consent', TICKED] as const] : []),
    ]),
  variables: (question, locale = 'vi') => [
    {
      kind: 'category',
      id: `${question.id}.given`,
      label: `${question.label} – ${messages[locale].tables.contact.given}`,
      categories: [{ code: YES, label: messages[locale].tables.contact.given }],
      ordered: false,
    },
    versionVariable(question, locale),
  ],
  values: ({ id }, { consent }) => ({ [`${id}.given`]: YES, [`${id}.version`]: consent }),
  texts: () => [],
  textParts: () => [],
  tally: (question, counted, locale) =>
    tallyOf(counted, [
      {
        ...distributionOf(versionVariable(question, locale), counted),
        label: messages[locale].tables.contact.version,
      },
    ]),
  show: (_question, _answer, locale) => messages[locale].tables.contact.given,
  sample: ({ id, required, settings: own }, draw) => {
    if (!required && !draw.chance(0.3)) return new Map()
    const drawn: Record<Part, string> = {
      name: draw.choose(`${id}.name`, ['Nguyễn Thị A', 'Trần Văn B', 'Lò Thị C']),
      phone: `09${draw.whole(`${id}.phone`, 10_000_000, 99_999_999)}`,
      email: `hop.thu.${draw.whole(`${id}.email`, 1, 999)}@example.vn`,
      address: `Số ${draw.whole(`${id}.address`, 1, 99)}, thôn 1`,
    }
    return fieldsOf([...askedIn(own).map((part) => [part, drawn[part]] as const), ['consent', TICKED]])
  },
  examples: {
    settings: {
      ...{ name: 'optional', phone: 'required', email: 'optional', address: 'off' },
      consent: 'Tôi đồng ý cho xã giữ số điện thoại này để trả lời tôi.',
    },
    accepts: [
      { name: ['Nguyễn Thị A'], phone: ['0912 345 678'], email: [''], consent: ['1'] },
      { phone: ['+84.912.345.678'], email: ['ten@vidu.vn'], consent: ['1'] },
    ],
    refuses: {
      consentMissing: [{ phone: ['0912345678'] }, { name: ['Nguyễn Thị A'], phone: ['0912345678'] }],
      notAPhone: [{ phone: ['không có'], consent: ['1'] }],
      notAnEmail: [{ phone: ['0912345678'], email: ['ten@'], consent: ['1'] }],
      badText: [{ name: ['\ud800'], phone: ['0912345678'], consent: ['1'] }],
      tooLong: [{ name: ['ô'.repeat(201)], phone: ['0912345678'], consent: ['1'] }],
      repeated: [{ phone: ['0912345678', '0912345679'], consent: ['1'] }],
      notAnOption: [{ phone: ['0912345678'], consent: ['on'] }],
    },
  },
})

const versionVariable = ({ id, label, settings: own }: AskedQuestion<ContactSettings>, locale: Locale) => {
  const words = messages[locale].tables.contact
  const categories = [{ code: versionOf(own), label: `${words.given} (${versionOf(own)})` }]
  return {
    kind: 'category',
    id: `${id}.version`,
    label: `${label} – ${words.version}`,
    categories,
    ordered: false,
  } satisfies Variable
}
