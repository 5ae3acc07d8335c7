import { Layout } from '../layout'
import { usePage } from '../page-context'

export interface UnitBranch {
  id: number
  name: string
  children: readonly { id: number; name: string }[]
}

/** Everything the reader has a role in, one level deep; the rest stands on each unit's own page. */
export const UnitsPage = ({ branches }: { branches: readonly UnitBranch[] }) => {
  const { words } = usePage()
  return (
    <Layout title={words.units.title} kind="staff">
      <h1>{words.units.title}</h1>
      <p>{words.units.lead}</p>
      {branches.length === 0 && <p>{words.units.none}</p>}
      {branches.map((branch) => (
        <section>
          <h2>
            <a href={`/staff/units/${branch.id}`}>{branch.name}</a>
          </h2>
          {branch.children.length > 0 && (
            <ul>
              {branch.children.map((child) => (
                <li>
                  <a href={`/staff/units/${child.id}`}>{child.name}</a>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </Layout>
  )
}
