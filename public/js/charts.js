// Draws each figure from the cells of its own table. Without this file the tables say everything.

import { fill, INK, quartileLines, valueTexts } from './chart-ink.js'
import { savePicture } from './chart-picture.js'

const { Chart } = window
const drawn = new Map()
const still = matchMedia('(prefers-reduced-motion: reduce)').matches
const language = document.documentElement.lang

Chart.defaults.font.family = 'system-ui, sans-serif'
Chart.defaults.font.size = 14
Chart.defaults.color = INK
Chart.defaults.animation = still ? false : { duration: 250 }

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue
      near.unobserve(target)
      if (target.isConnected) draw(target)
    }
  },
  { rootMargin: '400px' },
)

// What is no longer on the page, or stands there on another canvas, draws nothing more.
function drop() {
  for (const [figure, chart] of drawn) {
    if (figure.isConnected && figure.contains(chart.canvas)) continue
    chart.destroy()
    drawn.delete(figure)
  }
}

function watch() {
  drop()
  for (const figure of document.querySelectorAll('figure[data-chart]')) {
    if (drawn.has(figure)) refresh(figure)
    else near.observe(figure)
  }
}

const rawOf = (cell) => (cell.dataset.value === '' ? null : Number(cell.dataset.value))

// The first table of a figure: the names of its rows, and for each drawn column its name, values and words.
function read(figure) {
  const table = figure.querySelector('table')
  // Of a long list the leading ones, as its note says.
  const rows = [...table.tBodies[0].rows].slice(0, Number(figure.dataset.most ?? Number.POSITIVE_INFINITY))
  const places = [...(rows[0]?.cells ?? [])].flatMap((cell, place) => ('value' in cell.dataset ? [place] : []))
  return {
    labels: rows.map((row) => row.cells[0].textContent.trim()),
    series: places.map((place) => ({
      name: table.tHead.rows[0].cells[place].textContent.trim(),
      values: rows.map((row) => rawOf(row.cells[place])),
      texts: rows.map((row) => textOf(row, place)),
    })),
  }
}

// A count with its share, where the next cell holds one.
function textOf(row, place) {
  const text = row.cells[place].textContent.trim()
  const next = row.cells[place + 1]
  return next && !('value' in next.dataset) && /%/.test(next.textContent) ? `${text} (${next.textContent.trim()})` : text
}

function draw(figure) {
  if (drawn.has(figure)) return refresh(figure)
  const canvas = figure.querySelector('canvas')
  const { labels, series } = read(figure)
  if (labels.length === 0 || series.length === 0) return
  const place = canvas.parentElement
  place.classList.add('figure-canvas-drawn')
  place.style.height = `${heightOf(figure, figure.dataset.chart, labels.length)}px`
  const chart = new Chart(canvas, configure(figure, labels, series))
  drawn.set(figure, chart)
  const save = figure.querySelector('[data-save-png]')
  if (save) {
    save.hidden = false
    save.addEventListener('click', () => savePicture(figure, chart))
  }
}

function refresh(figure) {
  const chart = drawn.get(figure)
  const { labels, series } = read(figure)
  chart.data.labels = labels.map((label) => wrapped(label, isNarrow(figure) ? 13 : 30))
  chart.data.datasets = datasetsOf(figure.dataset.chart, series, labels.length)
  chart.canvas.parentElement.style.height = `${heightOf(figure, figure.dataset.chart, labels.length)}px`
  chart.options.plugins.marks = marksOf(figure)
  chart.update('none')
}

const isUpright = (kind) => kind === 'numbers' || kind === 'days'
// On a phone names may take half of what is left of the width, and so more lines.
const isNarrow = (figure) => figure.clientWidth < 480
const heightOf = (figure, kind, rows) =>
  isUpright(kind) ? 300 : 70 + rows * (isNarrow(figure) ? 56 : 44) + (kind === 'grid' ? 60 : 0)

function configure(figure, labels, series) {
  const kind = figure.dataset.chart
  const upright = isUpright(kind)
  const stacked = kind === 'grid'
  const amounts = {
    beginAtZero: true,
    stacked,
    // There is no half sheet; a mean may lie between.
    ticks: {
      precision: stacked || kind === 'measures' ? undefined : 0,
      callback: (value) => value.toLocaleString(language) + (stacked ? '%' : ''),
    },
  }
  if (stacked) amounts.max = 100
  const names = { stacked, grid: { display: false }, ticks: { autoSkip: upright } }
  return {
    type: 'bar',
    data: {
      labels: labels.map((label) => wrapped(label, isNarrow(figure) ? 13 : 30)),
      datasets: datasetsOf(kind, series, labels.length),
    },
    options: {
      indexAxis: upright ? 'x' : 'y',
      maintainAspectRatio: false,
      layout: { padding: { right: stacked ? 8 : isNarrow(figure) ? 90 : 110, top: 22 } },
      scales: upright ? { x: names, y: amounts } : { x: amounts, y: names },
      plugins: {
        legend: { display: stacked, position: 'top', align: 'start' },
        tooltip: { callbacks: { label: ({ dataset, dataIndex }) => `${dataset.label}: ${dataset.texts[dataIndex]}` } },
        marks: marksOf(figure),
      },
    },
    plugins: [valueTexts, quartileLines],
  }
}

function datasetsOf(kind, series, rows) {
  if (kind !== 'grid') {
    return series.slice(0, 1).map(({ name, values, texts }) => {
      const look = { backgroundColor: kind === 'numbers' ? '#b9b2a8' : '#4a443d', borderColor: INK, borderWidth: 1 }
      const width = kind === 'numbers' ? { categoryPercentage: 1, barPercentage: 1 } : { maxBarThickness: 30 }
      return { label: name, data: values, texts, ...look, ...width }
    })
  }
  const sums = Array.from({ length: rows }, (_, row) => series.reduce((sum, { values }) => sum + (values[row] ?? 0), 0))
  return series.map(({ name, values, texts }, place) => ({
    label: name,
    data: values.map((value, row) => (sums[row] ? ((value ?? 0) * 100) / sums[row] : 0)),
    texts,
    backgroundColor: fill(place),
    borderColor: INK,
    borderWidth: 1,
    maxBarThickness: 34,
  }))
}

// Long names on several lines of so many letters.
function wrapped(text, letters) {
  const lines = ['']
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1]
    if (last && last.length + word.length >= letters) lines.push(word)
    else lines[lines.length - 1] = last ? `${last} ${word}` : word
  }
  return lines.length > 3 ? [...lines.slice(0, 2), `${lines[2]} …`] : lines
}

// Where the median and the quartiles of a histogram lie, between the ends of its bins.
function marksOf(figure) {
  if (figure.dataset.chart !== 'numbers') return null
  const valueAt = (mark) => {
    const cell = figure.querySelector(`[data-mark="${mark}"]`)
    return cell ? rawOf(cell) : null
  }
  const { from, to } = figure.dataset
  return { from: Number(from), to: Number(to), values: ['lower', 'median', 'upper'].map(valueAt) }
}

document.addEventListener('htmx:after:swap', watch)
// On paper every figure must be there, at the width of the sheet.
addEventListener('beforeprint', () => {
  for (const figure of document.querySelectorAll('figure[data-chart]')) {
    draw(figure)
    drawn.get(figure)?.resize(680, heightOf(figure, figure.dataset.chart, drawn.get(figure).data.labels.length))
  }
})
addEventListener('afterprint', () => {
  for (const figure of document.querySelectorAll('figure[data-chart]')) drawn.get(figure)?.resize()
})
watch()
