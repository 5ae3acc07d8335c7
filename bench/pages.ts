import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumParts, FLAGS, launchChromium } from '../test/support/chromium'
import { type Figure, onSqlite, round } from './measures'

/** What the first load of a 20-question form fetches, compressed, as the browser's network layer counts it. */
export async function onWeight(): Promise<Figure[]> {
  return onSqlite(0, async (server, made) => {
    const browser = await launchChromium()
    try {
      const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
      const page = await context.newPage()
      const network = await context.newCDPSession(page)
      await network.send('Network.enable')
      const received = new Map<string, number>()
      network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => received.set(requestId, encodedDataLength))
      await page.goto(`${server.address}/c/${made.slug}`, { waitUntil: 'networkidle' })
      const bytes = [...received.values()].reduce((sum, each) => sum + each, 0)
      return [
        {
          promise: 'first load of a 20-question form, with headers',
          line: '<= 25 kB',
          measured: `${round(bytes / 1000, 1)} kB`,
          held: bytes <= 25_000,
        },
        { promise: 'requests of that load', line: '<= 4', measured: String(received.size), held: received.size <= 4 },
      ]
    } finally {
      await browser.close()
    }
  })
}

const LIGHTHOUSE = 'lighthouse@13.5.0'

/** Lighthouse (mobile) on the addresses given; installed into a temporary folder because it is large and needed by nothing else. */
export async function lighthouseOn(pages: readonly { name: string; url: string }[]): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ydan-lighthouse-'))
  try {
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
    spawnSync('npm', ['install', '--no-audit', '--no-fund', LIGHTHOUSE], { cwd: folder, stdio: 'ignore' })
    const chromium = await wrapped(folder)
    return pages.flatMap(({ name, url }) => lighthouse(folder, chromium, name, url))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Chromium as one command: its libraries are for it alone, not for the program that starts it. */
async function wrapped(folder: string): Promise<string> {
  const { executable, environment } = await chromiumParts()
  const path = join(folder, 'chromium')
  const settings = Object.entries(environment).map(([name, value]) => `${name}='${value}'`)
  writeFileSync(path, `#!/bin/sh\nexec env ${settings.join(' ')} '${executable}' "$@"\n`, { mode: 0o755 })
  return path
}

function lighthouse(folder: string, chromium: string, name: string, url: string): Figure[] {
  const run = spawnSync(
    process.execPath,
    [
      join(folder, 'node_modules', 'lighthouse', 'cli', 'index.js'),
      url,
      '--quiet',
      '--output=json',
      '--only-categories=performance,accessibility,best-practices,seo',
      `--chrome-flags=--headless=new ${FLAGS.join(' ')}`,
    ],
    { env: { ...process.env, CHROME_PATH: chromium }, maxBuffer: 64 * 1024 * 1024 },
  )
  if (run.status !== 0) throw new Error(run.stderr.toString())
  const report: LighthouseReport = JSON.parse(run.stdout.toString())
  const scores = Object.values(report.categories).map((each) => Math.round((each.score ?? 0) * 100))
  const lcp = report.audits['largest-contentful-paint']?.numericValue ?? Number.NaN
  const blocking = report.audits['total-blocking-time']?.numericValue ?? Number.NaN
  const failed = Object.values(report.audits).filter(
    (audit) => audit.score !== null && audit.score < 1 && audit.scoreDisplayMode === 'binary',
  )
  if (failed.length > 0) console.error(`${name}: ${failed.map((audit) => audit.id).join(', ')}`)
  return [
    {
      promise: `Lighthouse, mobile: ${name}`,
      line: '100 / 100 / 100 / 100',
      measured: scores.join(' / '),
      held: scores.every((score) => score === 100),
    },
    {
      promise: `LCP / total blocking time: ${name}`,
      line: '<= 1.2 s / <= 50 ms',
      measured: `${round(lcp / 1000, 2)} s / ${round(blocking)} ms`,
      held: lcp <= 1200 && blocking <= 50,
    },
  ]
}

interface LighthouseReport {
  categories: Record<string, { score: number | null }>
  audits: Record<string, { id: string; score: number | null; scoreDisplayMode: string; numericValue?: number }>
}
