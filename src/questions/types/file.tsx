import { z } from 'zod'
import { Choices, HintAndFault, idOf, TextField } from '../../../views/components/form'
import { Group } from '../../../views/components/group'
import { PaperFrame, PaperLines } from '../../../views/components/paper'
import { fileSize } from '../../i18n/locale'
import { messages } from '../../i18n/messages'
import { fieldsOf, many } from '../../kernel/fields'
import type { Locale } from '../../kernel/locale'
import { tallyOf } from '../counting'
import { accepted, refused, unanswered } from '../judging'
import { type AskedQuestion, type FieldProps, questionType } from '../question-type'
import {
  FILE_KIND_NAMES,
  FILE_KINDS,
  type FileRules,
  fileOfText,
  MOST_FILES,
  MOST_MEGABYTES,
  refusedOfText,
  type SentFile,
  textOfFile,
} from '../sent-files'
import { shownNumber, typedNumber, wholeNumber } from '../settings'
import { faultText, questionLabel } from '../wording'

const MEGABYTE = 1024 * 1024

const settings = z.strictObject({
  most: wholeNumber(1, MOST_FILES).default(3),
  /** Of one file. */
  megabytes: wholeNumber(1, MOST_MEGABYTES).default(5),
  kinds: z.array(z.enum(FILE_KIND_NAMES, 'notAnOption')).min(1, 'required').default(['picture', 'pdf']),
})
type Settings = z.infer<typeof settings>

type Answer = readonly SentFile[]

/** Files or photos that people send with their answers. Seen by the staff alone. */
export const file = questionType<Settings, Answer>({
  name: 'file',
  family: 'write',
  picture: 'M6 2h9l4 4v16H6zM15 2v4h4M12 18v-7M9 14l3-3 3 3',
  scripts: ['js/photos.js'],
  styles: ['css/files.css'],
  settings,
  blank: () => ({ most: 3, megabytes: 5, kinds: ['picture', 'pdf'] }),
  Settings: ({ settings: { most, megabytes, kinds }, prefix, faults, locale }) => {
    const words = messages[locale].media.files
    const fault = (setting: string) => faultText(file, faults, setting, locale)
    const figure = (setting: 'most' | 'megabytes', value: unknown) => (
      <TextField
        name={`${prefix}${setting}`}
        label={words[setting]}
        value={shownNumber(value)}
        inputmode="numeric"
        width="short"
        fault={fault(setting)}
      />
    )
    return (
      <>
        {figure('most', most)}
        {figure('megabytes', megabytes)}
        <Choices
          type="checkbox"
          name={`${prefix}kinds`}
          label={words.kinds}
          choices={FILE_KIND_NAMES.map((kind) => ({ value: kind, label: words.kind[kind] }))}
          chosen={kinds}
          fault={fault('kinds')}
        />
      </>
    )
  },
  readSettings: (sent) => ({
    most: typedNumber(sent, 'most'),
    megabytes: typedNumber(sent, 'megabytes'),
    kinds: [...new Set(many(sent, 'kinds'))],
  }),
  Field: (props) => <FileField {...props} />,
  Paper: ({ question: { label, hint }, locale, number }) => (
    <PaperFrame number={number} label={label} how={messages[locale].media.files.paper} hint={hint}>
      <PaperLines count={2} />
    </PaperFrame>
  ),
  partNames: () => [''],
  files: { rules: rulesOf, of: (answer) => answer },
  judge: ({ settings: { most, megabytes }, required }, sent) => {
    const values = many(sent, '').filter((value) => value !== '')
    const files: SentFile[] = []
    for (const value of values) {
      const fault = refusedOfText(value)?.fault
      if (fault) return refused(fault === 'fileTooLarge' ? `fileTooLarge ${megabytes}` : fault)
      const one = fileOfText(value)
      if (!one) return refused('fileUnknown')
      if (!files.some(({ token }) => token === one.token)) files.push(one)
    }
    if (files.length === 0) return unanswered(required)
    return files.length > most ? refused(`tooManyFiles ${most}`) : accepted(files)
  },
  sentOf: (_, answer) => fieldsOf(answer.map((each) => ['', textOfFile(each)] as const)),
  variables: ({ id, label }, locale = 'vi') => [
    { kind: 'number', id: `${id}.count`, label: `${label} (${messages[locale].media.files.count})`, unit: '' },
  ],
  values: ({ id }, answer) => ({ [`${id}.count`]: answer.length }),
  reads: ({ id }, answer) => ({ [id]: answer.map(({ name }) => name).join(', '), [`${id}.count`]: answer.length }),
  texts: (answer) => [{ part: '', text: answer.map(({ name, token }) => `${name} (/staff/files/${token})`).join('\n') }],
  textParts: ({ label }) => [{ part: '', label }],
  tally: ({ id }, counted) => tallyOf(counted, [{ kind: 'words', id, label: '', base: counted.answered, of: 'files' }]),
  show: (_, answer, locale) => answer.map(({ name, size }) => `${name} (${fileSize(size, locale)})`).join('\n'),
  sample: ({ id, settings: { kinds } }, draw) => {
    const [[mediaType = '', ending = ''] = []] = Object.entries(FILE_KINDS[kinds[0] ?? 'picture'])
    const count = draw.whole(id, 1, 9)
    const name = `tep-${count}.${ending}`
    return fieldsOf([['', textOfFile({ token: String(count).repeat(22), size: count * 1000, mediaType, name })]])
  },
  examples: {
    settings: { most: 2, megabytes: 5, kinds: ['picture', 'pdf'] },
    accepts: [
      { '': ['AAAAAAAAAAAAAAAAAAAAAA 120000 image/jpeg Ngã ba chợ.jpg'] },
      { '': ['AAAAAAAAAAAAAAAAAAAAAA 120000 image/jpeg a.jpg', 'BBBBBBBBBBBBBBBBBBBBBB 9 application/pdf Đơn xin.pdf'] },
    ],
    refuses: {
      fileUnknown: [{ '': ['anh.jpg'] }, { '': ['A 1 image/png x.png'] }, { '': ['\ud800'] }],
      tooManyFiles: [{ '': ['A', 'B', 'C'].map((letter) => `${letter.repeat(22)} 9 image/png ${letter}.png`) }],
      fileTooLarge: [{ '': ['!fileTooLarge!lon.jpg'] }],
      fileKind: [{ '': ['!fileKind!a.exe'] }],
      fileGone: [{ '': ['!fileGone!a.jpg'] }],
      noRoom: [{ '': ['!noRoom!a.jpg'] }],
      tooOften: [{ '': ['!tooOften!a.jpg'] }],
    },
  },
})

function rulesOf({ settings: { most, megabytes, kinds } }: AskedQuestion<Settings>): FileRules {
  const endings: Record<string, string> = {}
  for (const kind of kinds) Object.assign(endings, FILE_KINDS[kind])
  return { most, largest: megabytes * MEGABYTE, endings }
}

function hintOf({ hint, settings: { most, megabytes, kinds } }: AskedQuestion<Settings>, locale: Locale): string {
  const words = messages[locale].media.files
  const named = kinds.map((kind) => words.short[kind]).join(', ')
  return [hint, words.hint(String(most), `${megabytes} MB`, named), words.private].filter(Boolean).join(' ')
}

/** What was received before stands as ticked boxes: to untick one takes it off, with scripts and without. */
const FileField = ({ question, sent, faults, locale, number }: FieldProps<Settings>) => {
  const words = messages[locale].media.files
  const values = many(sent, '')
  const kept = values.map(fileOfText).filter((each) => each !== undefined)
  const notTaken = values.map(refusedOfText).filter((each) => each !== undefined)
  const { id, settings } = question
  return (
    <Group
      name={id}
      label={questionLabel(question, number, locale)}
      hint={hintOf(question, locale)}
      fault={faultText(file, faults, '', locale)}
    >
      {notTaken.length > 0 && (
        <ul class="files-refused">
          {notTaken.map(({ name, fault }) => (
            <li>
              {name}: {faultText(file, { '': fault === 'fileTooLarge' ? `${fault} ${settings.megabytes}` : fault }, '', locale)}
            </li>
          ))}
        </ul>
      )}
      {kept.length > 0 && (
        <>
          <HintAndFault name={`${id}.kept`} hint={words.received} />
          <div class="choices">
            {kept.map((each, place) => (
              <div class="choice">
                <input
                  class="choice-mark"
                  type="checkbox"
                  id={idOf(id, String(place))}
                  name={id}
                  value={textOfFile(each)}
                  checked
                  aria-describedby={idOf(`${id}.kept`, 'hint')}
                />
                <label class="choice-label" for={idOf(id, String(place))}>
                  {each.name} ({fileSize(each.size, locale)})
                </label>
              </div>
            ))}
          </div>
        </>
      )}
      <div class="field">
        <label class="field-label" for={idOf(id, 'file')}>
          {words.choose}
        </label>
        <input
          class="input"
          type="file"
          id={idOf(id, 'file')}
          name={id}
          data-photos=""
          multiple={settings.most > 1}
          accept={Object.entries(rulesOf(question).endings)
            .flatMap(([mediaType, ending]) => [mediaType, `.${ending}`])
            .join(',')}
        />
      </div>
    </Group>
  )
}
