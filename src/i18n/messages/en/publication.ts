import type { vi } from '../vi'

export const publication: typeof vi.publication = { unansweredRow: 'No answer' }
