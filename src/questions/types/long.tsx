import { TextArea } from '../../../views/components/form'
import { PaperFrame, PaperLines } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { one } from '../../kernel/fields'
import { clean } from '../../kernel/text'
import { questionType } from '../question-type'
import { faultText, questionLabel } from '../wording'
import { type WordsSettings, wordsType } from '../words'

const LONGEST = 2000
const LINES = 5

/** Words as many as a page holds. */
export const long = questionType<WordsSettings, string>({
  ...wordsType(LONGEST, clean),
  name: 'long',
  family: 'write',
  picture: 'M3 4h18v16H3zM6 8h12M6 12h12M6 16h7',
  Field: ({ question, sent, faults, locale, number }) => (
    <TextArea
      name={question.id}
      label={questionLabel(question, number, locale)}
      hint={question.hint}
      value={one(sent, '')}
      maxlength={LONGEST}
      fault={faultText(long, faults, '', locale)}
    />
  ),
  Paper: ({ question: { label, hint }, locale, number }) => (
    <PaperFrame number={number} label={label} how={messages[locale].questions.paper.write} hint={hint}>
      <PaperLines count={LINES} />
    </PaperFrame>
  ),
})
