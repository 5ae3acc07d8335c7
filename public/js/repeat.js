// A block more for each person of a household, without asking the server. Without scripts the same button does ask it.
import { readNumber } from '../../src/questions/typed-number.ts'

const made = (tag, attributes, text) => {
  const element = document.createElement(tag)
  for (const name in attributes) element.setAttribute(name, attributes[name])
  element.textContent = text
  return element
}
const NAMED = ['name', 'id', 'for', 'aria-describedby']

function grow(group) {
  const { repeat: most, name, blockName, remove, added, removed } = group.dataset
  const add = group.querySelector(':scope > [data-add]')
  const full = group.querySelector(':scope > .meta')
  const first = group.querySelector('[data-block]')
  const status = made('p', { class: 'visually-hidden', role: 'status' }, '')
  const said = (words, block) => words.replace('#', block.dataset.block)
  const blocks = () => [...group.querySelectorAll('[data-block]')]
  const changed = () => add.dispatchEvent(new Event('input', { bubbles: true }))

  // As the first one was, empty and under another number.
  const blank = first.cloneNode(true)
  for (const fault of blank.querySelectorAll('.field-fault')) fault.remove()
  for (const faulty of blank.querySelectorAll('.field-faulty')) faulty.classList.remove('field-faulty')
  for (const control of blank.querySelectorAll('[name]')) {
    control.removeAttribute('aria-invalid')
    control.defaultChecked = control.checked = false
    if (control.localName === 'select') control.selectedIndex = 0
    else if (!control.matches('.choice-mark')) control.defaultValue = control.value = ''
  }
  const ids = `f-${name}_`
  const numbered = (value, number) =>
    value
      .split(' ')
      .filter((each) => !each.endsWith('-fault'))
      .map((each) => {
        for (const start of [`${name}.`, ids])
          if (each.startsWith(start)) return start + each.slice(start.length).replace(/^\d+/, number)
        return each
      })
      .join(' ')
  const blockOf = (number) => {
    const block = blank.cloneNode(true)
    block.dataset.block = number
    block.removeAttribute('autofocus')
    block.querySelector('legend').textContent = said(blockName, block)
    for (const element of [block, ...block.querySelectorAll('*')])
      for (const attribute of NAMED)
        if (element.hasAttribute(attribute)) element.setAttribute(attribute, numbered(element.getAttribute(attribute), number))
    return block
  }

  const show = () => {
    const all = blocks()
    add.hidden = all.length >= most
    full.hidden = !add.hidden
    for (const block of all) {
      let button = block.querySelector(':scope > [data-less]')
      if (!button) {
        button = made('button', { type: 'button', class: 'button button-quiet', 'data-less': '' }, said(remove, block))
        button.onclick = () => {
          const next = blocks()[blocks().indexOf(block) + 1] ?? blocks()[blocks().indexOf(block) - 1]
          status.textContent = said(removed, block)
          block.remove()
          show()
          changed()
          next?.focus()
        }
        block.append(button)
      }
      button.hidden = all.length < 2
    }
  }
  const free = () => {
    const taken = blocks().map((block) => Number(block.dataset.block))
    return Array.from({ length: most }, (_, place) => place + 1).find((each) => !taken.includes(each))
  }
  const addOne = (number = free()) => {
    if (!number) return
    const block = blockOf(number)
    add.before(block)
    show()
    return block
  }
  add.type = 'button'
  add.onclick = () => {
    const block = addOne()
    status.textContent = block ? said(added, block) : ''
    block?.focus()
  }
  group.append(status)
  restore(group, name, addOne)
  show()
  const sums = sumsOf(group, name)
  for (const event of ['input', 'change']) group.addEventListener(event, sums)
  sums()
}

// What later words and conditions of the page ask about (flow.js): how many blocks say something, how many chose each
// option, and what their numbers come to. Shown to nobody and never sent; the server reckons them itself.
function sumsOf(group, name) {
  const totals = made('div', { hidden: '' }, '')
  group.append(totals)
  return () => {
    const sums = new Map()
    const add = (to, number) => sums.set(to, (sums.get(to) ?? 0) + number)
    for (const block of group.querySelectorAll('[data-block]')) {
      const said = [...block.querySelectorAll('[name]')].filter(
        (each) => (each.type !== 'radio' || each.checked) && each.value.trim(),
      )
      if (said.length > 0) add(name, 1)
      for (const control of said) {
        const inner = `${name}.${control.name.split('.')[2]}`
        if (control.type !== 'text') add(`${inner}.${control.value}`, 1)
        else if (control.inputMode) add(inner, readNumber(control.value, 2).value ?? 0)
      }
    }
    totals.replaceChildren(
      ...[...sums].map(([each, sum]) => made('output', { name: each }, String(Math.round(sum * 100) / 100).replace('.', ','))),
    )
  }
}

// A draft kept on this device was filled in by sheet.js, but for the blocks that were not there yet.
function restore(group, name, addOne) {
  const form = group.closest('form')
  const notice = form?.querySelector('#draft')
  if (!notice || notice.hidden) return
  let draft
  try {
    draft = JSON.parse(localStorage.getItem(`sheet:${form.dataset.draft}`)) ?? []
  } catch {
    return
  }
  const inner = draft.filter(([each]) => each.startsWith(`${name}.`))
  for (const [each] of inner) {
    const number = Number.parseInt(each.slice(name.length + 1), 10)
    if (number <= group.dataset.repeat && !group.querySelector(`[data-block="${number}"]`)) addOne(number)
  }
  for (const [each, value] of inner) {
    for (const control of group.querySelectorAll(`[name="${each}"]`)) {
      if (control.type === 'radio') control.checked ||= control.value === value
      else control.value = value
      control.dispatchEvent(new Event('change', { bubbles: true }))
    }
  }
}

function start() {
  for (const group of document.querySelectorAll('[data-repeat]:not([data-eased])')) {
    group.dataset.eased = ''
    grow(group)
  }
}

start()
document.addEventListener('htmx:after:swap', start)
