import { INK } from './chart-ink.js'

// A picture that stands by itself: white ground, title above, source below.
export function savePicture(figure, chart) {
  const { title, source } = figure.dataset
  const scale = chart.canvas.width / chart.width
  const picture = document.createElement('canvas')
  const pen = picture.getContext('2d')
  picture.width = chart.canvas.width
  const titles = broken(pen, title, 'bold 18px system-ui, sans-serif', chart.width - 24)
  const sources = broken(pen, source, '12px system-ui, sans-serif', chart.width - 24)
  const top = 16 + titles.length * 25
  picture.height = (top + chart.height + 16 + sources.length * 17) * scale
  pen.scale(scale, scale)
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, chart.width, picture.height / scale)
  pen.fillStyle = INK
  pen.font = 'bold 18px system-ui, sans-serif'
  write(pen, titles, 26, 25)
  pen.drawImage(chart.canvas, 0, top, chart.width, chart.height)
  pen.font = '12px system-ui, sans-serif'
  write(pen, sources, top + chart.height + 18, 17)
  picture.toBlob((blob) => offer(blob, `${figure.id}.png`), 'image/png')
}

function write(pen, lines, top, step) {
  for (const [place, text] of lines.entries()) pen.fillText(text, 12, top + place * step)
}

function broken(pen, text, font, room) {
  pen.font = font
  const lines = ['']
  for (const word of text.split(/\s+/)) {
    const longer = `${lines[lines.length - 1]} ${word}`.trim()
    if (pen.measureText(longer).width > room && lines[lines.length - 1]) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

function offer(blob, name) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}
