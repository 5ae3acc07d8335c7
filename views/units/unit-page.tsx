import type { Child } from 'hono/jsx'
import { calendarDay, number } from '../../src/i18n/locale'
import type { Unit } from '../../src/units/unit'
import { DataTable, Empty, Facts, Notice } from '../components/pieces'
import { Layout } from '../layout'
import { usePage } from '../page-context'

export interface UnitMay {
  add: boolean
  change: boolean
  count: boolean
  importTable: boolean
  end: boolean
  invite: boolean
}

interface Listed extends Unit {
  households?: number | null
  takenOn?: string | null
}

export interface UnitPageProps {
  unit: Unit
  parent: Unit | undefined
  below: readonly Listed[]
  endedChildren: readonly Unit[]
  counts: readonly { households: number; takenOn: string }[]
  successors: readonly Unit[]
  predecessors: readonly Unit[]
  may: UnitMay
  done?: string | undefined
}

export const UnitPage = (page: UnitPageProps) => {
  const { words } = usePage()
  const { unit, parent, done } = page
  const doneWords: Record<string, string> = words.units.done
  return (
    <Layout title={unit.name} kind="staff" wide>
      {parent && (
        <p class="meta">
          <a href={`/staff/units/${parent.id}`}>{words.units.above(parent.name)}</a>
        </p>
      )}
      <h1>{unit.name}</h1>
      {done && doneWords[done] && (
        <Notice tone="received">
          <p role="status">{doneWords[done]}</p>
        </Notice>
      )}
      <UnitFacts {...page} />
      <Actions unit={unit} may={page.may} isEmpty={page.below.length === 0} />
      {unit.level === 'province' && <Communes {...page} />}
      {unit.level === 'commune' && <Hamlets {...page} />}
      {unit.level === 'hamlet' && <Counts counts={page.counts} />}
      {page.endedChildren.length > 0 && <Ended units={page.endedChildren} />}
    </Layout>
  )
}

const Links = ({ units }: { units: readonly Unit[] }) => (
  <>
    {units.map((unit, place) => (
      <>
        {place > 0 && ', '}
        <a href={`/staff/units/${unit.id}`}>{unit.name}</a>
      </>
    ))}
  </>
)

const UnitFacts = ({ unit, successors, predecessors }: UnitPageProps) => {
  const { words, locale } = usePage()
  const kinds: Record<string, string> = words.units.kinds
  const facts: [Child, Child][] = [
    [words.units.kind, kinds[unit.kind] ?? unit.kind],
    [words.units.from, calendarDay(unit.validFrom, locale)],
  ]
  if (unit.validTo) facts.push([words.units.until, calendarDay(unit.validTo, locale)])
  if (successors.length > 0) facts.push([words.units.followed, <Links units={successors} />])
  if (predecessors.length > 0) facts.push([words.units.follows, <Links units={predecessors} />])
  return <Facts facts={facts} />
}

const Actions = ({ unit, may, isEmpty }: { unit: Unit; may: UnitMay; isEmpty: boolean }) => {
  const { words } = usePage()
  const said = words.units
  const here = `/staff/units/${unit.id}`
  const ended = unit.validTo !== null
  const links: (readonly [shown: boolean, href: string, text: string])[] = [
    [may.count && unit.level === 'commune' && !ended && !isEmpty, `${here}/households`, said.count],
    [may.importTable && unit.level === 'commune' && !ended && !isEmpty, `${here}/import`, said.importTable],
    [may.add && unit.level === 'commune' && !ended, `${here}/new`, said.addHamlet],
    [may.add && unit.level === 'province' && !ended, `${here}/new`, said.addCommune],
    [may.end && unit.level !== 'hamlet' && !ended, `${here}/reorganise`, said.reorganise],
    [may.change, `${here}/name`, said.rename],
    [may.invite, `/staff/people/invite?unit=${unit.id}`, said.invite],
  ]
  return (
    <p class="row">
      {links
        .filter(([shown]) => shown)
        .map(([, href, text]) => (
          <a class="button button-plain" href={href}>
            {text}
          </a>
        ))}
    </p>
  )
}

const Communes = ({ unit, below }: UnitPageProps) => {
  const { words } = usePage()
  const kinds: Record<string, string> = words.units.kinds
  if (below.length === 0) return <Empty title={words.units.noCommunes} />
  return (
    <DataTable
      caption={words.units.communesCaption(unit.name)}
      columns={[{ label: words.units.name }, { label: words.units.kind }]}
      rows={below.map((each) => [<Links units={[each]} />, kinds[each.kind] ?? each.kind])}
    />
  )
}

const Hamlets = ({ unit, below, may }: UnitPageProps) => {
  const { words, locale } = usePage()
  const said = words.units
  if (below.length === 0)
    return (
      <Empty title={said.noHamlets}>
        {may.importTable && unit.validTo === null && (
          <p>
            <a class="button" href={`/staff/units/${unit.id}/import`}>
              {said.importHamlets}
            </a>
          </p>
        )}
      </Empty>
    )
  const counted = below.flatMap((each) => (typeof each.households === 'number' ? [each.households] : []))
  const missing = below.length - counted.length
  const total = number(
    counted.reduce((sum, each) => sum + each, 0),
    locale,
  )
  return (
    <>
      <DataTable
        caption={said.hamletsCaption(unit.name)}
        columns={[
          { label: said.name },
          { label: said.kind },
          { label: said.households, numeric: true },
          { label: said.takenOn, numeric: true },
        ]}
        rows={below.map((each) => [
          <Links units={[each]} />,
          each.kind,
          typeof each.households === 'number' ? number(each.households, locale) : said.notCounted,
          each.takenOn ? calendarDay(each.takenOn, locale) : '',
        ])}
        foot={[`${said.total} (${number(below.length, locale)})`, '', total, '']}
      />
      {missing > 0 && <p class="meta">{said.someNotCounted(number(missing, locale))}</p>}
    </>
  )
}

const Counts = ({ counts }: Pick<UnitPageProps, 'counts'>) => {
  const { words, locale } = usePage()
  if (counts.length === 0)
    return (
      <p>
        {words.units.households}: {words.units.notCounted}
      </p>
    )
  return (
    <DataTable
      caption={words.units.countsCaption}
      columns={[{ label: words.units.takenOn }, { label: words.units.households, numeric: true }]}
      rows={counts.map((each) => [calendarDay(each.takenOn, locale), number(each.households, locale)])}
    />
  )
}

const Ended = ({ units }: { units: readonly Unit[] }) => {
  const { words, locale } = usePage()
  return (
    <section>
      <h2>{words.units.ended}</h2>
      <DataTable
        caption={words.units.endedCaption}
        columns={[{ label: words.units.name }, { label: words.units.from }, { label: words.units.until }]}
        rows={units.map((unit) => [
          <Links units={[unit]} />,
          calendarDay(unit.validFrom, locale),
          unit.validTo ? calendarDay(unit.validTo, locale) : '',
        ])}
      />
    </section>
  )
}
