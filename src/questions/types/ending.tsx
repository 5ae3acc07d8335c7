import { type PageText, pageText } from '../page-text'
import { questionType } from '../question-type'

/** Whoever meets it is told that this is not for them, and sends nothing. */
export const ending = questionType<PageText, never>({
  ...pageText('endingText'),
  name: 'ending',
  family: 'page',
  picture: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM6 6l12 12',
  role: 'ending',
  words: {
    vi: {
      name: 'Dừng: không thuộc diện hỏi',
      use: 'Khi điều kiện đúng, báo rằng phiếu này không dành cho người đó và không gửi gì.',
      faults: {},
    },
    en: {
      name: 'Stop: not for you',
      use: 'When its condition holds, says that the form is not for this person; nothing is sent.',
      faults: {},
    },
  },
})
