// A form of several pages in a browser with scripts: the draft leads back to its page, and so does the phone's own back.
import './sheet.js'

const opened = () => document.querySelector('#sheet[data-page]')
const ended = () => document.querySelector('#ended')
const told = () => document.querySelector('#error-summary,#once-more,#not-stored,#phase,#resumed')

const hidden = (name, value) => Object.assign(document.createElement('input'), { type: 'hidden', name, value })

function press(form, go) {
  const button = Object.assign(document.createElement('button'), { type: 'submit', name: 'go', value: go, hidden: true })
  form.append(button)
  form.requestSubmit(button)
}

const goTo = (form, page) => press(form, page === 'review' ? 'review' : `to ${page}`)

function draftOf(form) {
  try {
    return JSON.parse(localStorage.getItem(`sheet:${form.dataset.draft}`))
  } catch {
    // Storage is forbidden: there is none.
  }
}

// sheet.js has filled in what stands on this page; the rest travels on unseen.
function restore(form) {
  const filled = draftOf(form) ?? []
  const known = new Set([...form.elements].map(({ name }) => name))
  for (const [name, value] of filled) if (!known.has(name) && name !== 'reviewed') form.append(hidden(name, value))
  form.elements.page.value = form.dataset.page
  const page = filled.find(([name]) => name === 'page')?.[1] ?? form.dataset.page
  // Not before htmx has taken the form over.
  if (page !== form.dataset.page) addEventListener('load', () => setTimeout(goTo, 0, form, page))
  return filled.length > 0
}

// Beyond this page there is nothing to reset: the form begins anew.
function offerToErase(form) {
  const notice = form.querySelector('#draft')
  if (!notice) return
  notice.hidden = false
  notice.querySelector('button').onclick = () => {
    localStorage.removeItem(`sheet:${form.dataset.draft}`)
    form.removeAttribute('data-draft')
    location.assign(location.pathname)
  }
}

let restored = false

function start(fresh) {
  const form = opened()
  const page = form?.dataset.page ?? (ended() && 'ended')
  if (!page) return
  if (fresh && form && !told()) restored = restore(form)
  if (fresh) history.replaceState({ ...history.state, turned: page }, '')
  else if (history.state?.turned !== page) history.pushState({ ...history.state, turned: page }, '')
  if (restored && form) {
    offerToErase(form)
    if (!fresh) restored = false
  }
  if (fresh) return
  // The page is a part of the draft.
  form?.dispatchEvent(new Event('input', { bubbles: true }))
  if (told()) return
  const heading = document.querySelector('#questions') ?? document.querySelector('main')
  heading.focus({ preventScroll: true })
  if (form) heading.scrollIntoView()
  else scrollTo(0, 0)
}

start(true)
document.addEventListener('htmx:after:swap', () => start(false))
document.addEventListener('htmx:before:history:restore', (event) => {
  const form = opened() ?? ended()
  const page = history.state?.turned
  if (!form || !page) return
  event.preventDefault()
  if (form === ended()) form.requestSubmit(form.querySelector('[name=go]'))
  else if (page === 'ended') press(form, 'back')
  else goTo(form, page)
})
