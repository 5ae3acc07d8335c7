export { BYTE_ORDER_MARK, csvLine, harmless } from '../kernel/csv'
