// Saving as one types. A save that waited carries the revision of the save before it, not the one it was made with.
let running = 0
let waiting
const idle = []

/** Resolves once no save is on its way. */
export const whenIdle = () => (running === 0 ? Promise.resolve() : new Promise((go) => idle.push(go)))

document.addEventListener('htmx:before:request', ({ detail: { ctx } }) => {
  running++
  for (const name of ['revision', 'base']) {
    const value = ctx.request.form?.elements.namedItem(name)?.value
    if (value && 'set' in Object(ctx.request.body)) ctx.request.body.set(name, value)
  }
})
document.addEventListener('htmx:finally:request', () => {
  running = Math.max(0, running - 1)
  if (running > 0) return
  for (const go of idle.splice(0)) go()
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
  if (running === 0 || !event.target.matches('[hx-post]')) return
  event.preventDefault()
  waiting = { form: event.target, submitter: event.submitter }
})
