// The form of a question: buttons that change its rows without a new page, rows dragged, lists pasted, types searched.
import { alone } from './saving.js'

const form = document.querySelector('[data-editor]')

// A button of the rows posts the whole form, as it does without scripts; of the answer only its own part is taken.
const press = (button, value = button.value) => alone(() => exchange(button.closest('[data-part]'), value))

async function exchange(part, value) {
  const body = new FormData(form)
  body.set('do', value)
  const answer = await fetch(form.action, { method: 'POST', body, headers: { 'HX-Request': 'true' } })
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const id of [part.id, 'saved']) {
    const [old, fresh] = [document.getElementById(id), page.getElementById(id)]
    if (old && fresh) old.replaceWith(document.adoptNode(fresh))
  }
  const now = document.getElementById(part.id)
  htmx.process(now)
  ease()
  for (const root of [now, document]) root.dispatchEvent(new CustomEvent('htmx:after:swap', { detail: {} }))
  form.dispatchEvent(new Event('reshaped'))
  return now
}

form?.addEventListener('click', async (event) => {
  const button = event.target.closest('button[name=do]')
  if (!button) return
  event.preventDefault()
  const [rows, command, place = ''] = button.value.split(' ')
  const now = await press(button)
  focusOn(now, rows, command, place)
})

// What was found wrong is said until the field is touched; saving says anew what is wrong now.
form?.addEventListener('input', ({ target }) => {
  const field = target.closest('.field-faulty')
  if (!field) return
  field.classList.remove('field-faulty')
  field.querySelector('.field-fault')?.remove()
  target.removeAttribute('aria-invalid')
})

// Where one of the rows is picked it is called as it is called now.
form?.addEventListener('input', ({ target }) => {
  const [, rows, place] = /^(.+)\.(\d+)\.label$/.exec(target.name) ?? []
  if (!rows || !target.value.trim()) return
  const known = [form.elements.namedItem(`${rows}.${place}.code`)?.value, `row ${place}`]
  for (const option of target.closest('[data-part]')?.querySelectorAll('select[name$=Code] option') ?? [])
    if (option.value && known.includes(option.value)) option.textContent = target.value
})

// The keyboard stays where the work goes on.
function focusOn(part, rows, command, place) {
  const at = command === 'up' ? Number(place) - 1 : Number(place) + 1
  const moved = (way) => part.querySelector(`[name=do][value="${rows} ${way} ${at}"]`)
  const fresh = [...part.querySelectorAll('.rule select[name$=subject], .rule select[name$=rule]')].filter((each) => !each.value)
  const found =
    command === 'up' || command === 'down'
      ? (moved(command) ?? moved(command === 'up' ? 'down' : 'up'))
      : command === 'paste'
        ? part.querySelector('summary')
        : ([...part.querySelectorAll('[data-new]')].at(-1) ??
          fresh.at(-1) ??
          part.querySelector('select, textarea, input:not([type=hidden]), button'))
  found?.focus()
}

// What is chosen decides what can be compared with: without scripts a button asks for it.
form?.addEventListener('change', async ({ target }) => {
  if (!target.matches('[data-reshapes]')) return
  const { name } = target
  const now = await press(target.closest('.rule').querySelector('[data-refresh]'))
  const again = now.querySelector(`[name="${CSS.escape(name)}"]`)
  const next = again?.closest('.rule').querySelector('.rule [data-reshapes] ~ *, input:not([type=hidden])')
  ;(again ?? next)?.focus()
})

function ease() {
  for (const button of document.querySelectorAll('[data-refresh]')) button.hidden = true
  for (const rows of document.querySelectorAll('[data-rows]:not([data-eased])')) easeRows(rows)
}

function easeRows(rows) {
  rows.dataset.eased = ''
  for (const row of rows.children) {
    if (!row.querySelector('.row-moves')) continue
    const handle = document.createElement('button')
    handle.type = 'button'
    handle.className = 'drag'
    handle.tabIndex = -1
    handle.title = rows.dataset.drag
    handle.setAttribute('aria-hidden', 'true')
    row.append(handle)
    handle.addEventListener('pointerdown', (event) => dragRow(rows, row, handle, event))
  }
}

function dragRow(rows, row, handle, event) {
  event.preventDefault()
  const movable = [...rows.children].filter((each) => each.querySelector('.row-moves'))
  const from = movable.indexOf(row)
  let to = from
  row.classList.add('dragged')
  const move = ({ clientY }) => {
    const others = movable.filter((each) => each !== row)
    to = others.filter((each) => each.getBoundingClientRect().top + each.offsetHeight / 2 < clientY).length
    row.style.translate = `0 ${clientY - event.clientY}px`
  }
  const drop = ({ type }) => {
    handle.removeEventListener('pointermove', move)
    row.classList.remove('dragged')
    row.style.translate = ''
    if (type === 'pointerup' && to !== from) press(row.querySelector('[name=do]'), `${rows.dataset.rows} to${from} ${to}`)
  }
  handle.setPointerCapture(event.pointerId)
  handle.addEventListener('pointermove', move)
  handle.addEventListener('pointerup', drop, { once: true })
  handle.addEventListener('pointercancel', drop, { once: true })
}

// Several lines pasted into one row are a list.
form?.addEventListener('paste', (event) => {
  const rows = event.target.closest?.('[data-rows]')
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (!rows || event.target.tagName !== 'INPUT' || !/\S[\r\n]+\S/.test(text)) return
  event.preventDefault()
  const name = `${rows.dataset.rows}.pasted`
  form.elements.namedItem(name).value = text
  press(form.querySelector(`[name=do][value="${rows.dataset.rows} paste"]`))
})

// Back and forth by keys, except where a field undoes its own typing.
document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || event.altKey) return
  if (event.target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])')) return
  const button = document.querySelector(event.shiftKey ? '[data-redo]' : '[data-undo]')
  if (!button) return
  event.preventDefault()
  button.click()
})

// To the question before or after, saving on the way.
document.addEventListener('keydown', (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const way = { PageDown: 'following', PageUp: 'previous' }[event.key]
  const button = way && document.querySelector(`[name=next][value=${way}]`)
  if (!button) return
  event.preventDefault()
  button.click()
})

// Types of questions by their words, with or without marks.
const search = document.getElementById('type-search')
if (search) {
  const bare = (text) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
  search.closest('.type-search').hidden = false
  search.addEventListener('input', () => {
    const wanted = bare(search.value).split(/\s+/).filter(Boolean)
    for (const card of document.querySelectorAll('.type-card'))
      card.hidden = !wanted.every((word) => card.dataset.words.includes(word))
    for (const family of document.querySelectorAll('.type-family'))
      family.hidden = !family.querySelector('.type-card:not([hidden])')
    const told = document.querySelector('.type-search [role=status]')
    told.textContent = document.querySelector('.type-card:not([hidden])') ? '' : told.dataset.none
  })
}

ease()
