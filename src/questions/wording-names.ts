import { codeAt } from './lot'
import type { Question } from './question-type'
import type { QuestionnaireSettings } from './questionnaire-settings'
import { recordingName, type Translation } from './translations'

/**
 * Where a question has several wordings, each of them is translated and recorded by the place where it stands. When an
 * author takes one out, or one comes first that stood second, what belongs to the others moves with their text.
 */

interface Wording {
  label: string
  hint: string
}

const wordingsOf = ({ label, hint, wordings = [] }: Question): Wording[] => [{ label, hint }, ...wordings]

export function keptWithTheirTexts(
  settings: QuestionnaireSettings,
  before: readonly Question[],
  after: readonly Question[],
): QuestionnaireSettings {
  const moved = after.flatMap((question) => {
    const own = before.find(({ id }) => id === question.id)
    const from = own ? placesBefore(wordingsOf(own), wordingsOf(question)) : []
    const isSame = from.every((place, now) => place === now) && from.length === (own ? wordingsOf(own).length : 0)
    return own && !isSame ? [{ id: question.id, from, most: Math.max(from.length, wordingsOf(own).length) }] : []
  })
  if (moved.length === 0 || settings.translations.length === 0) return settings
  return { ...settings, translations: settings.translations.map((each) => moved.reduce(withMoved, each)) }
}

/** Where each stood before: by its words, else what was written over stands in its own place; undefined for a new one. */
function placesBefore(before: readonly Wording[], after: readonly Wording[]): (number | undefined)[] {
  const from: (number | undefined)[] = after.map(() => undefined)
  const pair = (isOne: (was: Wording, is: Wording, at: { was: number; is: number }) => boolean) => {
    for (const [is, wording] of after.entries()) {
      if (from[is] !== undefined) continue
      const found = before.findIndex((each, was) => !from.includes(was) && isOne(each, wording, { was, is }))
      if (found >= 0) from[is] = found
    }
  }
  pair((was, is, at) => at.was === at.is && was.label === is.label)
  pair((was, is) => was.label === is.label && was.hint === is.hint)
  pair((was, is) => was.label === is.label)
  pair((_was, _is, at) => at.was === at.is)
  return from
}

interface Moved {
  id: string
  from: readonly (number | undefined)[]
  most: number
}

function withMoved({ words, audio, ...rest }: Translation, { id, from, most }: Moved): Translation {
  const textNames = (place: number) =>
    ['label', 'hint'].map((part) => (place === 0 ? `${id}/${part}` : `${id}/wordings.${place - 1}.${part}`))
  const heardNames = (place: number) => [recordingName(id, codeAt(place))]
  return { ...rest, words: renamed(words, textNames, from, most), audio: renamed(audio, heardNames, from, most) }
}

function renamed<Value>(
  table: Readonly<Record<string, Value>>,
  namesAt: (place: number) => readonly string[],
  from: Moved['from'],
  most: number,
): Record<string, Value> {
  const touched = new Set(Array.from({ length: most }, (_, place) => namesAt(place)).flat())
  const others = Object.entries(table).filter(([name]) => !touched.has(name))
  const placed = from.flatMap((was, now) =>
    was === undefined
      ? []
      : namesAt(now).flatMap((name, part): [string, Value][] => {
          const old = namesAt(was)[part] ?? ''
          const value = Object.hasOwn(table, old) ? table[old] : undefined
          return value === undefined ? [] : [[name, value]]
        }),
  )
  return Object.fromEntries([...others, ...placed])
}
