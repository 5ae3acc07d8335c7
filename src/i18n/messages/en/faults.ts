import type { vi } from '../vi'

export const faults: typeof vi.faults = {
  required: 'Please fill this in.',
  tooLong: 'This is too long.',
  tooShort: 'This is too short.',
  badText: 'There is a character that cannot be read. Please type it again.',
  notAnOption: 'That is not one of the choices.',
  notANumber: 'Please give a number.',
  notADate: 'Please give a valid date and time.',
  notAnEmail: 'That is not an e-mail address.',
  repeated: 'This value is repeated.',
}
