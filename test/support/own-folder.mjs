import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whatever the tests of a run leave in the temporary folder lies in one of its own, gone with the run. */
export default function setup() {
  if (process.env['YDAN_LASTING_FOLDER']) return
  process.env['YDAN_LASTING_FOLDER'] = tmpdir()
  const folder = mkdtempSync(join(tmpdir(), 'ydan-run-'))
  chmodSync(folder, 0o755) // PostgreSQL runs as somebody else where the tests are root
  process.env['TMPDIR'] = folder
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
}
