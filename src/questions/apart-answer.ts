import type { Locale } from '../kernel/locale'

/** Parts an answer into what is stored with the sheet and what is personal, and puts it together again for its author. */
export interface Apart<Answer> {
  split(answer: Answer): { kept: Answer; content: Readonly<Record<string, string>>; consent: string }
  join(kept: Answer, content: Readonly<Record<string, string>>): Answer
  /** A heading for each key of the content. */
  labels(locale: Locale): Readonly<Record<string, string>>
}
