import { messages } from '../i18n/messages'
import type { Problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import type { Clash } from './fitting'
import { since } from './steps'
import { listSteps } from './steps-store'
import { stepInWords, type Writing } from './writing'

/** What an author wanted and what another has done, side by side to be chosen from. */
export interface ShownClash {
  kind: Exclude<Clash, 'unknown'>
  question: { id: string; label: string }
  /** Where it was meant to stand, counted from 0, and in words. */
  wanted?: { place: number; where: string }
  /** Where it stands now. */
  stands: string
  who: string
  /** What the others did with it, who and when. */
  done: readonly string[]
  mayRestore: boolean
}

/** Undefined for a page that is only older than what is known of it. */
export async function clashOf(
  world: World,
  writing: Writing,
  { details }: Problem,
  revision: number,
): Promise<ShownClash | undefined> {
  const { asked, removed, consultation } = writing
  const kind = (['changed', 'moved', 'removed', 'sectionGone'] as const).find((each) => each === details['clash'])
  const id = String(details['question'] ?? '')
  const gone = removed.find((each) => each.id === id)
  const question = asked.find((each) => each.id === id) ?? gone
  if (!kind || !question) return undefined
  const { editor, consultations } = messages[world.locale]
  const called = (label: string) => label || consultations.questions.emptyLabel
  const whereAfter = (others: readonly { label: string }[], place: number) => {
    const before = others[place - 1]
    return before ? editor.clash.after(called(before.label)) : editor.clash.first
  }
  const others = asked.filter((each) => each.id !== id)
  const place = typeof details['place'] === 'number' ? details['place'] : undefined
  const steps = since(await listSteps(world.storage.reader, consultation.id), revision)
  const own = steps.filter(({ questionId }) => questionId === id)
  const told = own.length > 0 ? own : steps
  return {
    kind,
    question: { id, label: called(question.label) },
    ...(place !== undefined && { wanted: { place, where: whereAfter(others, place) } }),
    stands: whereAfter(
      asked,
      asked.findIndex((each) => each.id === id),
    ),
    who: told.at(-1)?.personName || editor.conflict.somebody,
    done: told.map((step) => stepInWords(step, writing, world.locale)),
    mayRestore: gone !== undefined,
  }
}
