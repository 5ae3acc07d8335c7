import { type PageText, pageText } from '../page-text'
import { questionType } from '../question-type'

/** Begins a page. Hidden, it hides everything up to the next one. */
export const section = questionType<PageText, never>({
  ...pageText('sectionText'),
  name: 'section',
  family: 'page',
  picture: 'M5 3h14v18H5zM8 7h8M8 11h8',
  role: 'section',
})
