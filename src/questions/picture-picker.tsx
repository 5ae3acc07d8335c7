import type { Child } from 'hono/jsx'
import { Select, TextField, Tick } from '../../views/components/form'
import { Group } from '../../views/components/group'
import { PictureView } from '../../views/components/picture'
import { messages } from '../i18n/messages'
import type { Locale } from '../kernel/locale'
import { DESCRIPTION_LONGEST, type KeptMedium, mediumAddress, type Picture } from './picture'

interface PickerProps {
  /** Of the setting, such as `picture`; its controls are `picture.token`, `picture.file` … */
  name: string
  prefix: string
  label: Child
  hint?: string
  picture: Picture | null
  /** What the unit keeps already; none where nothing can be chosen. */
  media: readonly KeptMedium[]
  fault: string | undefined
  locale: Locale
}

/**
 * The picture of a question: uploaded with the form, whichever button sends it, or chosen from what the unit keeps.
 * The route of the form (src/consultations/question-media.ts) puts what was uploaded or chosen into its place.
 */
export const PicturePicker = ({ name, prefix, label, hint, picture, media, fault, locale }: PickerProps) => {
  const words = messages[locale].media
  const own = `${prefix}${name}`
  const kept = media.filter(({ mediaType }) => mediaType.startsWith('image/'))
  return (
    <Group name={own} label={label} hint={hint} fault={fault}>
      {picture && (
        <>
          <PictureView {...picture} address={mediumAddress(picture.token)} />
          {(['token', 'width', 'height'] as const).map((part) => (
            <input type="hidden" name={`${own}.${part}`} value={String(picture[part])} />
          ))}
          <TextField
            name={`${own}.description`}
            label={words.description}
            hint={words.descriptionHint}
            value={picture.description}
            maxlength={DESCRIPTION_LONGEST}
          />
          <Tick name={`${own}.none`} label={words.takeOut} ticked={false} />
        </>
      )}
      <TextField
        type="file"
        name={`${own}.file`}
        label={picture ? words.another : words.upload}
        hint={words.uploadHint}
        accept=".png,.jpg,.jpeg,.webp"
      />
      {kept.length > 0 && (
        <Select
          name={`${own}.pick`}
          label={words.pick}
          empty={words.pickNone}
          choices={kept.map(({ token, ...medium }) => ({ value: token, label: medium.description || medium.name }))}
        />
      )}
      <p>
        <button class="button button-plain" type="submit" name="upload" value={name}>
          {words.put}
        </button>
      </p>
    </Group>
  )
}
