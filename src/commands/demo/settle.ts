import { daoMau, minhHoa } from '../../../db/demo/places'
import { staff } from '../../../db/demo/plan'
import type { Writer } from '../../../db/storage'
import { act } from '../../audit/act'
import { addGrant, addPerson } from '../../people/store'
import { addUnit, saveCount } from '../../units/store'
import type { Unit } from '../../units/unit'

export type Communes = Record<'minhHoa' | 'daoMau', Unit>

const FOUNDED = '2025-07-01'

/** The province of the demo with its commune, special zone, hamlets, household totals and staff. */
export const settleDemo = act('unit.import', async ({ writer, now, permit }, { passwordHash }: { passwordHash: string }) => {
  permit('/')
  const province = await addUnit(writer, {
    level: 'province',
    kind: 'tinh',
    name: 'Tỉnh Minh Họa',
    parent: null,
    validFrom: FOUNDED,
  })
  const communes: Communes = {
    minhHoa: await addCommune(writer, province, minhHoa),
    daoMau: await addCommune(writer, province, daoMau),
  }
  const known = new Map<string, number>([
    ['province', province.id],
    ['minhHoa', communes.minhHoa.id],
    ...(await addHamlets(writer, communes.minhHoa, minhHoa)),
  ])
  await addHamlets(writer, communes.daoMau, daoMau)
  for (const { email, name, role, unit } of staff) {
    const person = await addPerson(writer, { email, name, passwordHash, now })
    await addGrant(writer, { personId: person.id, role, unitId: known.get(unit) ?? province.id, now })
  }
  return {
    result: communes,
    subject: `unit:${province.id}`,
    details: { hamlets: minhHoa.hamlets.length + daoMau.hamlets.length },
  }
})

const addCommune = (writer: Writer, parent: Unit, { name, kind }: { name: string; kind: string }) =>
  addUnit(writer, { level: 'commune', kind, name, parent, validFrom: FOUNDED })

async function addHamlets(writer: Writer, parent: Unit, { hamlets, takenOn }: typeof minhHoa): Promise<[string, number][]> {
  const ids: [string, number][] = []
  for (const { name, kind, households } of hamlets) {
    const unit = await addUnit(writer, { level: 'hamlet', kind, name, parent, validFrom: FOUNDED })
    await saveCount(writer, unit.id, { households, takenOn })
    ids.push([name, unit.id])
  }
  return ids
}
