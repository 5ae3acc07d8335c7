// Statements one at a time. A touch leads on to the next; who uses the keyboard goes on by the buttons.
import { ease, made } from './making.js'

const WAIT = 300

ease('[data-question="statements"]', (group) => {
  const items = [...group.querySelectorAll(':scope > .field')]
  // What is wrong must stay in sight.
  if (items.length < 2 || group.querySelector('.field-fault')) return
  const { back, next, all, place: words } = group.dataset
  const told = made('p', { role: 'status' })
  const button = (text, press) => {
    const element = made('button', { type: 'button', class: 'button button-plain' }, text)
    element.onclick = press
    return element
  }
  const answered = (item) => item.querySelector(':checked') !== null
  let at = Math.max(
    0,
    items.findIndex((item) => !answered(item)),
  )
  const show = () => {
    for (const [place, item] of items.entries()) item.hidden = place !== at
    told.textContent = words.replace('#', (at + 1).toLocaleString(document.documentElement.lang))
    before.disabled = at === 0
    after.disabled = at === items.length - 1
  }
  const go = (by) => {
    at = Math.max(0, Math.min(items.length - 1, at + by))
    show()
    items[at].focus({ preventScroll: true })
  }
  const before = button(back, () => go(-1))
  const after = button(next, () => go(1))
  const row = made('div', { class: 'one-by-one' }, told, before, after)
  row.append(
    button(all, () => {
      row.remove()
      for (const item of items) item.hidden = false
      items[at].focus({ preventScroll: true })
    }),
  )
  group.append(row)
  group.addEventListener('click', (event) => {
    const mark = event.target.closest('.choice')?.querySelector('.choice-mark')
    // The keyboard's own clicks have no count.
    if (!row.isConnected || !event.detail || !mark?.checked || !items[at].contains(mark)) return
    setTimeout(() => row.isConnected && items[at].contains(mark) && at < items.length - 1 && go(1), WAIT)
  })
  show()
})
