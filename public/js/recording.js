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
  const { record, stop, recording, ready, refused } = form.dataset
  button.textContent = record
  const about = form.querySelector('label').textContent
  heard.setAttribute('aria-label', about)
  let recorder

  async function begin() {
    let stream
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    } catch {
      told.textContent = refused
      return
    }
    const parts = []
    recorder = new MediaRecorder(stream, { mimeType: kind(), audioBitsPerSecond: 32_000 })
    recorder.ondataavailable = ({ data }) => parts.push(data)
    recorder.onstop = () => {
      for (const track of stream.getTracks()) track.stop()
      const type = recorder.mimeType.split(';')[0]
      const file = new File(parts, `ghi-am.${{ 'audio/ogg': 'ogg', 'audio/mp4': 'm4a' }[type] ?? 'weba'}`, { type })
      const files = new DataTransfer()
      files.items.add(file)
      input.files = files.files
      URL.revokeObjectURL(heard.src)
      heard.src = URL.createObjectURL(file)
      heard.hidden = false
      told.textContent = ready
      button.textContent = record
      recorder = undefined
    }
    recorder.start()
    const own = recorder
    setTimeout(() => own.state === 'recording' && own.stop(), LONGEST)
    told.textContent = recording
    button.textContent = stop
  }
  button.onclick = () => (recorder ? recorder.stop() : begin())
  input.closest('.field').after(button, told, heard)
}

if (globalThis.MediaRecorder && navigator.mediaDevices && kind()) document.querySelectorAll('[data-record]').forEach(offer)
