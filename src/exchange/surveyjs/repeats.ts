import type { Found, FoundQuestion } from '../found'
import { isJson, type Json, listIn, numberIn, saidIn, textIn } from '../json'
import { type Form, foundOf } from './found-of'

/** Panels and rows that are asked once for each member of something. */
export function repeatOf(element: Json, placed: Pick<FoundQuestion, 'at' | 'name' | 'label' | 'type'>, form: Form): Found[] {
  const shown = textIn(element, 'visibleIf')
  const isTable = textIn(element, 'type') === 'matrixdynamic'
  const inner = isTable ? columnsOf(element) : listIn(element, 'templateElements').filter(isJson)
  const within = isTable ? 'row.' : 'panel.'
  return [
    {
      kind: 'group',
      ...placed,
      label: placed.label || saidIn(element, 'templateTitle', form.language),
      hint: saidIn(element, 'description', form.language),
      shown: shown ? [shown] : [],
      notes: [],
      repeats: { most: numberIn(element, isTable ? 'maxRowCount' : 'maxPanelCount') },
    },
    ...inner.flatMap((each) => foundOf(each, { ...form, within })),
    { kind: 'end' },
  ]
}

/** The columns of a table whose rows people add, as questions. */
const columnsOf = (element: Json): Json[] =>
  listIn(element, 'columns')
    .filter(isJson)
    .map((column) => {
      const type = textIn(column, 'cellType') || textIn(element, 'cellType') || 'dropdown'
      const choices = listIn(column, 'choices').length > 0 ? column['choices'] : element['choices']
      return { ...column, type, choices }
    })
