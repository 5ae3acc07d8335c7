import type { Scope } from '../../src/questions/expression-scope'
import { DataTable } from '../components/pieces'
import { usePage } from '../page-context'

/** What an expert may write: each name, what it means and the codes it can have. */
export const Names = ({ scope }: { scope: Scope }) => {
  const { words } = usePage()
  const { logic } = words
  const shown = new Map<string, string>()
  for (const [name, subject] of scope.subjects) shown.set(subject.name, name)
  const { place, hamlet, language } = logic.subjects
  const brought: Record<string, string> = { place, hamlet, language }
  return (
    <details class="names">
      <summary>{logic.names}</summary>
      <DataTable
        caption={logic.names}
        columns={[{ label: logic.nameColumn }, { label: logic.meaningColumn }, { label: logic.codesColumn }]}
        rows={scope.inOrder.map(({ name, label, options, question, wordingOf }) => [
          <code>{shown.get(name) ?? name}</code>,
          wordingOf ? logic.subjects.wording(label) : question ? label : (brought[name] ?? logic.subjects.hidden(label || name)),
          options.map(({ code, label: option }) => `${code} = ${option}`).join('; '),
        ])}
      />
    </details>
  )
}
