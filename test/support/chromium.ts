import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** A real Chromium from npm, with its own libraries and font: no root, no system package. */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const { executable, environment } = await chromiumParts()
  return chromium.launch({
    executablePath: executable,
    headless: true,
    args: [...FLAGS, ...more],
    env: { ...process.env, ...environment },
  })
}

export const FLAGS: readonly string[] = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--disable-component-update',
]

/** For a program that launches it by itself: where it lies and what it finds its libraries and font by. */
export async function chromiumParts(): Promise<{ executable: string; environment: Record<string, string> }> {
  const folder = await unpacked()
  return {
    executable: join(folder, 'chromium'),
    environment: { FONTCONFIG_FILE: join(folder, 'fonts', 'fonts.conf'), LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') },
  }
}

// The package unpacks to one place for all its versions; here each version, and each user, has a folder of its own.
async function unpacked(): Promise<string> {
  const { folder: from, version } = packed()
  const ready = join(process.env['YDAN_LASTING_FOLDER'] ?? tmpdir(), `ydan-chromium-${version}-${process.getuid?.() ?? 'user'}`)
  if (existsSync(ready)) return ready
  const making = mkdtempSync(`${ready}-`)
  await within(making, async () => {
    for (const part of ['chromium.br', 'fonts.tar.br', 'al2023.tar.br']) await inflate(join(from, 'bin', part))
  })
  writeFileSync(join(making, 'fonts', 'fonts.conf'), fontsIn(join(ready, 'fonts')))
  try {
    renameSync(making, ready)
  } catch {
    rmSync(making, { recursive: true, force: true }) // another process was quicker
  }
  return ready
}

function packed(): { folder: string; version: string } {
  const folder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return { folder, version }
}

/** `inflate` writes into the temporary folder and takes no other. */
async function within(folder: string, work: () => Promise<void>): Promise<void> {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    await work()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

// One known font, whatever the machine has: pictures are the same everywhere. It is complete for Vietnamese.
function fontsIn(folder: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${dirname(folder)}/fonts-cache</cachedir></fontconfig>
`
}
