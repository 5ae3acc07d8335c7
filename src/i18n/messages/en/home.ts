import type { vi } from '../vi'

export const home: typeof vi.home = {}
