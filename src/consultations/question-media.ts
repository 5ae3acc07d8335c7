import { type Fields, one } from '../kernel/fields'
import type { Upload } from '../kernel/upload'
import type { World } from '../kernel/world'
import type { KeptMedium } from '../questions/picture'
import { describeMedium, keepMedium } from './keeping-media'
import { listMedia, maybeFindMedium } from './media-store'
import { judgeMedium } from './medium'

/** How many a form offers to choose from: the newest. */
const MOST_OFFERED = 100

/** What the unit of a consultation and those above it keep already, for the form of a question. */
export const offeredMedia = ({ storage }: World, { unitPath }: { unitPath: string }): Promise<KeptMedium[]> =>
  listMedia(storage.reader, unitPath, MOST_OFFERED)

export interface WithMedia {
  /** What was sent, with each picture that was uploaded or chosen in its place. */
  fields: Fields
  /** By the name of a picker, such as `settings.picture`. */
  faults: Readonly<Record<string, string>>
  /** The picker to come back to; undefined when no picture came. */
  came: string | undefined
}

/**
 * Reads the pickers of a question's form (src/questions/picture-picker.tsx): a file is judged and kept for the unit, one
 * chosen is looked up. A file that cannot be taken is a fault, and everything else stays as it was typed.
 */
export async function withMedia(
  world: World,
  { unitPath }: { unitPath: string },
  sent: Fields,
  files: ReadonlyMap<string, Upload>,
): Promise<WithMedia> {
  const fields = new Map(sent)
  const faults: Record<string, string> = {}
  let came: string | undefined
  const put = (name: string, { token, width, height, description }: KeptMedium) => {
    const said = one(fields, `${name}.token`) === token ? one(fields, `${name}.description`) : ''
    for (const [part, value] of Object.entries({ token, width, height, description: said || description }))
      fields.set(`${name}.${part}`, [String(value)])
    fields.delete(`${name}.none`)
    came ??= name
  }
  for (const [name, [token = '']] of sent) {
    if (!name.endsWith('.pick') || token === '') continue
    const medium = await maybeFindMedium(world.storage.reader, unitPath, token)
    if (medium) put(name.slice(0, -'.pick'.length), medium)
    else faults[name.slice(0, -'.pick'.length)] = 'notAnOption'
  }
  for (const [field, file] of files) {
    if (!field.endsWith('.file')) continue
    const name = field.slice(0, -'.file'.length)
    const judged = await judgeMedium(file.content, file.name, 'picture')
    if (judged.ok) put(name, await keepMedium(world, { unitPath, medium: judged.medium }))
    else faults[name] = judged.fault
  }
  return { fields, faults, came }
}

/** A description written for a picture that had none goes with it from now on. */
export async function noteDescriptions(world: World, { unitPath }: { unitPath: string }, fields: Fields): Promise<void> {
  for (const [name, [token = '']] of fields) {
    if (!name.endsWith('.token')) continue
    const description = one(fields, `${name.slice(0, -'.token'.length)}.description`).trim()
    if (description === '') continue
    const medium = await maybeFindMedium(world.storage.reader, unitPath, token)
    if (medium?.description === '') await describeMedium(world, { unitPath, token, description })
  }
}
