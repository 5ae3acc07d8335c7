import { expect, test } from 'vitest'
import { messages } from '../../src/i18n/messages'
import { typeWords } from '../../src/questions/type-words'
import { questionTypes } from '../../src/questions/types'
import { familiesOf } from '../../views/consultations/type-families'

const HEAD = `# Kinds of questions

What an author is offered, in that order; one file each in \`src/questions/types/\`. Each is asked with and without scripts, by keyboard and touch and on paper, is charted, listed in a table, and stands in every export. Written from the words of the interface: \`vitest run --project rules test/questions/documented.test.ts -u\`.
`

test('docs/questions.md lists every kind of question there is', async () => {
  const families = familiesOf(questionTypes).map(([family, types]) => {
    const rows = types.map(
      ({ name }) =>
        `| **${typeWords(name, 'en').name}** (${typeWords(name, 'vi').name}) | \`${name}\` | ${typeWords(name, 'en').use} |`,
    )
    return [
      '',
      `## ${messages.en.editor.picker.families[family]}`,
      '',
      '| kind | in the database | when |',
      '|---|---|---|',
      ...rows,
      '',
    ].join('\n')
  })
  await expect(HEAD + families.join('')).toMatchFileSnapshot('../../docs/questions.md')
})
