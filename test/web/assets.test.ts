import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BuildOptions, buildSync } from 'esbuild'
import { Hono } from 'hono'
import { expect, onTestFinished, test, vi } from 'vitest'
import { projectFolder } from '../../db/engines/migrations-folder'
import type * as Assets from '../../src/web/assets'
import type { Env } from '../../src/web/env'
import { assetNames, endPacking, packInto } from '../../src/web/packing'

const served = ({ serveAsset, assetAddress }: Pick<typeof Assets, 'serveAsset' | 'assetAddress'>, name: string) =>
  new Hono<Env>().get('/public/*', serveAsset).request(assetAddress(name), { headers: { 'Accept-Encoding': 'br' } })

/** The processes of ours that minify. */
const minifiers = (): number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s.*esbuild.*--service=/.exec(line))
    .flatMap((found) => (found && Number(found[2]) === process.pid ? [Number(found[1])] : []))

test('a server from the sources minifies the next file when what minifies was killed', async () => {
  vi.resetModules()
  const assets: typeof Assets = await import('../../src/web/assets')
  expect((await served(assets, 'css/home.css')).status).toBe(200)
  const running = minifiers()
  expect(running).not.toEqual([])

  for (const id of running) process.kill(id, 'SIGKILL')

  for (const name of ['css/ydan.css', 'js/ydan.js']) expect((await served(assets, name)).status).toBe(200)
})

test('a built server serves every file, under the names the sources give, and minifies none', async () => {
  const folder = join(projectFolder(), 'node_modules', '.cache', `ydan-assets-${process.pid}-${Date.now()}`)
  mkdirSync(folder, { recursive: true })
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const program: BuildOptions = { bundle: true, format: 'esm', platform: 'node', external: ['pino'] }
  buildSync({ ...program, entryPoints: { assets: 'src/web/assets.ts' }, outdir: folder })
  await packInto(join(folder, 'public'))
  const fromSources: typeof Assets = await import('../../src/web/assets')
  const addresses = assetNames().map((name) => fromSources.assetAddress(name))
  await endPacking()
  for (const id of minifiers()) process.kill(id, 'SIGKILL')

  const built: typeof Assets = await import(pathToFileURL(join(folder, 'assets.js')).href)
  await built.makeAssetsReady()

  expect(assetNames().map(built.assetAddress)).toEqual(addresses)
  for (const name of assetNames()) expect((await served(built, name)).status).toBe(200)
  expect(built.assetAddress('js/nobody.js')).toBe('/public/js/nobody.js?h=')
  expect(built.assetAddress('__proto__')).toBe('/public/__proto__?h=')
  expect(minifiers()).toEqual([])
})
