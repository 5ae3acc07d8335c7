// The editor in a browser with scripts: counts words, keeps saves in order, moves questions by pointer.
import './builder.js'
import './phone.js'

// Words as the server counts them.
const format = new Intl.NumberFormat(document.documentElement.lang === 'en' ? 'en-GB' : 'vi-VN')
for (const area of document.querySelectorAll('textarea[data-words]')) {
  const told = document.getElementById(area.dataset.words)
  const most = Number(told.dataset.most)
  area.addEventListener('input', () => {
    const words = area.value.match(/\S+/g)?.length ?? 0
    told.textContent = told.dataset.said.replace('{1}', format.format(words)).replace('{2}', format.format(most))
    told.classList.toggle('too-many', words > most)
  })
}

// Dragging: the list is put in order while the pointer moves, and the server is asked when it is let go.
for (const list of document.querySelectorAll('[data-movable]')) {
  for (const item of list.children) {
    const handle = document.createElement('button')
    handle.type = 'button'
    handle.className = 'drag'
    handle.tabIndex = -1
    handle.title = list.dataset.movable
    handle.setAttribute('aria-hidden', 'true')
    item.prepend(handle)
    handle.addEventListener('pointerdown', (event) => drag(list, item, handle, event))
  }
}

function drag(list, item, handle, event) {
  event.preventDefault()
  const before = [...list.children].indexOf(item)
  item.classList.add('dragged')
  const move = ({ clientY }) => {
    const others = [...list.children].filter((other) => other !== item)
    const wanted = others.filter((other) => {
      const { top, height } = other.getBoundingClientRect()
      return top + height / 2 < clientY
    }).length
    place(list, item, wanted)
  }
  const drop = ({ type }) => {
    handle.removeEventListener('pointermove', move)
    item.classList.remove('dragged')
    const now = [...list.children].indexOf(item)
    if (type === 'pointercancel') place(list, item, before)
    else if (now !== before) send(item.querySelector('[data-move]'), now)
  }
  handle.setPointerCapture(event.pointerId)
  handle.addEventListener('pointermove', move)
  handle.addEventListener('pointerup', drop, { once: true })
  handle.addEventListener('pointercancel', drop, { once: true })
}

// The others step aside: taken out of the page even for a moment, what is dragged would lose the pointer.
function place(list, item, wanted) {
  for (let now = [...list.children].indexOf(item); now < wanted; now++) item.before(item.nextElementSibling)
  for (let now = [...list.children].indexOf(item); now > wanted; now--) item.after(item.previousElementSibling)
}

function send(form, place) {
  const to = document.createElement('input')
  to.type = 'hidden'
  to.name = 'to'
  to.value = String(place)
  form.append(to)
  form.submit()
}
