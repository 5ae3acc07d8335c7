import type { Node } from '../logic/evaluate'
import { writeFormula } from '../logic/writing'
import { expressionFaults } from './expression-faults'
import { scopeOf } from './expression-scope'
import type { Finding, Mend, Wanted } from './findings'
import { nodeOf } from './flow'
import { askedHamlets } from './hamlet-uses'
import type { AskedQuestion } from './question-type'
import type { QuestionnaireSettings } from './questionnaire-settings'
import type { Quota } from './quotas'
import { reachabilityOf } from './reachability'
import { namesOf } from './truth'

/** Quotas that cannot be read, that no sheet comes under or every sheet does, and those a smaller one keeps from filling. */
export function quotaFindings(
  items: readonly AskedQuestion[],
  { quotas, hiddenFields }: Pick<QuestionnaireSettings, 'quotas' | 'hiddenFields'>,
  wanted: Wanted = 'all',
): Finding[] {
  if (quotas.length === 0) return []
  const scope = scopeOf(items, items, hiddenFields)
  const read = quotas.map((quota, place): Read => {
    const [fault] = expressionFaults(quota.formula, scope).filter((each) => !each.fault.startsWith('always'))
    return { quota, place, fault: fault?.fault, node: fault ? undefined : nodeOf(quota) }
  })
  const sound = read.flatMap(({ quota, place, node }) => (node ? [{ quota, place, node }] : []))
  return [
    ...read.flatMap((each) => (each.fault === undefined ? [] : [found(each, `expression ${each.fault}`, 'must')])),
    ...reachFindings(items, sound, wanted),
    ...(wanted === 'all' ? scannedFindings(items, sound) : []),
  ]
}

interface Placed {
  quota: Quota
  place: number
}
type Read = Placed & { fault: string | undefined; node: Node | undefined }
type Sound = Placed & { node: Node }

const found = ({ quota: { id, name }, place }: Placed, fault: string, grade: Finding['grade'], detail = ''): Finding => ({
  ...{ question: '', quota: { id, place, name }, field: 'condition', fault, grade },
  ...(detail && { detail }),
  mends: [{ name: 'removeQuota', edit: { kind: 'removeQuota', quota: id } }],
})

/** The code that was scanned says where it hangs; where people are asked for their hamlet, that one is mostly meant. */
function scannedFindings(items: readonly AskedQuestion[], quotas: readonly Sound[]): Finding[] {
  const asked = askedHamlets(items)
  const [first] = asked
  if (!first) return []
  return quotas.flatMap((each) => {
    const names = namesOf(each.node)
    if (!names.has('hamlet') || asked.some(({ name }) => names.has(name))) return []
    const { mends, ...hint } = found(each, 'quotaByCode', 'look', first.question.label)
    const formula = writeFormula(withName(each.node, 'hamlet', first.name))
    const swap: Mend[] = formula ? [{ name: 'countByAnswer', edit: { kind: 'changeQuota', quota: each.quota.id, formula } }] : []
    return [{ ...hint, mends: [...swap, ...mends] }]
  })
}

function withName(node: Node, from: string, to: string): Node {
  if (node[0] !== 'do') return node[0] === 'of' && node[1] === from ? ['of', to] : node
  const [, operation, ...parts] = node
  return ['do', operation, ...parts.map((part) => withName(part, from, to))]
}

function reachFindings(items: readonly AskedQuestion[], quotas: readonly Sound[], wanted: Wanted): Finding[] {
  const { canBeSent, canHoldAtEnd } = reachabilityOf(
    items,
    quotas.map(({ node }) => node),
  )
  // That nobody can send anything is said by itself.
  if (!canBeSent) return []
  return quotas.flatMap((each) => {
    if (!canHoldAtEnd(each.node)) return [found(each, 'quotaNever', 'must')]
    if (wanted === 'must') return []
    const smaller = quotas.find(
      (other) => other.quota.most < each.quota.most && !canHoldAtEnd(['do', 'and', each.node, ['do', 'not', other.node]]),
    )
    if (smaller) return [found(each, `quotaBehind ${each.quota.most} ${smaller.quota.most}`, 'look', smaller.quota.name)]
    return canHoldAtEnd(['do', 'not', each.node]) ? [] : [found(each, 'quotaAlways', 'look')]
  })
}
