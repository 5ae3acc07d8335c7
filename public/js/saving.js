// Saving as one types. A save that waited carries the revision of the save before it, not the one it was made with.
let running = 0
let waiting
// A button of the rows has the form to itself; a save that came in between is made after it.
let held = false
let missed
// The form is on its way with all that is in it: a save beside it would be another author's to the server.
let leaving = false
const counted = new WeakSet()
// How often something was typed, and when the last save began: what is newer is not stored yet, and the page says so.
let typed = 0
let begun = 0
const idle = []

async function whenIdle() {
  while (running > 0 || held) await new Promise((go) => idle.push(go))
}

const wake = () => {
  for (const go of idle.splice(0)) go()
}

/** Does it while no save is on its way, and lets none begin meanwhile. */
export async function alone(work) {
  await whenIdle()
  held = true
  try {
    return await work()
  } finally {
    held = false
    wake()
    missed?.dispatchEvent(new Event('change', { bubbles: true }))
    missed = undefined
  }
}

const tellTyping = () => document.getElementById('saved')?.classList.toggle('unsaved', typed > begun)
document.addEventListener('input', ({ target }) => {
  if (!target.form?.matches('[hx-post]')) return
  typed++
  tellTyping()
})

document.addEventListener('htmx:before:request', (event) => {
  const { ctx } = event.detail
  if (ctx.request.method === 'POST' && (leaving || held)) {
    event.preventDefault()
    missed = held ? ctx.sourceElement : undefined
    return
  }
  running++
  if (ctx.request.method === 'POST') begun = typed
  counted.add(ctx)
  // What it replaces may have been replaced while it waited; without a place its answer, with the new revision, is lost.
  if (ctx.target?.id && !ctx.target.isConnected) ctx.target = document.getElementById(ctx.target.id)
  for (const name of ['revision', 'base']) {
    const value = ctx.request.form?.elements.namedItem(name)?.value
    if (value && 'set' in Object(ctx.request.body)) ctx.request.body.set(name, value)
  }
})
document.addEventListener('htmx:after:swap', tellTyping)
document.addEventListener('htmx:finally:request', ({ detail: { ctx } }) => {
  if (!counted.delete(ctx)) return
  running--
  if (running > 0) return
  wake()
  if (!waiting) return
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
  if (!event.target.matches('[hx-post]')) return
  if (running === 0) {
    leaving = true
    return
  }
  event.preventDefault()
  waiting = { form: event.target, submitter: event.submitter }
})
// So does a link: the page it leads to would be older than what is being saved, and refuse what is done there.
document.addEventListener('click', async (event) => {
  const link = event.target.closest?.('a[href]:not([target], [download], [href^="#"])')
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
  if (!link || !isPlain || event.defaultPrevented || (running === 0 && !held)) return
  event.preventDefault()
  await whenIdle()
  location.assign(link.href)
})
window.addEventListener('pageshow', () => {
  leaving = false
})
