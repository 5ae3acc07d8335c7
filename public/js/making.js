// What the modules of single types of question share.
export const made = (tag, attributes, ...inside) => {
  const element = document.createElement(tag)
  for (const name in attributes) element.setAttribute(name, attributes[name])
  element.append(...inside)
  return element
}

/** Tells the sheet that something was filled in by a script. */
export const wrote = (control) => {
  for (const name of ['input', 'change']) control.dispatchEvent(new Event(name, { bubbles: true }))
}

export const labelOf = (control) => control.labels?.[0]?.textContent.trim() ?? ''

/** Each such element once, now and after htmx has put in new ones. */
export function ease(selector, enhance) {
  const all = () => {
    for (const element of document.querySelectorAll(selector)) {
      if (element.dataset.eased !== undefined) continue
      element.dataset.eased = ''
      enhance(element)
    }
  }
  all()
  document.addEventListener('htmx:after:swap', all)
}

/** Whenever its form is emptied. */
export const onReset = (element, show) => element.form?.addEventListener('reset', () => setTimeout(show))
