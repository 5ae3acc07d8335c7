import { questionnaireOf } from '../../src/questions/questionnaire'
import { sourceTexts, type Translation } from '../../src/questions/translations'

/** As `opened` stores them. */
export const AROUND = { title: 'Góp ý làm đường thôn', matter: 'Xã dự kiến làm đường.\nXin bà con cho ý kiến.' }

/** Every text as `HMN …`; the last one is left out of what is not to be complete. */
export function translated(language: string, questions: readonly unknown[], isWhole = true): Translation {
  const texts = sourceTexts(questionnaireOf(1, questions, []), AROUND)
  const kept = isWhole ? texts : texts.slice(0, -1)
  const mark = language.toUpperCase()
  const words = kept.map(({ name, text }) => [name, { text: `${mark} ${text}`, of: text }] as const)
  return { language, words: Object.fromEntries(words), audio: {} }
}
