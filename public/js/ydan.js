// For every page. All of it only eases: without scripts nothing is missing.

// Faults are read first. Who is still typing, as where a form saves itself, is left alone.
const faults = () => document.querySelector('#error-summary')
faults()?.focus()
document.addEventListener('htmx:after:swap', ({ detail }) => {
  readAs(detail?.ctx?.text)
  if (detail?.ctx?.sourceEvent?.type === 'submit') faults()?.focus()
  if (document.activeElement === document.body) document.querySelector('main').focus({ preventScroll: true })
})

// Language and size of a page stand around what is swapped.
function readAs(page) {
  const root = document.documentElement
  const [, lang, size = ''] = /<html lang="(.+?)"(?: class="(.+?)")?>/.exec(page) ?? []
  if (!lang) return
  root.lang = lang
  root.className = size
}

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
