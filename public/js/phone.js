// The phone beside the builder: what is being written is shown there with every change, before it is stored.
const pane = document.querySelector('[data-phone]')
const form = document.getElementById('question-form')
const frame = pane?.querySelector('iframe')
let asked
let later

async function show() {
  const document_ = frame.contentDocument
  const place = document_?.getElementById(`phone-${pane.dataset.phone}`)
  if (!place) return
  asked?.abort()
  asked = new AbortController()
  try {
    const body = new FormData(form)
    const answer = await fetch(`${form.action}/phone`, { method: 'POST', body, signal: asked.signal, priority: 'high' })
    if (!answer.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = document_.adoptNode(page.querySelector('.question'))
    place.replaceWith(fresh)
    document_.dispatchEvent(new CustomEvent('htmx:after:swap', { detail: {} }))
    pane.dispatchEvent(new CustomEvent('followed', { bubbles: true }))
  } catch (error) {
    if (error.name !== 'AbortError') throw error
  }
}

const soon = () => {
  clearTimeout(later)
  later = setTimeout(show, 60)
}

if (pane && form && frame) {
  for (const type of ['input', 'change', 'reshaped']) form.addEventListener(type, soon)
}

// Where there is no room beside the builder, a tab stands for it.
if (pane) {
  const builder = pane.closest('.builder')
  const tabs = document.createElement('p')
  tabs.className = 'pane-tabs'
  const tab = (text, isPhone) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button button-plain'
    button.textContent = text
    button.addEventListener('click', () => choose(isPhone))
    tabs.append(button)
    return button
  }
  const buttons = [tab(pane.dataset.write, false), tab(pane.dataset.title, true)]
  const choose = (isPhone) => {
    builder.classList.toggle('shows-phone', isPhone)
    buttons.forEach((button, place) => {
      button.ariaPressed = (place === 1) === isPhone
    })
  }
  choose(false)
  builder.before(tabs)
}
