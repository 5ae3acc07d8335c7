// What changes on a page while somebody answers it: what is due, earlier answers in later words, what does not fit
// together. By the very expressions the server judges by; it alone decides in the end.
import { evaluate, isTrue } from '../../src/logic/evaluate.ts'
import './pages.js'

const EDGE = '\u2063'
const COUNT = '\u2064'
const BLANK = '…'
const NOT_KNOWN = new Error('only the server knows')

const trees = new Map()
const treeOf = (text) => {
  if (!trees.has(text)) trees.set(text, JSON.parse(text))
  return trees.get(text)
}

const form = () => document.querySelector('#sheet')
const partOf = (name) => form().querySelector(`[data-item="${name.split('.')[0]}"]`)
const isPicked = ({ type, checked }) => checked || !['radio', 'checkbox'].includes(type)

// The controls of a name that say something now.
function saying(name) {
  const part = partOf(name)
  if (!part || part.hidden) return []
  const controls = [...part.querySelectorAll('[name]')].filter((each) => each.name === name)
  if (controls.length === 0) throw NOT_KNOWN
  return controls.filter((each) => !each.disabled && isPicked(each) && each.value.trim() !== '')
}

// As it is written in Viet Nam: 25.000 and 2,5.
function numberIn(typed) {
  const text = typed.replace(/\s/g, '').replace(/^[\u2212\u2013]/, '-')
  const plain = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text) ? text.replaceAll('.', '') : text
  const number = Number(plain.replace(',', '.'))
  return Number.isFinite(number) ? number : null
}

function read(name) {
  const controls = saying(name)
  const [first] = controls
  if (!first) return null
  if (first.type === 'checkbox') return controls.map(({ value }) => value)
  if (first.type === 'select-multiple') return [...first.selectedOptions].map(({ value }) => value)
  // A date or a time is kept otherwise than it is written (calendar.js).
  if (unitOf(name) === undefined) return first.dataset.kept ?? first.value.trim()
  return numberIn(first.value)
}

// Undefined for what is no number.
const unitOf = (name) => treeOf(partOf(name).dataset.numbers ?? '{}')[name]

const surroundings = {
  today: '',
  // Patterns are the server's: a browser's own could take for ever.
  matches: () => {
    throw NOT_KNOWN
  },
}

function worked(tree, otherwise) {
  try {
    return evaluate(tree, read, surroundings)
  } catch (error) {
    if (error !== NOT_KNOWN) throw error
    return otherwise
  }
}

// As a person reads it: the label of what was chosen.
function shown(tree) {
  try {
    if (tree[0] === 'of' && unitOf(tree[1]) === undefined) return saying(tree[1]).map(wordsOf).join(', ') || BLANK
  } catch {
    return BLANK
  }
  const value = worked(tree, null)
  const unit = tree[0] === 'of' ? ` ${unitOf(tree[1])}` : ''
  if (typeof value === 'number')
    return value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 10 }) + unit.trimEnd()
  return (Array.isArray(value) ? value.join(', ') : typeof value === 'string' && value) || BLANK
}

const wordsOf = (control) =>
  control.selectedOptions?.[0]?.text ??
  (['radio', 'checkbox'].includes(control.type) ? control.labels[0]?.textContent.trim() : control.value.trim())

// Where an earlier answer stands in the words of the same page.
function openPipes(part) {
  const pipes = JSON.parse(part.dataset.pipes)
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  const texts = []
  while (walker.nextNode()) if (walker.currentNode.data.includes(EDGE)) texts.push(walker.currentNode)
  for (const text of texts) {
    const pieces = text.data.split(EDGE).map((piece, place) => {
      if (place % 2 === 0) return piece
      const span = document.createElement('span')
      span.dataset.pipe = JSON.stringify(pipes[piece.lastIndexOf(COUNT) + 1])
      return span
    })
    text.replaceWith(...pieces)
  }
}

function follow() {
  if (!form()) return
  for (const part of form().querySelectorAll('[data-item][data-when]')) {
    const due = worked(treeOf(part.dataset.when), NOT_KNOWN)
    const isOpen = due === NOT_KNOWN
    // What only the server can tell is shown, and says that it is for some; but nobody is sent away on a guess.
    part.hidden = isOpen ? 'ending' in part.dataset : !isTrue(due)
    for (const note of part.querySelectorAll('[data-plain]')) note.hidden = !isOpen
  }
  for (const span of form().querySelectorAll('[data-pipe]')) {
    const text = shown(treeOf(span.dataset.pipe))
    if (span.textContent !== text) span.textContent = text
  }
  const isOver = form().querySelector('[data-ending]:not([hidden])') !== null
  for (const button of form().querySelectorAll('.send')) button.style.display = isOver ? 'none' : ''
}

// What does not fit is said once somebody leaves the answer, not while they type; and not before the touch that leaves
// it is done, or what it meant would have moved away.
function checkSoon(event) {
  const part = event.target.closest?.('[data-checks]')
  if (part) setTimeout(check, 300, part)
}

function check(part) {
  part.querySelector('[data-broken]')?.remove()
  const isAnswered = [...part.querySelectorAll('[name]')].some((each) => isPicked(each) && each.value.trim() !== '')
  if (!isAnswered || part.querySelector('.field-faulty')) return
  const broken = treeOf(part.dataset.checks).find(([tree]) => !isTrue(worked(tree, true)))
  if (!broken) return
  const words = document.createElement('p')
  words.className = 'field-fault'
  words.dataset.broken = ''
  words.role = 'alert'
  words.textContent = broken[1]
  const field = part.querySelector('.field') ?? part
  field.append(words)
}

function start() {
  if (!form()) return
  for (const note of form().querySelectorAll('[data-plain]')) if (!note.closest('[data-when]')) note.remove()
  for (const part of form().querySelectorAll('[data-pipes]')) openPipes(part)
  follow()
}

start()
document.addEventListener('htmx:after:swap', start)
document.addEventListener('input', follow)
document.addEventListener('change', follow)
document.addEventListener('change', checkSoon)
document.addEventListener('reset', () => setTimeout(follow))
