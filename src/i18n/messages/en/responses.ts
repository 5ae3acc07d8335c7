import type { vi } from '../vi'

export const responses: typeof vi.responses = {}
