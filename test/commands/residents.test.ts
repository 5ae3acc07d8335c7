import { expect, test } from 'vitest'
import { plan } from '../../db/demo/plan'
import { ballots } from '../../src/commands/demo/ballots'
import { residentSheet } from '../../src/commands/demo/residents'
import { templates } from '../../src/consultations/templates'
import { randomOf } from '../../src/questions/draw'
import { questionnaireOf } from '../../src/questions/questionnaire'
import { typeOf } from '../../src/questions/types'
import { judgeSheet } from '../../src/responses/answer-sheet'

const hamlets = ['1', '2', '3'].map((code) => ({ code, label: `Thôn ${code}`, households: 100 }))
const shown = [...templates, ...ballots].filter(({ name }) => plan.some(({ template }) => template === name))

test('the demo tells every consultation of its plan', () => {
  expect(shown).toHaveLength(plan.length)
})

test.each(shown.map((template) => [template.name, template] as const))(
  '%s: drawn sheets are accepted, and every question is answered by somebody',
  (name, template) => {
    const questionnaire = questionnaireOf(1, template.questions, hamlets)
    const crowd = { template: name, questionnaire, hamlets, random: randomOf(7919) }
    const answered = new Set<string>()

    for (let sheet = 0; sheet < 150; sheet++) {
      const judged = judgeSheet(questionnaire, residentSheet(crowd).fields)
      if (!judged.ok) throw new Error(JSON.stringify([...Object.entries(judged.faults)]))
      for (const id of Object.keys(judged.sheet.answers)) answered.add(id)
    }

    const asking = questionnaire.questions.filter(({ type }) => (typeOf(type).role ?? 'asks') === 'asks')
    expect(asking.filter(({ id }) => !answered.has(id)).map(({ id }) => id)).toEqual([])
  },
)
