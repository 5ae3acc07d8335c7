import type { vi } from '../vi'

export const questions: typeof vi.questions = {}
