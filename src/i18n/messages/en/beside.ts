import type { vi } from '../vi'

export const beside: typeof vi.beside = {
  hiddenColumn: (name) => `Hidden field “${name}”`,
  variantColumn: (label) => `Wording shown: ${label}`,
}
