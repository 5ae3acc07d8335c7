import { expect, test } from 'vitest'
import { type Draw, randomOf } from '../../src/questions/draw'
import { questionTypes } from '../../src/questions/types'

const hamlets = [
  { code: '4', label: 'Thôn 1' },
  { code: '5', label: 'Thôn 2' },
]

function evenDraw(seed: number): Draw {
  const random = randomOf(seed)
  return {
    choose: (_, codes) => codes[Math.floor(random() * codes.length)] ?? '',
    whole: (_, least, greatest) => least + Math.floor(random() * (greatest - least + 1)),
    chance: (share) => random() < share,
    words: () => 'Đường thôn mưa là ngập.',
  }
}

const asking = questionTypes.filter(({ role = 'asks' }) => role === 'asks')

test.each(asking)('$name: whatever is drawn is an answer its own type accepts', (type) => {
  for (let seed = 1; seed <= 300; seed++) {
    const settings = type.settings.parse(seed % 2 ? type.examples.settings : type.blank('vi'))
    const question = { id: 'q1', type: type.name, label: 'Câu hỏi', hint: '', required: true, shownWhen: null, settings, hamlets }

    const judged = type.judge(question, type.sample(question, evenDraw(seed)))

    expect(judged).toMatchObject({ ok: true })
    expect(judged.ok && judged.answer).not.toBeNull()
  }
})
