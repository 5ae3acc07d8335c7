import { openStorage } from '../../db/open'
import type { Storage } from '../../db/storage'
import { type Config, readConfig } from '../config'
import { fieldsOf } from '../kernel/fields'
import { hashed, token } from '../kernel/ids'
import type { World } from '../kernel/world'
import { invite } from '../people/invite'
import { readEmail } from '../people/person'
import { offerSetUp } from '../people/set-up'
import { hasAdministrator } from '../people/store'
import { listRoots, listUnits } from '../units/store'
import type { Unit } from '../units/unit'
import { asksForHelp, refuse } from './words'

const HELP = `ydan admin EMAIL [--unit NUMBER]
Prints a one-time link that makes EMAIL an administrator. Somebody who has an account already chooses a new
password with it: the way back in when the password of the only administrator is lost.
On an empty database the link sets up the first unit and its first administrator.
--unit NUMBER  of which unit, where there are several outermost ones; the number stands in the unit's address.
The database is taken from DATABASE_URL, the beginning of the link from PUBLIC_URL.`

/** `npm run ydan -- admin EMAIL` */
export async function adminCommand(words: string[]): Promise<void> {
  if (asksForHelp(words)) return console.log(HELP)
  const asked = readWords(words)
  if ('wrong' in asked) return refuse(asked.wrong, HELP)
  const config = readConfig(process.env)
  const storage = await openStorage(config.databaseUrl)
  const made = await makeLink(systemWorld(storage, 'ydan admin'), asked).finally(() => storage.close())
  if ('wrong' in made) return refuse(made.wrong, HELP)
  console.log(made.told)
  console.log(`${siteAddress(config)}${made.path}`)
}

export const systemWorld = (storage: Storage, name: string): World => ({
  storage,
  now: () => new Date(),
  actor: { kind: 'system', name },
  locale: 'vi',
})

/** Where a link printed on the machine begins: nobody has asked over HTTP yet. */
export const siteAddress = ({ publicUrl, port }: Pick<Config, 'publicUrl' | 'port'>): string =>
  publicUrl ?? `http://localhost:${port}`

type Asked = { email: string; unitId: number | undefined }

function readWords(words: readonly string[]): Asked | { wrong: string } {
  const place = words.indexOf('--unit')
  const unit = place < 0 ? undefined : words[place + 1]
  const rest = words.filter((_, each) => place < 0 || (each !== place && each !== place + 1))
  if (place >= 0 && !/^\d{1,15}$/.test(unit ?? '')) return { wrong: '--unit needs a number.' }
  if (rest.length !== 1) return { wrong: 'admin needs one e-mail address.' }
  const { email, fault } = readEmail(fieldsOf([['email', rest[0] ?? '']]))
  return fault
    ? { wrong: `${rest[0]} is not an e-mail address.` }
    : { email, unitId: unit === undefined ? undefined : Number(unit) }
}

/** Shared with the tests: what the command does once its words are read. */
export async function makeLink(
  world: World,
  { email, unitId }: Asked,
): Promise<{ told: string; path: string } | { wrong: string }> {
  const roots = await listRoots(world.storage.reader)
  if (roots.length === 0 && !(await hasAdministrator(world.storage.reader)))
    return { told: 'Open this once, within a day, to set up the first unit:', path: await offerSetUp(world, email) }
  const unit = unitId === undefined ? onlyOne(roots) : (await listUnits(world.storage.reader, [unitId]))[0]
  if (!unit) return { wrong: `Which unit? ${roots.map((each) => `--unit ${each.id} is ${each.name}`).join('; ')}.` }
  const secret = token()
  await invite(world, { email, name: '', role: 'administrator', unitId: unit.id, tokenHash: hashed(secret) })
  return { told: `Open this once, within 7 days, to administer ${unit.name} as ${email}:`, path: `/invitations/${secret}` }
}

const onlyOne = (roots: readonly Unit[]): Unit | undefined => (roots.length === 1 ? roots[0] : undefined)
