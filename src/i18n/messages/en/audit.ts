import type { vi } from '../vi'

export const audit: typeof vi.audit = {}
