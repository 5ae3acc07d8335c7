// A sheet that came while very many came from the same network: this device shows that somebody sits behind it, by
// trying numbers for about half a second, and sends the sheet again by itself. Plain JavaScript, because
// crypto.subtle is missing where the page came by http.
import { sha256 } from '@noble/hashes/sha2.js'

const SLICE_MS = 14
const MOST_ANSWERS = 4
let answers = 0

const bytesOf = (text) => new TextEncoder().encode(text)
const part = (form, id) => form.querySelector(id)

// Timers of a page in the background come once a second; messages come at once, and touches between them too.
const turn = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = resolve
    port2.postMessage(0)
  })

function isSought(digest, sought) {
  for (let place = 0; place < sought.length; place++) if (digest[place] !== sought[place]) return false
  return true
}

async function solve(puzzle) {
  const [salt, digest] = puzzle.split('~')
  const cost = Number.parseInt(salt.split('.')[1], 36)
  const sought = Uint8Array.from(digest.match(/../g), (pair) => Number.parseInt(pair, 16))
  let rest = performance.now() + SLICE_MS
  for (let tried = 0; tried < cost; tried++) {
    if (isSought(sha256(bytesOf(`${salt}:${tried}`)), sought)) return tried
    if (tried % 64 === 0 && performance.now() > rest) {
      await turn()
      rest = performance.now() + SLICE_MS
    }
  }
}

function show(form, isWorking) {
  const told = part(form, '#proving')
  told.hidden = !isWorking
  told.textContent = isWorking ? told.dataset.words : ''
  part(form, '#waiting').hidden = isWorking
  part(form, '#press').hidden = isWorking
}

async function prove() {
  const form = document.querySelector('form[data-puzzle]')
  // After some answers in vain the page is left as it is without scripts: to wait, and to press.
  if (!form || form.dataset.begun || answers++ >= MOST_ANSWERS) return
  form.dataset.begun = 'yes'
  show(form, true)
  const { puzzle } = form.dataset
  const tried = await solve(puzzle)
  if (tried === undefined || !form.isConnected) return show(form, false)
  form.elements.proof.value = `${puzzle}~${tried}`
  form.requestSubmit()
}

// It could not be sent: what was found stays good for ten minutes, so the button sends it.
function failed() {
  const form = document.querySelector('form[data-puzzle]')
  if (!form) return
  show(form, false)
  part(form, '#waiting').hidden = true
  part(form, '#not-sent').hidden = false
}

prove()
document.addEventListener('htmx:after:swap', prove)
document.addEventListener('htmx:response:error', (event) => event.detail?.ctx?.response?.status >= 429 && failed())
document.addEventListener('htmx:error', failed)
