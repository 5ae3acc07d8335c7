import type { Node } from '../logic/evaluate'
import { expressionFaults } from './expression-faults'
import { scopeOf } from './expression-scope'
import type { Finding, Wanted } from './findings'
import { nodeOf } from './flow'
import type { AskedQuestion } from './question-type'
import type { QuestionnaireSettings } from './questionnaire-settings'
import type { Quota } from './quotas'
import { reachabilityOf } from './reachability'

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
