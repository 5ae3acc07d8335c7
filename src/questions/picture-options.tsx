import { TextField } from '../../views/components/form'
import { Group } from '../../views/components/group'
import { messages } from '../i18n/messages'
import { below, type Fields, one } from '../kernel/fields'
import { readable } from '../kernel/ids'
import type { Locale } from '../kernel/locale'
import { type KeptMedium, type Picture, readPicture } from './picture'
import { PicturePicker } from './picture-picker'
import type { Option } from './question-type'
import { typedLine } from './settings'

/** A thing that can be chosen, with a picture of it; none while the author looks for one. */
export interface PictureOption extends Option {
  picture: Picture | null
}

interface EditorProps {
  name: string
  prefix: string
  options: readonly PictureOption[]
  most: number
  media: readonly KeptMedium[]
  /** The words of the fault of the list itself (''), or of one picture by its name. */
  faultOf: (name: string) => string | undefined
  locale: Locale
}

/** Rows of words, a note and a picture, and an empty one. A row cleared of its words and its picture is gone. */
export const PictureOptionsEditor = ({ name, prefix, options, most, media, faultOf, locale }: EditorProps) => {
  const words = messages[locale].questions.settings
  const rows = options.length < most ? [...options, { code: freshCode(options), label: '', picture: null }] : options
  return (
    <Group name={`${prefix}${name}`} label={messages[locale].media.pictures.options} fault={faultOf(name)}>
      {rows.map(({ code, label, note, picture }: PictureOption, place) => (
        <>
          <input type="hidden" name={`${prefix}${name}.${place}.code`} value={code} />
          <TextField name={`${prefix}${name}.${place}.label`} label={words.option(place + 1)} value={label} maxlength={200} />
          <TextField name={`${prefix}${name}.${place}.note`} label={words.note(place + 1)} value={note} maxlength={300} />
          <PicturePicker
            name={`${name}.${place}.picture`}
            prefix={prefix}
            label={messages[locale].media.picture(place + 1)}
            picture={picture}
            media={media}
            fault={faultOf(`${name}.${place}.picture`)}
            locale={locale}
          />
        </>
      ))}
    </Group>
  )
}

/** What the rows sent. */
export function readPictureOptions(sent: Fields, name: string): PictureOption[] {
  const rows = below(sent, `${name}.`)
  const places = [...new Set([...rows.keys()].map((key) => Number.parseInt(key, 10)))]
    .filter(Number.isSafeInteger)
    .sort((one, other) => one - other)
  const options: PictureOption[] = []
  for (const place of places) {
    const label = typedLine(rows, `${place}.label`)
    const note = typedLine(rows, `${place}.note`)
    const picture = readPicture(rows, `${place}.picture`)
    const code = one(rows, `${place}.code`) || freshCode(options)
    if (label || picture) options.push({ code, label, ...(note && { note }), picture })
  }
  return options
}

function freshCode(options: readonly Option[]): string {
  const code = readable(4).toLowerCase()
  return options.some((each) => each.code === code) ? freshCode(options) : code
}
