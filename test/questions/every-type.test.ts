import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { messages } from '../../src/i18n/messages'
import { type Fields, fieldsOf } from '../../src/kernel/fields'
import { LOCALES } from '../../src/kernel/locale'
import type { AskedQuestion, PartFaults } from '../../src/questions/question-type'
import { settingFaults } from '../../src/questions/settings'
import { typeWords } from '../../src/questions/type-words'
import { questionTypes } from '../../src/questions/types'
import { faultText, partName } from '../../src/questions/wording'
import { asked, counted, hamlets, sent } from './asked'
import { formOf, idsOfControls, namesIn } from './controls'

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const codeOf = (fault: string) => fault.split(' ')[0] ?? ''
const stored = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer))

test('every file of the folder is a registered type of that name', () => {
  const files = readdirSync(join(import.meta.dirname, '../../src/questions/types'))
  expect(files.filter((file) => file !== 'index.ts').sort()).toEqual(questionTypes.map(({ name }) => `${kebab(name)}.tsx`).sort())
})

const asking = questionTypes.filter(({ role = 'asks' }) => role === 'asks')

describe.each(asking)('$name', (type) => {
  const { examples } = type
  const settings = type.settings.parse(examples.settings)
  const question = asked(type, settings)
  const required = asked(type, settings, { required: true })
  const accepted = examples.accepts.map((parts) => {
    const judged = type.judge(question, sent(parts))
    return judged.ok ? judged.answer : judged
  })
  const refusals = Object.entries(examples.refuses).flatMap(([code, each]) => each.map((parts) => ({ code, parts })))

  test('its settings and those of a new question are accepted as they are, also after being stored', () => {
    expect(type.settings.parse(stored(examples.settings))).toEqual(examples.settings)
    for (const locale of LOCALES) expect(type.settings.parse(stored(type.blank(locale)))).toEqual(type.blank(locale))
  })

  test('its settings come back from their own form, as they were', () => {
    expect(type.settings.parse(type.readSettings(formOf(type.Settings({ ...shown, settings, prefix: '', faults: {} }))))).toEqual(
      settings,
    )
  })

  test('settings that are refused are shown again with their faults in words, and never throw', () => {
    const empty = [...formOf(type.Settings({ ...shown, settings, prefix: '', faults: {} })).keys()]
    const value = fc.oneof(
      fc.constantFrom('', ' ', 'row 1', 'row 99', 'a', '-1', '1e9', '3,5', '\ud800', '__proto__'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...empty, 'options.1e9.label', 'options.-1.label', 'x'), value), (typed) => {
        const read = type.readSettings(new Map(Object.entries(typed).map(([name, text]) => [name, [text]])))
        const parsed = type.settings.safeParse(read)
        const faults = parsed.success ? {} : settingFaults(parsed.error)
        for (const fault of Object.values(faults)) expect(faultText(type, { '': fault }, '', 'vi')).not.toBe(fault)
        const html = String(type.Settings({ ...shown, settings: read, prefix: 's.', faults }))
        for (const name of Object.keys(faults)) expect(html).toContain(`id="f-s_${name}-fault"`)
        for (const id of idsOfControls(html)) expect(html).toContain(`for="${id}"`)
      }),
      { numRuns: 60 },
    )
  })

  test('an accepted answer is kept, stored and sent again without a change', () => {
    for (const [place, parts] of examples.accepts.entries()) {
      const answer = accepted[place]
      expect(type.judge(required, sent(parts)), JSON.stringify(parts)).toEqual({ ok: true, answer })
      expect(answer).not.toBeNull()
      expect(stored(answer)).toEqual(answer)
      expect(type.judge(required, type.sentOf(question, stored(answer)))).toEqual({ ok: true, answer })
    }
  })

  test.each(refusals)('refuses $parts: $code', ({ code, parts }) => {
    const judged = type.judge(question, sent(parts))
    expect(judged.ok ? judged : Object.values(judged.faults).map(codeOf)).toContain(code)
  })

  test('an unanswered question is nothing when optional and refused when required', () => {
    const nothing = type.partNames(question).map((part) => [part, ''] as const)
    for (const fields of [new Map(), ...(type.name === 'multi' ? [] : [fieldsOf(nothing)])]) {
      expect(type.judge(question, fields)).toEqual({ ok: true, answer: null })
      const judged = type.judge(required, fields)
      expect(judged.ok ? judged : [...new Set(Object.values(judged.faults))]).toEqual(['required'])
    }
  })

  test('every fault has words in every language', () => {
    for (const locale of LOCALES) {
      const known = { ...messages[locale].faults, ...messages[locale].questions.faults, ...typeWords(type.name, locale).faults }
      for (const code of ['required', ...Object.keys(examples.refuses)]) expect(Object.keys(known)).toContain(code)
      expect(typeWords(type.name, locale).name).not.toBe('')
      expect(typeWords(type.name, locale).use).not.toBe('')
    }
    expect(Object.keys(typeWords(type.name, 'en').faults)).toEqual(Object.keys(typeWords(type.name, 'vi').faults))
  })

  test('at first nothing is chosen, ticked or written', () => {
    const html = field(question, new Map(), {})
    expect(html).not.toMatch(/ (checked|selected)(=|>| )/)
    expect([...formOf(html).values()].flat().filter((value) => value !== '')).toEqual([])
  })

  test('it shows a control for each part it reads and for no other, each with a label', () => {
    const html = field(question, new Map(), {})
    const names = [...new Set(namesIn(html))].sort()
    const readable = type.partNames(question).map((part) => partName(question, part))
    if (type.grows) expect(readable).toEqual(expect.arrayContaining(names.filter((name) => name !== 'go')))
    else expect(names).toEqual(readable.sort())
    for (const id of idsOfControls(html)) expect(html).toContain(`for="${id}"`)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('a fault is said in words, beside its control, which points at it', () => {
    const faulty = refusals.map(({ parts }) => ({ fields: sent(parts), judged: type.judge(question, sent(parts)) }))
    const nothing = { fields: new Map(), judged: type.judge(required, new Map()) }
    for (const { fields, judged } of [...faulty, nothing]) {
      if (judged.ok) throw new Error('accepted')
      for (const part of Object.keys(judged.faults)) {
        const id = `f-${partName(question, part).replace(/[^\w-]/g, '_')}`
        const html = field(question, fields, judged.faults)
        expect(html).toContain(`id="${id}-fault"`)
        expect(html).toMatch(
          new RegExp(`id="${id}"[^>]* aria-describedby="[^"]*${id}-fault|aria-describedby="[^"]*${id}-fault[^>]* id="${id}"`),
        )
        expect(html).not.toMatch(/\{\d\}/)
      }
    }
  })

  test('what was typed is shown again', () => {
    for (const answer of accepted) {
      const again = formOf(field(question, type.sentOf(question, answer), {}))
      const parts = [...again].map(([name, values]) => [name.slice(question.id.length).replace(/^\./, ''), values] as const)
      expect(type.judge(question, new Map(parts))).toEqual({ ok: true, answer })
    }
  })

  test('values are of declared variables and their categories; words are of declared parts', () => {
    const declared = [...type.variables(question), ...(type.counts?.(question) ?? [])]
    const variables = new Map(declared.map((variable) => [variable.id, variable]))
    const parts = type.textParts(question).map(({ part }) => part)
    for (const answer of accepted) {
      for (const [id, value] of Object.entries(type.values(question, answer))) {
        const variable = variables.get(id)
        if (variable?.kind === 'number') expect(typeof value).toBe('number')
        else expect(variable?.categories.map(({ code }) => code)).toEqual(expect.arrayContaining([value].flat()))
        expect(id.split('.')[0]).toBe(question.id)
      }
      for (const { part, text } of type.texts(answer, question)) {
        expect(parts).toContain(part)
        expect(text).not.toBe('')
      }
      expect(type.show(question, answer, 'vi')).not.toBe('')
    }
    for (const variable of variables.values())
      if (variable.kind === 'multiple') expect(variable.categories.length).toBeLessThanOrEqual(31)
  })

  test('a tally of nothing holds zeroes and nulls only', () => {
    const tally = type.tally(question, counted(type, question, [null, null]), 'vi')
    expect(tally).toMatchObject({ asked: 2, answered: 0 })
    for (const number of numbersIn(tally.blocks)) expect(number).toBe(0)
  })

  test('a tally of the examples counts each of them', () => {
    const tally = type.tally(question, counted(type, question, [...accepted, null]), 'vi')
    expect(tally).toMatchObject({ asked: accepted.length + 1, answered: accepted.length })
    expect(Math.max(...numbersIn(tally.blocks))).toBeGreaterThan(0)
  })

  test('whatever is sent is judged without an exception, and what is accepted comes back the same', () => {
    const parts = fc.constantFrom(...type.partNames(question), '', 'other', 'unknown')
    const codes = ['a', 'b', 'c', 'd', 'e', '1', '2', '5', 'agree', 'other', 'unknown', '11', '100', '50', '25.000', '2,5']
    const odd = [
      '',
      ' ',
      '-0',
      '1e9',
      'NaN',
      '٣',
      '\0',
      '\ud800',
      'a\udc00',
      '\u202e',
      'e\u0301',
      '__proto__',
      'toString',
      '1'.repeat(9000),
    ]
    const value = fc.oneof(
      fc.constantFrom(...codes),
      fc.constantFrom(...odd),
      fc.string({ unit: 'binary' }),
      fc.string({ maxLength: 4000 }),
    )
    const fields = fc.array(fc.tuple(parts, fc.array(value, { minLength: 1, maxLength: 3 })), { maxLength: 8 })
    fc.assert(
      fc.property(fields, fc.boolean(), (entries, isRequired) => {
        const asking = isRequired ? required : question
        const judged = type.judge(asking, new Map(entries))
        if (!judged.ok) return Object.keys(judged.faults).length > 0
        if (judged.answer === null) return !isRequired
        expect(JSON.stringify(judged.answer).isWellFormed()).toBe(true)
        expect(JSON.stringify(judged.answer)).not.toContain('\\u0000')
        expect(type.judge(asking, type.sentOf(asking, stored(judged.answer)))).toEqual(judged)
        type.show(asking, judged.answer, 'en')
        return true
      }),
      { numRuns: 300 },
    )
  })

  const shown = { locale: 'vi' as const }
  const field = (of: AskedQuestion, fields: Fields, faults: PartFaults) =>
    String(type.Field({ ...shown, question: { ...of, hamlets }, sent: fields, faults, number: '3' }))
})

const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value]
  if (value === null || typeof value !== 'object') return []
  // How finely numbers were asked is no figure.
  return Object.entries(value).flatMap(([name, each]) => (name === 'decimals' ? [] : numbersIn(each)))
}
