// Projects out of a sum of money: what those chosen cost together is told at once. The server says the same and judges.
const lang = document.documentElement.lang
const MILLION = 1e6

function money(sum, { dong, million }) {
  const isRound = sum >= MILLION && sum % (MILLION / 10) === 0
  return (isRound ? million : dong).replace(
    '#',
    (isRound ? sum / MILLION : sum).toLocaleString(lang === 'en' ? 'en-GB' : 'vi-VN'),
  )
}

function tell(group) {
  const there = Number(group.dataset.budget)
  const told = group.querySelector('.budget-sum')
  const show = () => {
    let sum = 0
    let isAny = false
    for (const { checked, labels } of group.querySelectorAll('.choice-mark')) {
      if (!checked) continue
      isAny = true
      sum += Number(labels[0].querySelector('data').value)
    }
    const words = sum > there ? group.dataset.over : group.dataset.left
    const said = words.replace('#', money(sum, group.dataset)).replace('@', money(Math.abs(there - sum), group.dataset))
    told.textContent = isAny ? said : ''
    told.classList.toggle('budget-over', sum > there)
  }
  group.addEventListener('change', show)
  group.closest('form')?.addEventListener('reset', () => setTimeout(show))
  show()
}

function start() {
  for (const group of document.querySelectorAll('[data-budget]:not([data-told])')) {
    group.dataset.told = ''
    tell(group)
  }
}

start()
document.addEventListener('htmx:after:swap', start)
