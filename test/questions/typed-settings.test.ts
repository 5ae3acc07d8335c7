import { expect, test } from 'vitest'
import { readQuestionForm, withIt } from '../../src/questions/question-form'
import { questionTypes } from '../../src/questions/types'

/** Every figure in it put up to one that nothing could lay out. */
const huge = (value: unknown): unknown => {
  if (typeof value === 'number') return 1e30
  if (Array.isArray(value)) return value.map(huge)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, huge(each)]))
}

test.each(questionTypes.map(({ name }) => name))('a figure of %s that is far too large is a fault and nothing more', (name) => {
  const type = questionTypes.find((each) => each.name === name)
  if (!type) throw new Error('no type')
  const settings = type.examples?.settings ?? type.blank('vi')
  const kept = {
    ...{ id: 'q1', type: name, label: 'Câu hỏi', hint: '', required: false, shownWhen: null, hamlets: [], settings },
  }
  const around = { earlier: [], all: [kept], hiddenFields: [], locale: 'vi' as const }

  expect(() => withIt({ ...kept, settings: huge(settings) }, around)).not.toThrow()
  const figures = ['most', 'least', 'points', 'total', 'decimals', 'steps', 'step', 'top', 'money']
  const sent = new Map(figures.map((figure) => [`settings.${figure}`, ['999999999999999']] as const))
  expect(() => readQuestionForm(kept, sent, around)).not.toThrow()
})
