// A plan to point at: a touch, a drag or the arrow keys set a point within the square that is chosen without scripts.

const STEP = 10

function begin(field) {
  if (field.dataset.begun) return
  field.dataset.begun = 'yes'
  const plan = field.querySelector('.plan')
  const mark = field.querySelector('.plan-mark')
  const tools = field.querySelector('.plan-tools')
  const squares = [...field.querySelectorAll('[type=radio]')]
  const [x, y] = field.querySelectorAll('[type=hidden]')
  const across = Number(field.dataset.across)
  const down = Number(field.dataset.down)
  const within = (at, count) => Math.min(count - 1, Math.floor((at * count) / 1000))
  const squareAt = (left, top) => squares[within(top, down) * across + within(left, across)]
  const bounded = (at) => Math.min(1000, Math.max(0, Math.round(at)))

  plan.append(mark)
  tools.hidden = false

  const show = () => {
    const chosen = squares.findIndex((square) => square.checked)
    mark.hidden = chosen < 0
    if (chosen < 0) return
    const isPoint = x.value !== ''
    mark.style.left = `${(isPoint ? Number(x.value) : (((chosen % across) + 0.5) * 1000) / across) / 10}%`
    mark.style.top = `${(isPoint ? Number(y.value) : ((Math.floor(chosen / across) + 0.5) * 1000) / down) / 10}%`
  }
  const tell = () => field.dispatchEvent(new Event('input', { bubbles: true }))
  const put = (left, top) => {
    x.value = String(bounded(left))
    y.value = String(bounded(top))
    squareAt(Number(x.value), Number(y.value)).checked = true
    show()
    tell()
  }
  const pointed = ({ clientX, clientY }) => {
    const { left, top, width, height } = plan.getBoundingClientRect()
    put(((clientX - left) / width) * 1000, ((clientY - top) / height) * 1000)
  }

  plan.addEventListener('click', (event) => {
    // A key press on a square is a click without a place.
    if (event.detail > 0 && !mark.contains(event.target)) pointed(event)
  })
  plan.addEventListener('change', () => {
    const chosen = squares.find((square) => square.checked)
    if (x.value !== '' && chosen !== squareAt(Number(x.value), Number(y.value))) x.value = y.value = ''
    show()
  })
  mark.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    mark.focus()
    mark.setPointerCapture(event.pointerId)
    mark.addEventListener('pointermove', pointed)
    const drop = () => mark.removeEventListener('pointermove', pointed)
    mark.addEventListener('pointerup', drop, { once: true })
    mark.addEventListener('pointercancel', drop, { once: true })
  })
  mark.addEventListener('keydown', (event) => {
    const [right, below] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? []
    if (right === undefined) return
    event.preventDefault()
    const step = event.shiftKey ? 5 * STEP : STEP
    const at = (place) => Number.parseFloat(mark.style[place]) * 10
    put(at('left') + right * step, at('top') + below * step)
  })
  field.querySelector('[data-erase]').addEventListener('click', () => {
    for (const square of squares) square.checked = false
    x.value = y.value = ''
    show()
    tell()
    squares[0]?.focus()
  })
  field.closest('form')?.addEventListener('reset', () => {
    x.value = y.value = ''
    setTimeout(show)
  })
  show()
}

const beginAll = () => {
  for (const field of document.querySelectorAll('[data-map]')) begin(field)
}
beginAll()
document.addEventListener('htmx:after:swap', beginAll)
