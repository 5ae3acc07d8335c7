import type { vi } from '../vi'

export const people: typeof vi.people = {}
