// Recording a question in the browser: what was recorded becomes the file of its form, as if it had been chosen.
const KINDS = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4', 'audio/webm']
const kind = () => KINDS.find((each) => MediaRecorder.isTypeSupported(each))
const LONGEST = 5 * 60 * 1000

function offer(form) {
  const input = form.querySelector('input[type=file]')
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button button-plain' })
  const told = Object.assign(document.createElement('p'), { className: 'meta' })
  told.setAttribute('role', 'status')
  const heard = Object.assign(document.createElement('audio'), { controls: true, hidden: true })
  const { record, stop, recording, ready, refused, none, busy, empty } = form.dataset
  const question = form.closest('section').querySelector('h2').textContent
  const say = (words) => {
    button.textContent = words
    button.setAttribute('aria-label', `${words}: ${question}`)
  }
  say(record)
  heard.setAttribute('aria-label', `${form.querySelector('label').textContent}: ${question}`)
  let recorder
  let asking = false

  async function begin() {
    let stream
    if (asking) return
    asking = true
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      recorder = new MediaRecorder(stream, { mimeType: kind(), audioBitsPerSecond: 32_000 })
    } catch ({ name }) {
      release(stream)
      told.textContent = { NotAllowedError: refused, SecurityError: refused, NotFoundError: none }[name] ?? busy
      return
    } finally {
      asking = false
    }
    const parts = []
    recorder.ondataavailable = ({ data }) => parts.push(data)
    recorder.onstop = () => {
      release(stream)
      say(record)
      if (!parts.some(({ size }) => size > 0)) {
        recorder = undefined
        told.textContent = empty
        return
      }
      const type = recorder.mimeType.split(';')[0]
      const file = new File(parts, `ghi-am.${{ 'audio/ogg': 'ogg', 'audio/mp4': 'm4a' }[type] ?? 'weba'}`, { type })
      const files = new DataTransfer()
      files.items.add(file)
      input.files = files.files
      URL.revokeObjectURL(heard.src)
      heard.src = URL.createObjectURL(file)
      heard.hidden = false
      told.textContent = ready
      recorder = undefined
    }
    recorder.start()
    const own = recorder
    setTimeout(() => own.state === 'recording' && own.stop(), LONGEST)
    told.textContent = recording
    say(stop)
  }
  button.onclick = () => (recorder ? recorder.stop() : begin())
  const tools = form.querySelector('.recording-tools')
  tools.prepend(button)
  tools.before(told, heard)
}

function release(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop()
}

const forms = document.querySelectorAll('[data-record]')
if (globalThis.MediaRecorder && navigator.mediaDevices && kind()) forms.forEach(offer)
// Over plain http, and in old browsers, there is no microphone for a page.
else document.querySelector('#no-recorder')?.removeAttribute('hidden')
