// How bars are filled and labelled, so that they can be read in black and white.

export const INK = '#211c17'
const language = document.documentElement.lang

// Greys and patterns by turns, so that neighbours differ in black and white and for every eye.
const FILLS = ['#2b2b2b', 'rising', '#d9d9d9', 'dots', '#8a8a8a', 'falling', '#ffffff', 'grid', '#5c5c5c', 'level']

export function fill(place) {
  const name = FILLS[place % FILLS.length]
  if (name.startsWith('#')) return name
  const tile = document.createElement('canvas')
  tile.width = 8
  tile.height = 8
  const pen = tile.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, 8, 8)
  pen.strokeStyle = '#222'
  pen.fillStyle = '#222'
  pen.lineWidth = 1.5
  pen.beginPath()
  if (name === 'rising') line(pen, 0, 8, 8, 0)
  if (name === 'falling') line(pen, 0, 0, 8, 8)
  if (name === 'grid' || name === 'level') line(pen, 0, 4, 8, 4)
  if (name === 'grid') line(pen, 4, 0, 4, 8)
  if (name === 'dots') pen.arc(4, 4, 1.8, 0, 7)
  if (name === 'dots') pen.fill()
  else pen.stroke()
  return pen.createPattern(tile, 'repeat')
}

function line(pen, x, y, toX, toY) {
  pen.moveTo(x, y)
  pen.lineTo(toX, toY)
}

// The figure beside or within each bar, so that no reading off a scale is needed.
export const valueTexts = {
  id: 'valueTexts',
  afterDatasetsDraw(chart) {
    const { ctx: pen, options } = chart
    const stacked = chart.data.datasets.length > 1
    const upright = options.indexAxis === 'x'
    pen.save()
    pen.font = `${stacked ? 12 : 14}px system-ui, sans-serif`
    pen.textBaseline = 'middle'
    chart.data.datasets.forEach((dataset, place) => {
      chart.getDatasetMeta(place).data.forEach((bar, row) => {
        const text = stacked ? `${Math.round(dataset.data[row])}%` : dataset.texts[row]
        if (stacked) inside(pen, bar, text)
        else if (!upright) beside(pen, bar, text, chart.width)
        else if (bar.width > 14 && dataset.data[row]) above(pen, bar, dataset.data[row].toLocaleString(language))
      })
    })
    pen.restore()
  },
}

function inside(pen, bar, text) {
  const width = pen.measureText(text).width + 6
  if (Math.abs(bar.x - bar.base) < width + 4) return
  const middle = (bar.x + bar.base) / 2
  pen.fillStyle = '#fff'
  pen.fillRect(middle - width / 2, bar.y - 9, width, 18)
  pen.fillStyle = INK
  pen.textAlign = 'center'
  pen.fillText(text, middle, bar.y)
}

function beside(pen, bar, text, room) {
  pen.fillStyle = INK
  pen.textAlign = 'left'
  pen.fillText(text, bar.x + 6, bar.y, Math.max(20, room - bar.x - 8))
}

function above(pen, bar, text) {
  pen.fillStyle = INK
  pen.textAlign = 'center'
  pen.fillText(text, bar.x, bar.y - 10)
}

export const quartileLines = {
  id: 'quartileLines',
  afterDatasetsDraw({ ctx: pen, chartArea, options }) {
    const { marks } = options.plugins
    if (!marks || !(marks.to > marks.from)) return
    pen.save()
    pen.strokeStyle = '#8c1d18'
    marks.values.forEach((value, place) => {
      if (value === null) return
      const x = chartArea.left + ((value - marks.from) / (marks.to - marks.from)) * (chartArea.right - chartArea.left)
      pen.lineWidth = place === 1 ? 3 : 1.5
      pen.setLineDash(place === 1 ? [] : [6, 4])
      pen.beginPath()
      line(pen, x, chartArea.top, x, chartArea.bottom)
      pen.stroke()
    })
    pen.restore()
  },
}
