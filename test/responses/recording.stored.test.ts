import { expect, test } from 'vitest'
import { hasAnswers, readQuestions } from '../../src/questions/questionnaire'
import { questionTypes } from '../../src/questions/types'
import { town } from '../support/town'
import { opened, QUESTIONS } from './opened'
import { translated } from './spoken'

const TOKEN = 'a'.repeat(22)

// A jump asks and says nothing, what is computed is not shown, and behind an ending nothing comes.
const every = questionTypes
  .filter(({ role = 'asks' }) => !['jump', 'computes', 'ending'].includes(role))
  .map((type, place) => ({ id: `q${place}x`, type: type.name, label: `Lời ${place}.`, settings: type.examples.settings }))

async function formOf(questions: readonly { id: string }[], translations: readonly unknown[]) {
  const here = await town()
  const { slug } = await opened(here, { questions, settings: { paging: 'whole', translations } })
  return (query = '') =>
    here
      .visitor()
      .get(`/c/${slug}${query}`)
      .then((answer) => answer.text())
}
const heard = (questions: readonly { id: string }[]) => Object.fromEntries(questions.map(({ id }) => [id, TOKEN]))

test('every type that shows something is heard once, by a player that stands after its words and tells which they are', async () => {
  const page = await formOf(every, [{ language: 'vi', words: {}, audio: heard(every) }])
  const parts = (await page()).split('<div class="question"').slice(1)
  expect(parts).toHaveLength(readQuestions(every).length)
  for (const [place, part] of parts.entries()) {
    const question = readQuestions(every)[place]
    const label = `Lời ${place}.`
    expect(part.match(/<audio/g), question?.type).toHaveLength(1)
    expect(part, question?.type).toContain(`aria-label="Nghe câu hỏi: `)
    // A signature is asked for on paper alone: its label is not shown.
    const says = part.replace(/aria-label="[^"]*"/g, '').indexOf(label)
    if (says >= 0) expect(part.indexOf('<audio'), question?.type).toBeGreaterThan(says)
    // Before the controls, where there are any.
    if (question && hasAnswers(question)) expect(part.indexOf('<audio')).toBeLessThan(part.search(/<(input|select|textarea)/))
  }
})

test('a form without recordings has not a byte of them; a language without one is silent', async () => {
  const silent = await (await formOf(QUESTIONS, [translated('hmn', QUESTIONS)]))()
  expect(silent).not.toMatch(/listening|<audio/)
  const page = await formOf(QUESTIONS, [
    translated('hmn', QUESTIONS),
    { ...translated('km', QUESTIONS), audio: { qRoad: TOKEN } },
  ])
  expect(await page('?language=hmn')).not.toContain('<audio')
  const khmer = await page('?language=km')
  expect(khmer).toMatch(/<p class="listening" lang="vi"><audio controls="" preload="none"/)
  for (const file of ['js/listening.js', 'css/listening.css']) expect(khmer).toContain(file)
})
