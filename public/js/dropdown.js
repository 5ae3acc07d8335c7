// A search over a long list of the browser: the list stays, unseen, and keeps what is chosen.
import { folded } from '../../src/kernel/search.ts'
import { ease, made, onReset, wrote } from './making.js'

const MOST_SHOWN = 60

function search(select) {
  const { id, dataset } = select
  const options = [...select.options].filter(({ value }) => value).map((option) => ({ option, text: folded(option.text) }))
  const input = made('input', {
    class: 'input',
    id,
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': `${id}-list`,
    'aria-describedby': `${select.getAttribute('aria-describedby') ?? ''} ${id}-search`.trim(),
  })
  const list = made('ul', { class: 'search-list', id: `${id}-list`, role: 'listbox', 'aria-label': select.labels[0].textContent })
  const hint = made('p', { class: 'field-hint', id: `${id}-search` }, dataset.search)
  const said = made('p', { class: 'field-hint', role: 'status' })
  if (select.ariaInvalid) input.ariaInvalid = select.ariaInvalid
  list.hidden = true
  select.id = `${id}-plain`
  select.hidden = true
  select.before(hint, made('div', { class: 'search' }, input, list), said)

  let active = -1
  const chosen = () => (select.value ? select.selectedOptions[0].text : '')
  const show = () => {
    input.value = chosen()
    said.textContent = ''
  }
  const mark = (place) => {
    active = place
    for (const [at, item] of [...list.children].entries()) item.ariaSelected = String(at === place)
    const item = list.children[place]
    if (item) input.setAttribute('aria-activedescendant', item.id)
    else input.removeAttribute('aria-activedescendant')
    item?.scrollIntoView({ block: 'nearest' })
  }
  const close = () => {
    list.hidden = true
    input.ariaExpanded = 'false'
    mark(-1)
  }
  const choose = (option) => {
    select.value = option?.value ?? ''
    close()
    show()
    wrote(select)
  }
  const open = (typed) => {
    const matches = matching(options, folded(typed))
    const shown = matches.slice(0, MOST_SHOWN)
    list.replaceChildren(
      ...shown.map(({ option }, place) => {
        const item = made('li', { role: 'option', id: `${id}-o${place}`, 'aria-selected': 'false' }, option.text)
        // The input keeps the focus.
        item.onpointerdown = (event) => event.preventDefault()
        item.onclick = () => choose(option)
        return item
      }),
    )
    const more = matches.length - shown.length
    const words = matches.length === 0 ? dataset.none : more > 0 ? dataset.more : dataset.found
    said.textContent = words.replace('#', (more || matches.length).toLocaleString(document.documentElement.lang))
    list.hidden = shown.length === 0
    input.ariaExpanded = String(shown.length > 0)
    mark(shown.findIndex(({ option }) => typed && option.value === select.value))
    return shown
  }

  input.oninput = () => open(input.value)
  input.onclick = () => {
    if (!list.hidden) return
    input.select()
    open('')
  }
  input.onkeydown = (event) => {
    const { key } = event
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      if (list.hidden) open(input.value === chosen() ? '' : input.value)
      const { length } = list.children
      mark(length === 0 ? -1 : (active + (key === 'ArrowDown' ? 1 : active < 0 ? 0 : -1) + length) % length)
    } else if (key === 'Enter' && !list.hidden) {
      event.preventDefault()
      list.children[active < 0 && list.children.length === 1 ? 0 : active]?.click()
    } else if (key === 'Escape' && !list.hidden) {
      event.preventDefault()
      close()
      show()
    }
  }
  input.onblur = () => {
    close()
    const typed = folded(input.value)
    if (typed === folded(chosen())) return show()
    const same = options.filter(({ text }) => text === typed)
    if (typed === '' || same.length === 1) return choose(same[0]?.option)
    show()
    said.textContent = select.value ? dataset.back.replace('#', chosen()) : dataset.none
  }
  select.addEventListener('change', show)
  onReset(select, show)
  show()
}

/** All that hold every word typed; those that begin with it first, then those where a word does. */
function matching(options, typed) {
  if (!typed) return options
  const words = typed.split(' ')
  const rank = (text) => (text.startsWith(typed) ? 0 : ` ${text}`.includes(` ${typed}`) ? 1 : 2)
  return options
    .filter(({ text, option }) => option.value === typed || words.every((word) => text.includes(word)))
    .toSorted((one, other) => rank(one.text) - rank(other.text))
}

// "Other, please say" waits for its choice.
function opening(select) {
  const field = select.closest('.field').nextElementSibling
  const input = field?.querySelector('.input')
  if (!input) return
  const show = () => {
    input.disabled = select.value !== select.dataset.opens
    field.hidden = input.disabled
  }
  select.addEventListener('change', show)
  onReset(select, show)
  show()
}

// Before the search, which is put where the next field would be looked for.
ease('select[data-opens]', (select) => {
  opening(select)
  if (select.dataset.search) search(select)
})
ease('select[data-search]', search)
