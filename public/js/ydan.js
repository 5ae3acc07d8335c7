// For every page. All of it only eases: without scripts nothing is missing.

// Faults are read first. Who is still typing, as where a form saves itself, is left alone.
const faults = () => document.querySelector('#error-summary')
faults()?.focus()
document.addEventListener('htmx:after:swap', ({ detail }) => {
  if (detail?.ctx?.sourceEvent?.type === 'submit') faults()?.focus()
  if (document.activeElement === document.body) document.querySelector('main').focus({ preventScroll: true })
})

// Language and size of a page that took the place of another stand around what is swapped; loaded again, it has them too.
document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
  const root = document.documentElement
  const [whole, lang, size = ''] = /<html lang="([^"]+)"(?: class="([^"]+)")?>/.exec(ctx?.text ?? '') ?? []
  if (!whole || (lang === root.lang && size === root.className)) return
  const address = new URL(location)
  if (lang !== root.lang) address.searchParams.set('lang', lang)
  if (size !== root.className) address.searchParams.set('type', size ? 'large' : 'normal')
  root.lang = lang
  root.className = size
  history.replaceState(history.state, '', address)
})

// A second tap on a slow network sends nothing again; coming back by the browser's button opens the form anew.
const sending = new Map()
document.addEventListener('submit', (event) => {
  const form = event.target
  if (event.defaultPrevented || form.method !== 'post' || form.matches('[hx-post], [data-stays]')) return
  if (sending.has(form)) return event.preventDefault()
  sending.set(form, event.submitter)
  event.submitter?.setAttribute('aria-busy', 'true')
  setTimeout(release, 10_000, form)
})
const release = (form) => {
  sending.get(form)?.removeAttribute('aria-busy')
  sending.delete(form)
}
addEventListener('pageshow', ({ persisted }) => persisted && [...sending.keys()].forEach(release))

// Escape closes what a summary opened, and gives the focus back to it.
document.addEventListener('keydown', (event) => {
  const open = event.key === 'Escape' && event.target.closest?.('details.confirm[open]')
  if (!open) return
  open.open = false
  open.querySelector('summary').focus()
})
