import { z } from 'zod'
import { Choices, Select } from '../../../views/components/form'
import { PaperFrame, PaperLines, PaperOptions } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { one } from '../../kernel/fields'
import { choosesOne } from '../one-choice'
import type { Choice } from '../options'
import { questionType } from '../question-type'
import { VIETNAMESE } from '../translations'
import { faultText, questionLabel } from '../wording'

const MOST_RADIOS = 6
/** Of more, the name is written. */
const MOST_PRINTED = 30

const settings = z.strictObject({})
type Settings = z.infer<typeof settings>

const chosen = choosesOne<Settings>({ optionsOf: ({ hamlets }) => hamlets })

/** The hamlet where somebody lives, of those the consultation asks. */
export const place = questionType<Settings, Choice>({
  name: 'place',
  family: 'place',
  picture: 'M12 21s-7-6-7-11a7 7 0 0 1 14 0c0 5-7 11-7 11zM9.5 10a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0',
  settings,
  blank: () => ({}),
  Settings: () => null,
  readSettings: () => ({}),
  Field: ({ question, sent, faults, locale, number }) => {
    const field = {
      name: question.id,
      label: questionLabel(question, number, locale),
      hint: question.hint,
      fault: faultText(place, faults, '', locale),
      choices: question.hamlets.map(({ code, label }) => ({ value: code, label, lang: question.language && VIETNAMESE })),
    }
    return question.hamlets.length <= MOST_RADIOS ? (
      <Choices {...field} type="radio" chosen={[one(sent, '')]} />
    ) : (
      <Select {...field} value={one(sent, '')} empty={messages[locale].common.chooseOne} />
    )
  },
  Paper: ({ question: { label, hint, hamlets }, locale, number }) => {
    const { markOne, write } = messages[locale].questions.paper
    const isListed = hamlets.length > 0 && hamlets.length <= MOST_PRINTED
    return (
      <PaperFrame number={number} label={label} how={isListed ? markOne : write} hint={hint}>
        {isListed ? <PaperOptions mark="one" options={hamlets} /> : <PaperLines count={1} />}
      </PaperFrame>
    )
  },
  ...chosen,
  examples: {
    settings: {},
    accepts: [{ '': ['11'] }],
    refuses: { notAnOption: [{ '': ['999'] }], repeated: [{ '': ['11', '12'] }] },
  },
})
