import { TextField } from '../../../views/components/form'
import { PaperFrame, PaperLines } from '../../../views/components/paper'
import { messages } from '../../i18n/messages'
import { one } from '../../kernel/fields'
import { cleanLine } from '../../kernel/text'
import { questionType } from '../question-type'
import { faultText, questionLabel } from '../wording'
import { type WordsSettings, wordsType } from '../words'

const LONGEST = 200

/** A line of words. */
export const short = questionType<WordsSettings, string>({
  ...wordsType(LONGEST, cleanLine),
  name: 'short',
  family: 'write',
  picture: 'M3 8h18v8H3zM6 10v4',
  Field: ({ question, sent, faults, locale, number }) => (
    <TextField
      name={question.id}
      label={questionLabel(question, number, locale)}
      hint={question.hint}
      value={one(sent, '')}
      maxlength={LONGEST}
      fault={faultText(short, faults, '', locale)}
    />
  ),
  Paper: ({ question: { label, hint }, locale, number }) => (
    <PaperFrame number={number} label={label} how={messages[locale].questions.paper.write} hint={hint}>
      <PaperLines count={1} />
    </PaperFrame>
  ),
})
