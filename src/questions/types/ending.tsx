import { type PageText, pageText } from '../page-text'
import { questionType } from '../question-type'

/** Whoever meets it is told that this is not for them, and sends nothing. */
export const ending = questionType<PageText, never>({
  ...pageText('endingText'),
  name: 'ending',
  family: 'page',
  picture: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM6 6l12 12',
  role: 'ending',
})
