// Recordings of questions in a browser with scripts: one button each in place of the browser's player, one heard at a time.
const players = () => [...document.querySelectorAll('.listening audio')]

function offer(audio) {
  const { listen, stop } = audio.dataset
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button button-plain' })
  const name = audio.getAttribute('aria-label')
  const say = () => {
    button.textContent = audio.paused ? listen : stop
    button.classList.toggle('listening-now', !audio.paused)
    button.setAttribute('aria-label', audio.paused ? name : `${stop}: ${name}`)
  }
  const showPlayer = () => {
    audio.hidden = false
    button.remove()
  }
  button.onclick = () => {
    if (!audio.paused) return audio.pause()
    audio.currentTime = 0
    // A browser that cannot play it says so better than we could.
    audio.play().catch((error) => error.name === 'AbortError' || showPlayer())
  }
  for (const event of ['play', 'pause', 'ended']) audio.addEventListener(event, say)
  audio.addEventListener('play', () => {
    for (const other of players()) if (other !== audio) other.pause()
  })
  audio.hidden = true
  say()
  audio.after(button)
}

const start = () => {
  for (const audio of players()) if (!audio.hidden) offer(audio)
}
start()
document.addEventListener('htmx:after:swap', start)
