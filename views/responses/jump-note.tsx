import { roleOf } from '../../src/questions/pages'
import { unfilled } from '../../src/questions/piping'
import type { AskedQuestion } from '../../src/questions/question-type'
import { conditionOptions, simpleCondition } from '../../src/questions/questionnaire'
import type { ShownItem } from '../../src/questions/shown-items'
import { usePage } from '../page-context'

interface JumpNoteProps {
  shown: ShownItem
  items: readonly ShownItem[]
  /** What stands on the page after it. */
  after: readonly ShownItem[]
}

/** Where some people go on, for who answers without scripts; nothing where it leads past nothing of this page. */
export const JumpNote = ({ shown: { item, target }, items, after }: JumpNoteProps) => {
  const { words } = usePage()
  const said = useChoices(item, items)
  const [next] = after
  if (!next || next.item.id === target?.id) return null
  const number = after.find((each) => each.item.id === target?.id)?.number
  const where = number ? words.flow.toQuestion(number) : useElsewhere(target)
  return (
    <p class="meta" data-plain>
      {said ? words.flow.jumpWhen(said.number, said.answers, where) : words.flow.jumpMaybe(where)}
    </p>
  )
}

function useElsewhere(target: AskedQuestion | undefined): string {
  const { toEnd, toSection, toNextPage } = usePage().words.flow
  if (!target) return toEnd
  return roleOf(target) === 'section' ? toSection(unfilled(target.label)) : toNextPage
}

/** The question of this page an item hangs on and the answers that show it, where its condition is of that kind. */
export function useChoices(item: AskedQuestion, items: readonly ShownItem[]) {
  const { words } = usePage()
  const condition = simpleCondition(item.shownWhen)
  const earlier = items.find((each) => each.item.id === condition?.question)
  if (!earlier || !condition) return undefined
  const labels = conditionOptions(earlier.item)
    .filter(({ code }) => condition.anyOf.includes(code))
    .map(({ label }) => `“${label}”`)
  return { number: earlier.number, answers: labels.join(words.responses.or) }
}
