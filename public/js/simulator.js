// Lines of a budget: a slider over each box, and what it all comes to as it is moved. The server reckons the same.
import { evaluate } from '../../src/logic/evaluate.ts'
import { ease, labelOf, made, onReset, wrote } from './making.js'

const shown = (value) => Math.round(value).toLocaleString(document.documentElement.lang === 'en' ? 'en-GB' : 'vi-VN')

ease('[data-simulator]', (group) => {
  const words = group.dataset
  const tell = (name, text, within = group) => {
    const place = within.querySelector(`[data-told="${name}"]`)
    if (place && place.textContent !== text) place.textContent = text
  }
  const lines = [...group.querySelectorAll('input[data-side]')].map((box) => {
    const { side, start, least, most, step, formula } = box.dataset
    if (least === undefined) return { side, amount: () => Number(start) }
    const range = made('input', { type: 'range', min: least, max: most, step, 'aria-label': labelOf(box) })
    range.oninput = () => {
      box.value = range.value === start ? '' : range.value
      wrote(box)
    }
    box.placeholder = shown(start)
    box.closest('.field').append(range)
    const amount = () => {
      const typed = Number(box.value.replace(/[. ]/g, '') || start)
      return typed >= Number(least) && typed <= Number(most) && (typed - least) % step === 0 ? typed : Number(start)
    }
    const node = formula && JSON.parse(formula)
    const household = (chosen) => {
      if (!node) return null
      const values = { amount: chosen, start: Number(start), change: chosen - start }
      const value = evaluate(node, (name) => values[name] ?? null, { today: '', matches: () => false })
      return typeof value === 'number' ? Math.round(value) : null
    }
    return { side, box, range, amount, household }
  })
  const state = group.querySelector('.simulator-state')
  const show = () => {
    const sums = { income: 0, spending: 0 }
    let all = 0
    for (const { side, box, range, amount, household } of lines) {
      const chosen = amount()
      sums[side] += chosen
      if (!box) continue
      range.value = chosen
      range.setAttribute('aria-valuetext', `${shown(chosen)} ${words.unit}`)
      const own = household(chosen)
      all += own ?? 0
      if (own !== null) tell('line', shown(own), box.closest('.simulator-line'))
    }
    const rest = sums.income - sums.spending
    tell('income', shown(sums.income))
    tell('spending', shown(sums.spending))
    tell('restName', rest < 0 ? words.missing : words.rest)
    tell('rest', shown(Math.abs(rest)))
    tell('household', shown(all))
    const isBalanced = words.simulator === 'equal' ? rest === 0 : rest >= 0
    const said = (isBalanced ? words.balanced : words.notBalanced)
      .replace('@', rest < 0 ? words.missing : words.rest)
      .replace('#', `${shown(Math.abs(rest))} ${words.unit}`.trim())
    if (state.textContent !== said) state.textContent = said
    group.classList.toggle('simulator-unbalanced', !isBalanced)
  }
  // Hidden it would still be the button that Enter presses.
  group.querySelector('.simulator-work').remove()
  for (const name of ['input', 'change']) group.addEventListener(name, show)
  onReset(group, show)
  show()
})
