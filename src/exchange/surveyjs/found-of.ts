import type { Messages } from '../../i18n/messages'
import type { Found, FoundQuestion } from '../found'
import { isJson, type Json, listIn, numberIn, saidIn, textIn } from '../json'
import { type Note, note } from '../outcome'
import { isTitle, wordsOf } from '../wording'
import { repeatOf } from './repeats'
import { ASKING, LOST } from './types'

export interface Form {
  language: string
  words: Messages['exchange']
  /** Put before names within a panel that repeats, as `panel.`. */
  within?: string
}

/** What an element of SurveyJS is: a question, or a panel with those inside. */
export function foundOf(element: Json, form: Form): Found[] {
  const type = textIn(element, 'type')
  const name = textIn(element, 'name', 'valueName')
  const placed = { at: name || type, name, label: saidIn(element, 'title', form.language), type }
  if (type === 'panel') return panelOf(element, placed, form)
  if (type === 'paneldynamic' || type === 'matrixdynamic') return repeatOf(element, placed, form)
  const lost = Object.hasOwn(LOST, type) ? LOST[type] : undefined
  if (lost) return [{ kind: 'loss', ...placed, notes: [note(lost)], asks: type !== 'image' }]
  const ask = Object.hasOwn(ASKING, type) ? ASKING[type] : undefined
  if (!ask) return [{ kind: 'loss', ...placed, notes: [note('typeUnknown', type)] }]
  const made = ask(element, form)
  if ('lost' in made) return [{ kind: 'loss', ...placed, notes: [note(made.lost)] }]
  const common = commonOf(element, placed, form, made.notes ?? [])
  const { wants, instead, after } = made
  const told = type === 'html' ? wordsOf(saidIn(element, 'html', form.language), 10_000).text : ''
  return [
    {
      ...common,
      ...(type === 'html' && { asks: false, label: told, untitled: !isTitle(told) }),
      ...(type === 'expression' && { asks: false }),
      wants: wants.map((want) => withAlias(want, name, form)),
      ...(instead && { instead: instead.map((each) => ({ ...common, checks: [], notes: [], ...each })) }),
    },
    ...(after ?? []).map((each) => ({ ...common, required: false, checks: [], notes: [], ...each })),
  ]
}

type Placed = Pick<FoundQuestion, 'at' | 'name' | 'label' | 'type'>

function panelOf(element: Json, placed: Placed, form: Form): Found[] {
  const shown = textIn(element, 'visibleIf')
  return [
    {
      kind: 'group',
      ...placed,
      hint: saidIn(element, 'description', form.language),
      shown: shown ? [shown] : [],
      notes: conditionNotes(element),
    },
    ...[...listIn(element, 'elements'), ...listIn(element, 'questions')].filter(isJson).flatMap((each) => foundOf(each, form)),
    { kind: 'end' },
  ]
}

function commonOf(element: Json, placed: Placed, form: Form, notes: readonly Note[]): Omit<FoundQuestion, 'wants'> {
  const shown = textIn(element, 'visibleIf')
  const { checks, notes: told } = validatorsOf(element, form)
  return {
    kind: 'question',
    ...placed,
    // SurveyJS shows the name where there is no title.
    label: placed.label || placed.name,
    hint: saidIn(element, 'description', form.language),
    required: element['isRequired'] === true,
    shown: shown ? [shown] : [],
    checks,
    notes: [...notes, ...told, ...conditionNotes(element), ...otherNotes(element)],
    shuffled: textIn(element, 'choicesOrder', 'rowsOrder') === 'random',
  }
}

/** Within a panel that repeats, its questions are also called by the panel's name. */
const withAlias = (want: FoundQuestion['wants'][number], name: string, { within }: Form) =>
  within === undefined
    ? want
    : {
        ...want,
        names: (id: string) => [
          ...(want.names?.(id) ?? []),
          [`${within}${name}`, { kind: 'value' as const, name: id, codes: want.codes ?? null }] as const,
        ],
      }

function validatorsOf(element: Json, { language }: Form): { checks: { formula: string; message: string }[]; notes: Note[] } {
  const checks: { formula: string; message: string }[] = []
  const notes: Note[] = []
  const own = '{.}'
  for (const each of listIn(element, 'validators').filter(isJson)) {
    const [least, most] = ['minValue', 'maxValue'].map((bound) => numberIn(each, bound))
    const [shortest, longest] = ['minLength', 'maxLength'].map((bound) => numberIn(each, bound))
    const [fewest, greatest] = ['minCount', 'maxCount'].map((bound) => numberIn(each, bound))
    const message = saidIn(each, 'text', language)
    const formulas = [
      bounded(own, '>=', least),
      bounded(own, '<=', most),
      bounded(`strlen(${own})`, '>=', shortest),
      bounded(`strlen(${own})`, '<=', longest),
      bounded(`count(${own})`, '>=', fewest),
      bounded(`count(${own})`, '<=', greatest),
      textIn(each, 'regex') ? `regex(${own}, '${textIn(each, 'regex').replaceAll("'", "\\'")}')` : '',
      textIn(each, 'expression'),
      textIn(each, 'type') === 'email' || textIn(each, 'type') === 'emailvalidator'
        ? `regex(${own}, '^[^@ ]+@[^@ ]+\\.[^@ ]+$')`
        : '',
    ].filter(Boolean)
    if (formulas.length === 0) notes.push(note('validationLost', textIn(each, 'type')))
    checks.push(...formulas.map((formula) => ({ formula, message })))
  }
  return { checks, notes }
}

const bounded = (what: string, sign: string, bound: number | null | undefined): string =>
  bound === null || bound === undefined ? '' : `${what} ${sign} ${bound}`

function conditionNotes(element: Json): Note[] {
  const required = textIn(element, 'requiredIf')
  const enabled = textIn(element, 'enableIf')
  return [
    ...(required ? [note('requiredConditionLost', required)] : []),
    ...(enabled ? [note('attributeLost', `enableIf ${enabled}`)] : []),
  ]
}

/** Settings that change what people meet, and that we do not keep. */
function otherNotes(element: Json): Note[] {
  const given = element['defaultValue']
  const chooses = listIn(element, 'choices').length > 0 || ['boolean', 'rating'].includes(textIn(element, 'type'))
  const lost = ['choicesVisibleIf', 'choicesEnableIf'].filter((name) => textIn(element, name))
  return [
    ...(given === undefined || given === null
      ? []
      : [chooses ? note('leadingDefault', Array.isArray(given) ? given.join(', ') : String(given)) : note('defaultLost')]),
    ...lost.map((name) => note('choiceFilterLost', textIn(element, name))),
    ...(element['readOnly'] === true ? [note('readOnlyLost')] : []),
    ...(textIn(element, 'setValueExpression', 'defaultValueExpression') ? [note('defaultLost')] : []),
  ]
}
