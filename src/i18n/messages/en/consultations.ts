import type { vi } from '../vi'

export const consultations: typeof vi.consultations = {}
