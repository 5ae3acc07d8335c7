import type { vi } from '../vi'

export const units: typeof vi.units = {}
