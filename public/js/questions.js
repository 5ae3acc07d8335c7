// Questions that are easier by touch than as plain fields. Without scripts the fields do; with them the same fields are written.
const made = (tag, attributes, ...inside) => {
  const element = document.createElement(tag)
  for (const name in attributes) element.setAttribute(name, attributes[name])
  element.append(...inside)
  return element
}
const button = (text, label, press) => {
  const element = made('button', { type: 'button', class: 'button button-plain', ...(label && { 'aria-label': label }) }, text)
  element.onclick = press
  return element
}
const wrote = (control) => control.dispatchEvent(new Event('input', { bubbles: true }))

// An order: touching an item gives it the next place, touching again takes it back.
function rank(group, { up, down, none, full }) {
  const places = [...group.querySelectorAll('select')]
  const said = made('p', { class: 'visually-hidden', role: 'status' })
  const codes = () => places.map(({ value }) => value).filter(Boolean)
  const write = (order, { value, text }) => {
    places.forEach((place, at) => {
      place.value = order[at] ?? ''
    })
    const at = order.indexOf(value)
    said.textContent = `${text}: ${at < 0 ? none : places[at].labels[0].textContent}`
    wrote(places[0])
    show()
  }
  const swap = (option, by) => {
    const order = codes()
    const at = order.indexOf(option.value)
    order.splice(at, 1)
    order.splice(Math.max(0, at + by), 0, option.value)
    write(order, option)
  }
  const rows = [...places[0].options].slice(1).map((option) => {
    const mark = made('span', { class: 'rank-place' })
    const item = button('', '', () => {
      const order = codes()
      if (order.includes(option.value))
        return write(
          order.filter((code) => code !== option.value),
          option,
        )
      if (order.length === places.length) said.textContent = full
      else write([...order, option.value], option)
    })
    item.append(mark, option.text)
    const moves = [
      button('', `${up}: ${option.text}`, () => swap(option, -1)),
      button('', `${down}: ${option.text}`, () => swap(option, 1)),
    ]
    const moved = made('span', { class: 'rank-moves' }, ...moves)
    return { option, mark, item, moves, moved, row: made('li', {}, item, moved) }
  })
  const show = () => {
    const order = codes()
    for (const { option, mark, item, moves, moved } of rows) {
      const at = order.indexOf(option.value)
      mark.textContent = at < 0 ? '' : at + 1
      item.ariaPressed = at >= 0
      item.ariaDisabled = at < 0 && order.length === places.length
      moved.hidden = at < 0 || order.length < 2
      moves[0].ariaDisabled = at === 0
      moves[1].ariaDisabled = at === order.length - 1
    }
  }
  for (const place of places) place.closest('.field').hidden = true
  group.append(made('ul', { class: 'rank' }, ...rows.map(({ row }) => row)), said)
  return show
}

// A share: what is left is told while it is given out.
function allocate(group, { allocate: total, left, over, exact }) {
  const inputs = [...group.querySelectorAll('input')]
  const rest = made('p', { class: 'rest', role: 'status' })
  const pointsOf = ({ value }) => Number(value.replace(/[. ]/g, '')) || 0
  const missing = () => inputs.reduce((sum, input) => sum - pointsOf(input), Number(total))
  const step = Math.ceil(total / 20)
  for (const input of inputs) {
    const label = input.labels[0].textContent
    const by = (points) => () => {
      const given = pointsOf(input)
      input.value = Math.max(0, given + (points > 0 ? Math.max(0, Math.min(points, missing())) : points))
      wrote(input)
    }
    const stepper = made('div', { class: 'stepper' })
    input.replaceWith(stepper)
    stepper.append(button(`−${step}`, `${label} −${step}`, by(-step)), input, button(`+${step}`, `${label} +${step}`, by(step)))
  }
  group.append(rest)
  return () => {
    const points = missing()
    const words = points > 0 ? left : points < 0 ? over : exact
    rest.textContent = words.replace('#', Math.abs(points).toLocaleString(document.documentElement.lang))
  }
}

// "Other, please say" waits for its choice; a choice that stands alone takes the others back.
const choice =
  (group, { other, alone }) =>
  (event) => {
    const marks = [...group.querySelectorAll('.choice-mark')]
    const ticked = event?.target
    if (alone && ticked?.checked)
      for (const mark of marks) if (mark !== ticked && (mark.value === alone || ticked.value === alone)) mark.checked = false
    const text = other && group.querySelector('.choices ~ .field .input')
    if (!text) return
    text.disabled = !marks.some(({ value, checked }) => checked && value === other)
    text.closest('.field').hidden = text.disabled
  }

function start() {
  for (const [kind, enhance] of Object.entries({ rank, allocate, choice })) {
    for (const group of document.querySelectorAll(`[data-${kind}]:not([data-eased])`)) {
      // A fault beside one of the fields must stay in sight.
      if (kind === 'rank' && group.querySelector(':scope .field .field-fault')) continue
      const show = enhance(group, group.dataset)
      group.dataset.eased = ''
      for (const name of ['input', 'change']) group.addEventListener(name, show)
      group.closest('form')?.addEventListener('reset', () => setTimeout(show))
      show()
    }
  }
}

start()
document.addEventListener('htmx:after:swap', start)
