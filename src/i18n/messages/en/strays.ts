import type { vi } from '../vi'

export const strays: typeof vi.strays = {
  copyTitle: (commune) => `Copy to ${commune}`,
  title: 'Conditions name hamlets that are not asked',
  lead: (commune) =>
    `The conditions below name hamlets that are not in ${commune}. Please choose others in their place, or take them out; the check before opening will speak of what is left.`,
  leadHere:
    'The conditions below name hamlets that this consultation does not ask. Please choose others in their place, or take them out of the conditions.',
  inQuestion: (question) => `Question “${question}”`,
  inQuota: (quota) => `Quota “${quota}”`,
  instead: (hamlet) => `In the place of ${hamlet}`,
  later: 'Leave it for later',
  takeOut: 'Take it out (a condition with this hamlet alone goes too)',
  save: 'Change as chosen',
  back: 'No, do not copy',
  toCheck: 'Back to the check',
  mend: 'Choose hamlets instead',
}
