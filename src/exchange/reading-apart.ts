import { listMediaNamed } from '../consultations/media-store'
import { messages } from '../i18n/messages'
import { apart, type Done, type GivenUp, type Room } from '../kernel/apart'
import type { Locale } from '../kernel/locale'
import type { World } from '../kernel/world'
import type { Medium } from './media'
import type { Read } from './outcome'
import type { QuestionnaireOrder, ReadBudget, ReadingOrder, ReadQuestionnaire } from './reading-order'
import type { ReadFile } from './translation-file'

/** Files of strangers are read in a process of its own: nobody who answers waits for them (docs/decisions/037). */

// Enough for a workbook with as many cells as it may have.
const ROOM: Room = { megabytes: 384, seconds: 20 }

const read = <Told>(order: ReadingOrder): Promise<Done<Told>> => apart('reading-process', order, ROOM)

/** A questionnaire of whatever kind; of the pictures it names, those that this house has. */
export async function readQuestionnaireApart({ storage, locale }: World, bytes: Buffer): Promise<Done<Read<ReadQuestionnaire>>> {
  const order: QuestionnaireOrder = { kind: 'questionnaire', bytes, locale, known: null }
  const first = await read<Read<ReadQuestionnaire>>(order)
  if ('givenUp' in first || !first.done.ok) return first
  const { media } = first.done.outcome
  if (media.length === 0) return first
  const tokens = media.map(({ token }) => token)
  const known = await listMediaNamed(storage.reader, tokens)
  return media.every((each) => isAmong(known, each)) ? first : read({ ...order, known })
}

const isAmong = (known: readonly Medium[], { token, sha256 }: Medium): boolean =>
  known.some((each) => each.token === token && each.sha256 === sha256)

export const readBudgetApart = (bytes: Buffer): Promise<Done<ReadBudget>> => read({ kind: 'pb', bytes })

export const readTranslationApart = (bytes: Buffer): Promise<Done<ReadFile>> => read({ kind: 'translation', bytes })

/** Why nothing was read, in words. */
export const givenUpText = (why: GivenUp, locale: Locale): string => messages[locale].exchange.givenUp[why]
