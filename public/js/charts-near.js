// The library that draws is fetched only when a reader comes near a figure; the tables say everything without it.

const asked = document.querySelector('[data-chart-scripts]')
const figures = document.querySelectorAll('figure[data-chart]')

const near = new IntersectionObserver(
  (entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return
    near.disconnect()
    load()
  },
  { rootMargin: '600px' },
)

function load() {
  const [library, charts] = asked.dataset.chartScripts.split(' ')
  const script = document.createElement('script')
  script.src = library
  script.addEventListener('load', () => import(charts))
  document.head.append(script)
}

if (asked) for (const figure of figures) near.observe(figure)
