// A slider over the box of a number. Nothing is set until somebody touches it: the box stays empty.
import { ease, labelOf, made, onReset, wrote } from './making.js'

ease('input[data-slider]', (box) => {
  const { slider: unset, least, most, step, unit, low, high } = box.dataset
  const range = made('input', { type: 'range', min: least, max: most, step, 'aria-label': labelOf(box) })
  const told = made('p', { class: 'slider-told', 'aria-hidden': 'true' })
  const ends = made('div', { class: 'slider-ends', 'aria-hidden': 'true' }, made('span', {}, low), made('span', {}, high))
  const place = made('div', { class: 'slider' }, range, ends, told)
  const middle = Number(least) + Math.round((most - least) / 2 / step) * step
  const written = () => {
    const typed = box.value.trim().replace(',', '.')
    return typed !== '' && Number(typed) >= Number(least) && Number(typed) <= Number(most) ? Number(typed) : undefined
  }
  const show = () => {
    const value = written()
    range.value = value ?? middle
    place.classList.toggle('slider-unset', value === undefined)
    const words = value === undefined ? unset : `${box.value.trim()} ${unit}`.trim()
    range.setAttribute('aria-valuetext', words)
    told.textContent = words
  }
  const take = () => {
    box.value = range.value.replace('.', ',')
    wrote(box)
  }
  range.oninput = take
  // Touching the middle moves nothing, and yet chooses it.
  range.onpointerup = take
  range.onclick = take
  range.onkeydown = ({ key }) => {
    if (key === 'Enter' || key === ' ') take()
  }
  for (const name of ['input', 'change']) box.addEventListener(name, show)
  onReset(box, show)
  box.before(place)
  show()
})
