import type { vi } from '../vi'

export const results: typeof vi.results = {}
