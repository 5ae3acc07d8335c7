// A date or a time can be written; this adds the browser's own calendar or clock to pick it from.
import { ease, labelOf, made, wrote } from './making.js'

const asKept = (typed) => {
  const [, day, month, year] = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(typed.trim()) ?? []
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : ''
}
const asClock = (typed) => {
  const [, hour, minute] = /^(\d{1,2})[:.h](\d{2})$/.exec(typed.trim()) ?? []
  return hour ? `${hour.padStart(2, '0')}:${minute}` : ''
}

ease('input[data-picks]', (input) => {
  const { picks, pick, least, most } = input.dataset
  const label = labelOf(input)
  const behind = made('input', { type: picks, tabindex: '-1', 'aria-hidden': 'true', 'aria-label': label })
  if (behind.type !== picks || !behind.showPicker) return
  if (least) behind.min = least
  if (most) behind.max = most
  const button = made('button', { type: 'button', class: 'button button-plain', 'aria-label': `${pick}: ${label}` }, pick)
  button.onclick = () => {
    place.prepend(behind)
    behind.value = (picks === 'date' ? asKept : asClock)(input.value)
    behind.showPicker()
  }
  behind.onchange = () => {
    if (behind.value) input.value = picks === 'date' ? behind.value.split('-').reverse().join('/') : behind.value
    behind.remove()
    wrote(input)
  }
  const place = made('span', { class: 'picks-behind' }, button)
  const row = made('div', { class: 'picks' })
  input.before(row)
  row.append(input, place)
})
