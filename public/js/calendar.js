// A date or a time can be written; this adds the browser's own calendar or clock to pick it from, and reads along what
// is written, by the server's own rules, for what hangs on it on the same page (flow.js).
import { shownDay } from '../../src/questions/calendar.ts'
import { readDate } from '../../src/questions/typed-date.ts'
import { readTime } from '../../src/questions/typed-time.ts'
import { ease, labelOf, made, onReset, wrote } from './making.js'

const PICKERS = { day: 'date', time: 'time' }

ease('input[data-keeps]', (input) => {
  const { keeps } = input.dataset
  const note = () => {
    const read = keeps === 'time' ? readTime(input.value) : readDate(input.value, keeps)
    input.dataset.kept = read.value ?? ''
  }
  for (const name of ['input', 'change']) input.addEventListener(name, note)
  onReset(input, note)
  note()
  if (PICKERS[keeps]) addPicker(input, PICKERS[keeps])
})

function addPicker(input, type) {
  const { pick, least, most } = input.dataset
  const label = labelOf(input)
  const behind = made('input', { type, tabindex: '-1', 'aria-hidden': 'true', 'aria-label': label })
  if (behind.type !== type || !behind.showPicker) return
  if (least) behind.min = least
  if (most) behind.max = most
  const button = made('button', { type: 'button', class: 'button button-plain', 'aria-label': `${pick}: ${label}` }, pick)
  const place = made('span', { class: 'picks-behind' }, button)
  button.onclick = () => {
    place.prepend(behind)
    behind.value = input.dataset.kept
    behind.showPicker()
  }
  behind.onchange = () => {
    if (behind.value) input.value = shownDay(behind.value)
    behind.remove()
    wrote(input)
  }
  const row = made('div', { class: 'picks' })
  input.before(row)
  row.append(input, place)
}
