import { z } from 'zod'
import { TextArea, TextField, Tick } from '../../../views/components/form'
import { Group } from '../../../views/components/group'
import { PaperFrame } from '../../../views/components/paper'
import { PictureView } from '../../../views/components/picture'
import { Foldable } from '../../../views/components/pieces'
import { messages } from '../../i18n/messages'
import { one, ticked } from '../../kernel/fields'
import { markdownHtml } from '../../kernel/markdown-html'
import { clean } from '../../kernel/text'
import { withTables } from '../pasted-table'
import { mediumAddress, type Picture, pictureSchema, readPicture, undescribed } from '../picture'
import { PicturePicker } from '../picture-picker'
import { questionType } from '../question-type'
import { typedLine } from '../settings'
import { silent } from '../silent'
import { faultText } from '../wording'

const LONGEST = 10_000
const MOST_PICTURES = 4

const line = (longest: number) =>
  z
    .string()
    .max(longest, `tooLong ${longest}`)
    .refine((words) => words.isWellFormed(), 'badText')
    .default('')

const settings = z.strictObject({
  /** Markdown. */
  text: line(LONGEST),
  folds: z.boolean().default(false),
  /** What is pressed to read it where it folds; empty for the usual words. */
  foldTitle: line(100),
  pictures: z.array(pictureSchema).max(MOST_PICTURES, `tooManyOptions ${MOST_PICTURES}`).default([]),
})
type Settings = z.infer<typeof settings>

/** Words, tables and pictures beside the questions: the facts people need before they answer. */
export const text = questionType<Settings, never>({
  ...silent,
  name: 'text',
  family: 'page',
  picture: 'M4 5h16M4 9h16M4 13h8M4 17h8M15 13h5v5h-5z',
  role: 'tells',
  styles: ['css/pictures.css'],
  settings,
  blank: () => ({ text: '', folds: false, foldTitle: '', pictures: [] }),
  Settings: ({ settings: { text: words, folds, foldTitle, pictures }, prefix, faults, locale, media = [] }) => {
    const said = messages[locale].media
    const fault = (setting: string) => faultText(text, faults, setting, locale)
    return (
      <>
        <TextArea
          name={`${prefix}text`}
          label={said.text.words}
          hint={said.text.wordsHint}
          value={words}
          rows={10}
          maxlength={LONGEST}
          fault={fault('text')}
        />
        <Tick name={`${prefix}folds`} label={said.text.folds} fault={fault('folds')} ticked={folds} />
        <TextField
          name={`${prefix}foldTitle`}
          label={said.text.foldTitle}
          value={foldTitle}
          maxlength={100}
          fault={fault('foldTitle')}
        />
        <Group name={`${prefix}pictures`} label={said.text.pictures} fault={fault('pictures')}>
          {[...pictures, null].slice(0, MOST_PICTURES).map((picture, place) => (
            <PicturePicker
              name={`pictures.${place}`}
              prefix={prefix}
              label={said.text.nth(place + 1)}
              picture={picture}
              media={media}
              fault={fault(`pictures.${place}`)}
              locale={locale}
            />
          ))}
        </Group>
      </>
    )
  },
  readSettings: (sent) => ({
    text: withTables(clean(one(sent, 'text')) ?? one(sent, 'text')),
    folds: ticked(sent, 'folds'),
    foldTitle: typedLine(sent, 'foldTitle'),
    pictures: Array.from({ length: MOST_PICTURES }, (_, place) => readPicture(sent, `pictures.${place}`)).filter(
      (picture) => picture !== null,
    ),
  }),
  lacks: ({ label, settings: { text: words, pictures } }) =>
    words.trim() === '' && pictures.length === 0 && label.trim() === '' ? 'nothingToTell' : undescribed(pictures),
  Field: ({ question: { label, hint, settings }, locale }) => (
    <div class="told">
      {label && <h3>{label}</h3>}
      {hint && <p class="meta">{hint}</p>}
      <Foldable title={settings.foldTitle || messages[locale].media.text.more} folds={settings.folds}>
        <Told text={settings.text} pictures={settings.pictures} />
      </Foldable>
    </div>
  ),
  Paper: ({ question: { label, hint, settings }, number }) => (
    <PaperFrame number={number} label={<strong>{label}</strong>} hint={hint}>
      <Told text={settings.text} pictures={settings.pictures} eager />
    </PaperFrame>
  ),
  examples: {
    settings: {
      text: 'Xã dự kiến **hai phương án**.\n\n| Phương án | Kinh phí |\n|---|---:|\n| A | 200 triệu |\n| B | 350 triệu |',
      folds: true,
      foldTitle: 'Xem hai phương án',
      pictures: [{ token: 'AAAAAAAAAAAAAAAAAAAAAA', width: 640, height: 480, description: 'Con đường ngập nước' }],
    },
    accepts: [],
    refuses: {},
  },
})

const Told = ({ text: words, pictures, eager = false }: { text: string; pictures: readonly Picture[]; eager?: boolean }) => (
  <>
    {words && <div class="told-words" dangerouslySetInnerHTML={{ __html: markdownHtml(words, 4) }} />}
    {pictures.map((picture) => (
      <PictureView {...picture} address={mediumAddress(picture.token)} eager={eager} />
    ))}
  </>
)
