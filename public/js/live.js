// Says that answers came in, for who cannot see the figures change.
let seen = document.getElementById('seen')?.value

document.addEventListener('htmx:after:swap', () => {
  const now = document.getElementById('seen')?.value
  if (now === undefined || now === seen) return
  seen = now
  const status = document.getElementById('live-status')
  if (status) status.textContent = document.getElementById('live')?.dataset.newSheets ?? ''
})
