import { calendarDay } from '../../src/i18n/locale'
import type { Faults } from '../../src/kernel/fields'
import type { Reorganising } from '../../src/units/reorganising'
import type { Unit } from '../../src/units/unit'
import { Choices, TextArea, TextField } from '../components/form'
import { Empty, ErrorSummary } from '../components/pieces'
import { useFaults } from '../faults'
import { Layout } from '../layout'
import { usePage } from '../page-context'

interface ReorganiseProps {
  parent: Unit
  /** What lies below and has not ended. */
  below: readonly Unit[]
  order: Reorganising
  typedNames: string
  faults?: Faults
}

export const ReorganisePage = ({ parent, below, order, typedNames, faults = {} }: ReorganiseProps) => {
  const { words } = usePage()
  const said = words.units.order
  const { textOf, listed, title } = useFaults(faults)
  const choices = below.map((unit) => ({ value: String(unit.id), label: unit.name }))
  return (
    <Layout title={`${said.title}, ${parent.name}`} kind="staff">
      <p class="meta">
        <a href={`/staff/units/${parent.id}`}>{parent.name}</a>
      </p>
      <h1>{said.title}</h1>
      <ErrorSummary title={title} faults={listed} />
      <p>{said.lead}</p>
      {parent.level === 'province' && <p>{said.communeNote}</p>}
      {below.length === 0 ? (
        <Empty title={said.nothingBelow} />
      ) : (
        <form method="post" action={`/staff/units/${parent.id}/reorganise`} class="stack">
          <Choices
            type="checkbox"
            name="ending"
            label={said.ending}
            choices={choices}
            chosen={order.endingIds.map(String)}
            fault={textOf('ending')}
          />
          <TextField
            name="firstDay"
            label={said.firstDay}
            type="date"
            width="medium"
            value={order.firstDay}
            required
            fault={textOf('firstDay')}
          />
          <TextArea
            name="newNames"
            label={said.newNames}
            hint={said.newNamesHint}
            rows={3}
            value={typedNames}
            fault={textOf('newNames')}
          />
          <Choices
            type="checkbox"
            name="successors"
            label={said.successors}
            hint={said.successorsHint}
            choices={choices}
            chosen={order.successorIds.map(String)}
            fault={textOf('successors')}
          />
          <button class="button" type="submit">
            {said.check}
          </button>
        </form>
      )}
    </Layout>
  )
}

interface ConfirmProps {
  parent: Unit
  order: Reorganising
  ending: readonly Unit[]
  successorNames: readonly string[]
  lastDay: string
}

/** What would happen, before it does. */
export const ReorganiseConfirmPage = ({ parent, order, ending, successorNames, lastDay }: ConfirmProps) => {
  const { words, locale } = usePage()
  const said = words.units.order
  const names = ending.map((unit) => unit.name).join(', ')
  return (
    <Layout title={said.confirmTitle} kind="staff">
      <h1>{said.confirmTitle}</h1>
      <p>{said.endsOn(names, calendarDay(lastDay, locale))}</p>
      <p>
        {successorNames.length === 0
          ? said.replacedByNone
          : said.replacedBy(successorNames.join(', '), calendarDay(order.firstDay, locale))}
      </p>
      <form method="post" action={`/staff/units/${parent.id}/reorganise`} class="row">
        {order.endingIds.map((id) => (
          <input type="hidden" name="ending" value={String(id)} />
        ))}
        {order.successorIds.map((id) => (
          <input type="hidden" name="successors" value={String(id)} />
        ))}
        <input type="hidden" name="firstDay" value={order.firstDay} />
        <input type="hidden" name="newNames" value={order.newNames.join('\n')} />
        <button class="button" type="submit" name="step" value="store">
          {said.confirm}
        </button>
        <button class="button button-plain" type="submit" name="step" value="change">
          {said.change}
        </button>
      </form>
    </Layout>
  )
}
