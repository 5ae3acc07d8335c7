import { rmSync } from 'node:fs'
import { staff } from '../../db/demo/plan'
import { filePath, openStorage } from '../../db/open'
import type { Storage } from '../../db/storage'
import { type Config, readConfig } from '../config'
import { log } from '../kernel/log'
import type { World } from '../kernel/world'
import { hashPassword } from '../people/password'
import { hasAdministrator } from '../people/store'
import { withSecret } from '../secret'
import { listen } from '../web/server'
import { demoAddresses } from './demo/addresses'
import { settleDemo } from './demo/settle'
import { story } from './demo/story'
import { servesAlone } from './only-server'
import { untilAskedToStop } from './stopping'
import { asksForHelp, refuse } from './words'

const DEMO_FILE = 'file:data/demo.sqlite'
const PASSWORD = 'nghe-dan-noi-2026'
const HELP = `ydan demo [--keep]
Serves a sample commune with eleven consultations and simulated answers, on this machine alone.
Without DATABASE_URL it keeps them in data/demo.sqlite, made anew at each start; --keep, or DEMO_DATA=keep, keeps them.
A database named by DATABASE_URL is never emptied: the sample goes in only where nobody administers it yet.`

/** `npm run demo` */
export async function demoCommand(words: string[]): Promise<void> {
  if (asksForHelp(words)) return console.log(HELP)
  if (words.some((word) => word !== '--keep')) return refuse(`demo knows no ${words.join(' ')}.`, HELP)
  const config = demoConfig(words.includes('--keep'))
  log.level = config.logLevel
  if (!servesAlone(config.databaseUrl)) return
  const ownFile = config.databaseUrl === DEMO_FILE
  if (ownFile && !config.keepDemoData)
    for (const ending of ['', '-wal', '-shm']) rmSync(filePath(DEMO_FILE) + ending, { force: true })
  const storage = await openStorage(config.databaseUrl)
  if (!(await hasAdministrator(storage.reader))) await fillDemo(storage, new Date())
  const running = await listen({ storage, config: await withSecret(storage, config) })
  await tell(storage, running.address)
  untilAskedToStop(running, storage)
}

function demoConfig(keep: boolean): Config {
  const mode = process.env['YDAN_MODE'] === 'development' ? 'development' : 'demo'
  const read = readConfig({ DATABASE_URL: DEMO_FILE, ...process.env, YDAN_MODE: mode })
  return { ...read, keepDemoData: read.keepDemoData || keep }
}

/** The demo's months, told as they would have happened up to today: every sheet judged, every act in the chain. */
export async function fillDemo(storage: Storage, today: Date): Promise<void> {
  const at = (moment: Date): World => ({
    storage,
    now: () => moment,
    actor: { kind: 'system', name: 'Dữ liệu mẫu' },
    locale: 'vi',
  })
  const passwordHash = await hashPassword(PASSWORD)
  const communes = await settleDemo(at(new Date(today.getTime() - 130 * 24 * 60 * 60 * 1000)), { passwordHash })
  for (const event of story(storage, communes, today)) await event.happens(at(event.at))
}

async function tell(storage: Storage, address: string): Promise<void> {
  const { open, published, poster } = await demoAddresses(storage.reader)
  console.log(
    [
      `Trang công khai (public home)            ${address}/`,
      `Một cuộc đang mở, theo mã QR (by QR)     ${address}${open}`,
      `Một kết quả đã công bố (published)       ${address}${published}`,
      `Đăng nhập cho cán bộ (staff sign-in)     ${address}/sign-in`,
      ...staff.map(({ email, name }) => `    ${email.padEnd(36)} ${name}`),
      `    mật khẩu (password)                  ${PASSWORD}`,
      `Một tờ áp phích để in (poster)           ${address}${poster}`,
    ].join('\n'),
  )
}
