import type { Messages } from '../../src/i18n/messages'
import type { Block } from '../../src/questions/tally'
import { Foldable } from '../components/pieces'
import { usePage } from '../page-context'

/** What the figures below a chart say, in plain words; printed too. Nothing for counts and shares. */
export const Explained = ({ block }: { block: Block }) => {
  const { words } = usePage()
  const told =
    'people' in block && block.people ? ofPeople(block, words.results.explainedPeople) : explained(block, words.results.explained)
  if (told.length === 0) return null
  // Without its sentence a balance says nothing at all.
  const folds = !(block.kind === 'measures' && block.lead === 'balance')
  return (
    <Foldable title={words.results.explainedTitle} folds={folds}>
      {told.map((sentence) => (
        <p class="meta">{sentence}</p>
      ))}
    </Foldable>
  )
}

function explained(block: Block, words: Messages['results']['explained']): string[] {
  if (block.kind === 'numbers') return [words.median, words.quartiles, words.mean, words.standardDeviation]
  const named: Readonly<Record<string, string>> = words
  return block.kind === 'measures' ? block.measures.flatMap((measure) => named[measure] ?? []) : []
}

function ofPeople(block: Block, words: Messages['results']['explainedPeople']): string[] {
  return block.kind === 'numbers' ? [words.median, words.quartiles, words.mean, words.standardDeviation] : [words.mean]
}
