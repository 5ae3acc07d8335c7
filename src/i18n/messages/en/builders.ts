import type { vi } from '../vi'

export const builders: typeof vi.builders = {}
