// Projects out of a sum of money: what those chosen cost together is told at once. The server says the same and judges.
import { ease, onReset } from './making.js'

// The page may change its language while it is open.
const isEnglish = () => document.documentElement.lang === 'en'
const MILLION = 1e6

function money(sum, { dong, million }) {
  const isRound = sum >= MILLION && sum % (MILLION / 10) === 0
  return (isRound ? million : dong).replace('#', (isRound ? sum / MILLION : sum).toLocaleString(isEnglish() ? 'en-GB' : 'vi-VN'))
}

ease('[data-budget]', (group) => {
  const words = group.dataset
  const there = Number(words.budget)
  const told = group.querySelector('.budget-sum')
  const show = () => {
    const costs = [...group.querySelectorAll('.choice-mark:checked')].map(({ labels }) =>
      Number(labels[0].querySelector('data').value),
    )
    const sum = costs.reduce((all, cost) => all + cost, 0)
    const said = sum > there ? words.over : words.left
    told.textContent =
      costs.length === 0 ? '' : said.replace('#', money(sum, words)).replace('@', money(Math.abs(there - sum), words))
    told.classList.toggle('budget-over', sum > there)
  }
  group.addEventListener('change', show)
  onReset(group, show)
  show()
})
