import type { vi } from '../vi'

export const units: typeof vi.units = {
  kinds: {
    tinh: 'Province (tỉnh)',
    thanhPho: 'City (thành phố)',
    xa: 'Commune (xã)',
    phuong: 'Ward (phường)',
    dacKhu: 'Special zone (đặc khu)',
  },
}
