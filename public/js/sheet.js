// The answer sheet in a browser with scripts: its key, questions that wait for others, and a draft on this device.
import './questions.js'
import './ydan.js'

let form
let later

const named = (name) => [...form.elements].filter((each) => each.name === name)
const draftName = () => form.dataset.draft && `sheet:${form.dataset.draft}`
const stored = (use) => {
  try {
    return use()
  } catch {
    // Storage is full or forbidden: answering works without it.
  }
}

// The moment first, so that the keys of one hour lie together on the disk; then 128 random bits.
const freshKey = () => [Date.now(), ...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-')

// One key a sheet: back, reload and the draft keep it, so that it is not counted twice. htmx writes into
// the same entry of the history unless it finds its mark there, and would take the key out.
function takeKey() {
  const [key] = named('key')
  if (!key) return
  key.value ||= history.state?.sheet ?? freshKey()
  history.replaceState({ ...history.state, htmx: true, sheet: key.value }, '')
}

function showWhatIsDue() {
  const sent = new FormData(form)
  const hidden = new Set()
  for (const part of form.querySelectorAll('[data-codes]')) {
    const { when, codes } = part.dataset
    const due = !hidden.has(when) && sent.getAll(when).some((code) => codes.split(' ').includes(code))
    part.hidden = !due
    if (!due) for (const control of part.querySelectorAll('[name]')) hidden.add(control.name)
  }
}

const PRIVATE = ['version', 'reply', 'phone', 'with.draw', 'with.language']
// What names a person is not left on a device that others may hold.
const isPrivate = (name) => PRIVATE.includes(name) || named(name).some((each) => each.closest?.('[data-private]'))

function keepDraft() {
  clearTimeout(later)
  if (!form?.isConnected || !draftName()) return
  const filled = [...new FormData(form)].filter(([name, value]) => value && typeof value === 'string' && !isPrivate(name))
  stored(() => localStorage.setItem(draftName(), JSON.stringify(filled)))
}

function restoreDraft() {
  const filled = draftName() && stored(() => JSON.parse(localStorage.getItem(draftName())))
  // The first is the key: a draft opened in two tabs is one sheet.
  if (!filled?.[1]) return
  const left = new Map()
  for (const [name, value] of filled) left.set(name, [...(left.get(name) ?? []), value])
  for (const [name, values] of left) {
    for (const control of named(name)) {
      if (control.type === 'radio' || control.type === 'checkbox') control.checked = values.includes(control.value)
      else if (control.type !== 'file') control.value = values.shift() ?? ''
      control.dispatchEvent(new Event('change', { bubbles: true }))
    }
  }
  const notice = form.querySelector('#draft')
  notice.hidden = false
  notice.querySelector('button').onclick = () => {
    clearTimeout(later)
    stored(() => localStorage.removeItem(draftName()))
    form.reset()
    named('key')[0].value = freshKey()
    takeKey()
    notice.hidden = true
    showWhatIsDue()
    form.querySelector('input:not([type=hidden]),select,textarea')?.focus()
  }
}

// Which questions were seen before the page was left without sending: told once, of nobody, to an address without cookies.
const seen = new Set()
let watcher

function watch() {
  watcher =
    draftName() &&
    !named('with.far')[0] &&
    new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) seen.add(target.querySelector('[name]')?.name)
    })
  if (watcher) for (const part of form.querySelectorAll('.question')) watcher.observe(part)
}

function leave() {
  if (later) keepDraft()
  if (watcher && seen.size > 0)
    navigator.sendBeacon('/reaches', new URLSearchParams({ sheet: form.dataset.draft, seen: [...seen].join(' ') }))
  watcher = null
}

// Only the receipt proves that the draft is no longer needed.
const forget = () =>
  stored(() => {
    const sent = sessionStorage.getItem('sent')
    if (sent) localStorage.removeItem(sent)
    sessionStorage.removeItem('sent')
  })

// The author's preview has no such notice.
function notSent(hidden) {
  const notice = form.querySelector('#not-sent')
  if (notice) notice.hidden = hidden
  return notice
}

function failed(event) {
  const status = event.detail?.ctx?.response?.status
  if (!form?.isConnected || (status < 429 && status !== 413)) return
  stored(() => sessionStorage.removeItem('sent'))
  notSent(false)?.focus()
}

function start(fresh) {
  form = document.querySelector('#sheet')
  if (!form) return fresh && forget()
  stored(() => sessionStorage.removeItem('sent'))
  const told = document.querySelector('#error-summary,#once-more,#not-stored,#resumed')
  if (fresh && !told) restoreDraft()
  takeKey()
  showWhatIsDue()
  watch()
  form.addEventListener('input', () => {
    showWhatIsDue()
    clearTimeout(later)
    later = setTimeout(keepDraft, 400)
  })
  form.addEventListener('change', showWhatIsDue)
  form.addEventListener('reset', () => setTimeout(showWhatIsDue))
  form.addEventListener('submit', () => {
    watcher = null
    keepDraft()
    if (draftName()) stored(() => sessionStorage.setItem('sent', draftName()))
    notSent(true)
  })
  told?.focus()
}

start(true)
addEventListener('pagehide', leave)
document.addEventListener('htmx:after:swap', () => start(false))
document.addEventListener('htmx:response:error', failed)
document.addEventListener('htmx:error', failed)
