// Photos are made smaller before they are sent: a phone takes them ten times as large as anybody needs, and pays for the way.

const LONGEST = 2048
const LARGE = 700 * 1024

async function smaller(file) {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < LARGE) return file
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const made = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85))
  return made && made.size < file.size ? new File([made], file.name.replace(/\.\w+$/, '.jpg'), { type: made.type }) : file
}

document.addEventListener('change', async ({ target }) => {
  if (!target.matches?.('[type=file][data-photos]')) return
  const chosen = [...target.files]
  // One that cannot be read is sent as it is: the server says what is wrong with it.
  const made = await Promise.all(chosen.map((file) => smaller(file).catch(() => file)))
  const isStill = chosen.length === target.files.length && chosen.every((file, place) => file === target.files[place])
  if (!isStill || made.every((file, place) => file === chosen[place])) return
  const list = new DataTransfer()
  for (const file of made) list.items.add(file)
  target.files = list.files
})
