// Copy buttons: `data-copy` names the control whose text is copied, `data-copied` and `data-failed` what is said after.
for (const button of document.querySelectorAll('[data-copy]')) {
  const source = document.getElementById(button.dataset.copy)
  const said = button.parentElement.querySelector('[role="status"]')
  if (!source || !navigator.clipboard) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(source.value)
      said.textContent = button.dataset.copied
    } catch {
      source.select()
      said.textContent = button.dataset.failed
    }
  })
}
for (const area of document.querySelectorAll('textarea[data-whole]')) area.addEventListener('focus', () => area.select())
