// The editor in a browser with scripts: counts words, keeps the revision of saves in order, moves questions by pointer.

// Saving as one types. A save that waited carries the revision of the save before it, not the one it was made with.
let running = 0
let waiting

document.addEventListener('htmx:before:request', ({ detail: { ctx } }) => {
  running++
  const revision = ctx.request.form?.elements.namedItem('revision')?.value
  if (revision && ctx.request.body instanceof FormData) ctx.request.body.set('revision', revision)
  if (revision && ctx.request.body instanceof URLSearchParams) ctx.request.body.set('revision', revision)
})
document.addEventListener('htmx:finally:request', () => {
  running = Math.max(0, running - 1)
  if (running > 0 || !waiting) return
  const { form, submitter } = waiting
  waiting = undefined
  form.requestSubmit(submitter?.isConnected ? submitter : null)
})
document.addEventListener('htmx:error', () => {
  const saved = document.getElementById('saved')
  const told = document.createElement('p')
  told.className = 'saved-not'
  told.textContent = saved?.dataset.offline ?? ''
  saved?.querySelectorAll('p, div').forEach((old) => {
    old.remove()
  })
  saved?.append(told)
})
// The button waits for a save that is on its way, or its form would be an older one.
document.addEventListener('submit', (event) => {
  if (running === 0 || !event.target.matches('[hx-post]')) return
  event.preventDefault()
  waiting = { form: event.target, submitter: event.submitter }
})

// Words as the server counts them.
const format = new Intl.NumberFormat(document.documentElement.lang === 'en' ? 'en-GB' : 'vi-VN')
for (const area of document.querySelectorAll('[data-words]')) {
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
