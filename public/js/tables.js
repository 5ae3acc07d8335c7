// The totals beside a table of numbers, reckoned while somebody types. The server reckons them itself.
import { readNumber } from '../../src/questions/typed-number.ts'

function sums(group) {
  const decimals = Number(group.dataset.sums)
  const inputs = [...group.querySelectorAll('input')]
  // The parts of a name: question, column, row.
  const sumOf = (at, code) => {
    const numbers = inputs
      .filter(({ name }) => name.split('.')[at] === code)
      .map(({ value }) => readNumber(value, decimals).value)
      .filter((value) => value !== undefined)
    if (numbers.length === 0) return '–'
    return (numbers.reduce((sum, each) => sum + Math.round(each * 100), 0) / 100).toLocaleString(document.documentElement.lang)
  }
  return () => {
    for (const output of group.querySelectorAll('output')) {
      const { sumRow, sumColumn } = output.dataset
      output.textContent = sumRow === undefined ? sumOf(1, sumColumn) : sumOf(2, sumRow)
    }
  }
}

function start() {
  for (const group of document.querySelectorAll('[data-sums]:not([data-eased])')) {
    const show = sums(group)
    group.dataset.eased = ''
    for (const name of ['input', 'change']) group.addEventListener(name, show)
    group.closest('form')?.addEventListener('reset', () => setTimeout(show))
    show()
  }
}

start()
document.addEventListener('htmx:after:swap', start)
