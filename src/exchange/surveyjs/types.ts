import type { FoundQuestion, Want } from '../found'
import { isJson, type Json, listIn, numberIn, saidIn, textIn } from '../json'
import { type Note, type NoteCode, note } from '../outcome'
import type { Facts } from '../shapes'
import { type Coded, coded, wordsOf } from '../wording'
import type { Form } from './found-of'
import { linesOf, multipleText, tableOf, tableOfOneScale } from './tables'

/** What an element becomes. */
export interface Made {
  wants: readonly Want[]
  notes?: readonly Note[]
  instead?: readonly Piece[]
  after?: readonly Piece[]
}
export type Piece = Pick<FoundQuestion, 'wants'> & Partial<Omit<FoundQuestion, 'wants'>>
export type Asks = (element: Json, form: Form) => Made | { lost: NoteCode }

/** By SurveyJS' name of the type. */
export const ASKING: Readonly<Record<string, Asks>> = {
  radiogroup: oneOf('single', 'dropdown'),
  buttongroup: oneOf('single', 'dropdown'),
  dropdown: oneOf('dropdown', 'single'),
  checkbox: several,
  tagbox: several,
  imagepicker: (element, form) => {
    const list = choicesOf(element, form)
    const more = element['multiSelect'] === true
    const facts = { options: list.options, several: more }
    const plain: Want = { type: more ? 'multi' : 'single', facts, codes: list.codes }
    return { wants: [{ type: 'pictures', facts, codes: list.codes }, plain], notes: [...list.notes, note('pictureLost')] }
  },
  ranking: (element, form) => {
    const list = choicesOf(element, form)
    const most = numberIn(element, 'maxSelectedChoices')
    return {
      wants: [{ type: 'rank', facts: { options: list.options, ...(most && { most }) }, codes: list.codes }],
      notes: list.notes,
    }
  },
  boolean: (element, form) => {
    const options = [
      { code: 'yes', label: saidIn(element, 'labelTrue', form.language) || form.words.yes },
      { code: 'no', label: saidIn(element, 'labelFalse', form.language) || form.words.no },
    ]
    const [yes, no] = [textIn(element, 'valueTrue') || 'true', textIn(element, 'valueFalse') || 'false']
    return {
      wants: [
        {
          type: 'single',
          facts: { options },
          codes: new Map([
            [yes, 'yes'],
            [no, 'no'],
          ]),
        },
      ],
    }
  },
  rating,
  slider: (element) => {
    const facts = {
      least: numberIn(element, 'min') ?? 0,
      most: numberIn(element, 'max') ?? 100,
      step: numberIn(element, 'step') ?? 1,
    }
    return {
      wants: [
        { type: 'slider', facts },
        { type: 'number', facts },
      ],
    }
  },
  text,
  comment: () => ({ wants: [{ type: 'long', facts: {} }] }),
  multipletext: multipleText,
  matrix: tableOfOneScale,
  matrixdropdown: (element, form) => tableOf(element, linesOf(element, form), form),
  file: (element) => {
    const accepted = textIn(element, 'acceptedTypes')
    return { wants: [{ type: 'file', facts: /^image/.test(accepted) ? { kinds: ['picture'] } : {} }] }
  },
  signaturepad: (_, { words }) => ({
    wants: [{ type: 'signature', facts: { body: words.signer } }],
    notes: [note('noSignature')],
  }),
  expression: (element) => ({ wants: [{ type: 'calculated', facts: {}, formula: textIn(element, 'expression') }] }),
  html: (element, form) => {
    const words = wordsOf(saidIn(element, 'html', form.language), 10_000).text
    return words === ''
      ? { lost: 'htmlOnly' }
      : { wants: [{ type: 'text', facts: { body: words.length > 150 || words.includes('\n') ? words : '' } }] }
  },
}

export const LOST: Readonly<Record<string, NoteCode>> = {
  image: 'htmlOnly',
}

/** Choices as SurveyJS writes them: values alone, or values with words. */
export function choicesOf(element: Json, { language }: Form, name = 'choices'): Coded {
  const list = listIn(element, name).flatMap((choice) => {
    if (!isJson(choice)) return [{ code: String(choice), label: String(choice) }]
    const code = textIn(choice, 'value')
    return code === '' ? [] : [{ code, label: saidIn(choice, 'text', language) || code }]
  })
  const conditions = listIn(element, name).some((choice) => isJson(choice) && (choice['visibleIf'] || choice['enableIf']))
  const made = coded(list)
  return conditions ? { ...made, notes: [...made.notes, note('choiceFilterLost', 'visibleIf')] } : made
}

/** The list with "other" and "none", where the element has them. */
function fullChoices(element: Json, form: Form): { list: Coded; other: string | null; alone: string | null } {
  const list = choicesOf(element, form)
  const has = (...names: readonly string[]) => names.some((name) => element[name] === true)
  const more: { code: string; label: string }[] = []
  if (has('hasNone', 'showNoneItem'))
    more.push({ code: 'none', label: saidIn(element, 'noneText', form.language) || form.words.none })
  if (has('hasOther', 'showOtherItem'))
    more.push({ code: 'other', label: saidIn(element, 'otherText', form.language) || form.words.other })
  const extra = coded([...list.options.map(({ code, label }) => ({ code, label })), ...more])
  const codes = new Map([...list.codes, ...more.map(({ code }) => [code, extra.codes.get(code) ?? code] as const)])
  const other = more.some(({ code }) => code === 'other') ? (extra.codes.get('other') ?? null) : null
  const alone = more.some(({ code }) => code === 'none') ? (extra.codes.get('none') ?? null) : null
  return { list: { options: extra.options, codes, notes: list.notes }, other, alone }
}

/** Why there is nothing to choose from; undefined where there is. */
function emptyNote(element: Json, list: Coded): Note | undefined {
  if (list.options.length > 0) return undefined
  const from = element['choicesByUrl']
  return note(isJson(from) || textIn(element, 'choicesFromQuestion') ? 'choicesByUrl' : 'noChoices')
}

const otherNames = (element: Json, other: string | null) => (id: string) =>
  other === null
    ? []
    : [[`${textIn(element, 'name')}-Comment`, { kind: 'value' as const, name: `${id}.other`, codes: null }] as const]

function oneOf(...types: readonly string[]): Asks {
  return (element, form) => {
    const { list, other } = fullChoices(element, form)
    const nothing = emptyNote(element, list)
    if (nothing) return { wants: [], notes: [nothing] }
    const facts = { options: list.options, otherCode: other }
    return {
      wants: types.map((type) => ({ type, facts, codes: list.codes, names: otherNames(element, other) })),
      notes: list.notes,
      ...commentAfter(element, form),
    }
  }
}

function several(element: Json, form: Form): Made {
  const { list, other, alone } = fullChoices(element, form)
  const nothing = emptyNote(element, list)
  if (nothing) return { wants: [], notes: [nothing] }
  const [least, most] = [numberIn(element, 'minSelectedChoices'), numberIn(element, 'maxSelectedChoices')]
  const facts: Facts = { options: list.options, otherCode: other, aloneCode: alone, least: least || null, most: most || null }
  return {
    wants: [{ type: 'multi', facts, codes: list.codes, names: otherNames(element, other) }],
    notes: list.notes,
    ...commentAfter(element, form),
  }
}

/** A comment beside the choices becomes a question of its own. */
function commentAfter(element: Json, form: Form): Pick<Made, 'after'> {
  if (element['hasComment'] !== true && element['showCommentArea'] !== true) return {}
  const name = textIn(element, 'name')
  const label =
    saidIn(element, 'commentText', form.language) || form.words.comment(saidIn(element, 'title', form.language) || name)
  return { after: [{ name: `${name}-Comment`, label, hint: '', wants: [{ type: 'long', facts: {} }] }] }
}

function rating(element: Json, form: Form): Made {
  const given = choicesOf(element, form, 'rateValues')
  const low = numberIn(element, 'rateMin') ?? 1
  const high = numberIn(element, 'rateMax') ?? numberIn(element, 'rateCount') ?? 5
  const step = numberIn(element, 'rateStep') ?? 1
  const values = given.options.length > 0 ? [...given.codes.keys()] : stepsBetween(low, high, step)
  const ends: readonly [string, string] = [
    saidIn(element, 'minRateDescription', form.language),
    saidIn(element, 'maxRateDescription', form.language),
  ]
  const words = given.options.length > 0 ? given.options.map(({ label }) => label) : values
  const steps = words.map((word, place) => (place === 0 && ends[0]) || (place === words.length - 1 && ends[1]) || word)
  const codes = new Map(values.map((value, place) => [value, String(place + 1)]))
  const kind = textIn(element, 'rateType', 'rateDisplayMode')
  const scale: Want[] = [
    { type: 'likert5', facts: { steps }, codes },
    {
      type: 'single',
      facts: { options: given.options.length > 0 ? given.options : optionsFor(values, steps) },
      codes: given.options.length > 0 ? given.codes : codes,
    },
  ]
  if (kind === 'stars') return { wants: [{ type: 'stars', facts: { most: values.length, ends }, codes }, ...scale] }
  if (kind === 'smileys') return { wants: [{ type: 'smileys', facts: { steps }, codes }, ...scale] }
  if (values.length === 5 || given.options.length > 0) return { wants: scale }
  const facts = { least: low, most: high, step, ends }
  const isTenth = low === 0 && high === 10 && step === 1
  return {
    wants: [...(isTenth ? [{ type: 'nps', facts }] : []), { type: 'slider', facts }, { type: 'number', facts }],
    notes: isTenth ? [] : [note('stepsFrom', String(low), String(high))],
  }
}

const optionsFor = (values: readonly string[], labels: readonly string[]) =>
  values.map((_, place) => ({ code: String(place + 1), label: labels[place] ?? '' }))

const stepsBetween = (low: number, high: number, step: number): string[] =>
  Array.from({ length: Math.max(0, Math.min(31, Math.floor((high - low) / (step || 1)) + 1)) }, (_, place) =>
    String(low + place * step),
  )

function text(element: Json): Made | { lost: NoteCode } {
  const kind = textIn(element, 'inputType')
  const [least, most] = [numberIn(element, 'min'), numberIn(element, 'max')]
  switch (kind) {
    case 'number':
    case 'range': {
      const decimals = Math.min(4, textIn(element, 'step').split('.')[1]?.length ?? 0)
      return { wants: [{ type: 'number', facts: { least, most, decimals } }] }
    }
    case 'date':
    case 'datetime-local':
    case 'datetime':
      return { wants: [{ type: 'date', facts: {} }], notes: kind === 'date' ? [] : [note('timeLost')] }
    case 'month':
      return { wants: [{ type: 'date', facts: { precision: 'month' } }] }
    case 'time':
      return { wants: [{ type: 'time', facts: {} }] }
    case 'password':
      return { lost: 'passwordLost' }
    default:
      return {
        wants: [{ type: 'short', facts: {} }],
        notes: ['', 'text', 'tel', 'url', 'email'].includes(kind) ? [] : [note('attributeLost', kind)],
      }
  }
}
