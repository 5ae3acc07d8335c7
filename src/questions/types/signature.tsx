import { z } from 'zod'
import { TextField } from '../../../views/components/form'
import { PaperFrame, PaperSignatures } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { questionType } from '../question-type'
import { settingText, typedLine } from '../settings'
import { silent } from '../silent'
import { faultText } from '../wording'

const settings = z.strictObject({
  /** What stands above the box. */
  signer: settingText(100),
  /** The same of a second box, for who helped to write; null for none. */
  writer: settingText(100).nullable().default(null),
})
type Settings = z.infer<typeof settings>

/** Room to sign on the printed sheet. Nobody signs on line, so it takes no answer and nothing of it is stored. */
export const signature = questionType<Settings, never>({
  ...silent,
  name: 'signature',
  family: 'people',
  picture: 'M3 20h18M5 16c2-8 5-12 6-9s-4 9-2 9 3-5 5-5 0 4 2 4 2-2 3-2',
  role: 'tells',
  onPaper: true,
  settings,
  blank: (locale) => ({ signer: messages[locale].choosing.signature.usualSigner, writer: null }),
  Settings: ({ settings: { signer, writer }, prefix, faults, locale }) => {
    const said = messages[locale].choosing.signature
    const line = (name: keyof Settings, value: string | null) => (
      <TextField
        name={`${prefix}${name}`}
        label={said[name]}
        value={value ?? ''}
        maxlength={100}
        fault={faultText(signature, faults, name, locale)}
      />
    )
    return (
      <>
        <p class="meta">{said.onlyOnPaper}</p>
        {line('signer', signer)}
        {line('writer', writer)}
      </>
    )
  },
  readSettings: (sent) => ({ signer: typedLine(sent, 'signer'), writer: typedLine(sent, 'writer') || null }),
  Field: ({ locale }) => <p class="meta">{messages[locale].choosing.signature.onLine}</p>,
  Paper: ({ question: { label, hint, settings: own }, number }) => (
    <PaperFrame number={number} label={label} hint={hint}>
      <PaperSignatures signers={[own.signer, ...(own.writer === null ? [] : [own.writer])]} />
    </PaperFrame>
  ),
  examples: {
    settings: { signer: 'Chữ ký hoặc điểm chỉ của người trả lời', writer: 'Chữ ký của người ghi giúp' },
    accepts: [],
    refuses: {},
  },
})
