import type { vi } from '../vi'

export const faults: typeof vi.faults = {
  required: 'Please fill this in.',
  tooLong: 'This is too long.',
  badText: 'There is a character that cannot be read. Please type it again.',
  notAnOption: 'That is not one of the choices.',
  notANumber: 'Please give a number.',
  notADate: 'Please give a valid date and time.',
  notAnEmail: 'That is not an e-mail address.',
  repeated: 'This value is repeated.',
  passwordShort: 'The password needs at least 12 characters.',
  passwordCommon: 'This password is too easy to guess. Please choose another.',
  passwordOwn: 'Please do not use your own name or e-mail as the password.',
  passwordWrong: 'The present password is not right.',
  signInWrong: 'The e-mail or the password is not right.',
  roleUnit: 'This role is not for a unit of that level.',
  dateAhead: 'This day has not come yet. Please give today or a day before.',
  kindScope: 'The kind of unit does not fit what it is used for.',
  notHouseholds: 'Please give the number of households in digits, from 0 to 100,000.',
  nameTaken: 'There is a unit of that name here already.',
  beforeBeginning: 'This day must come after the day the old unit began.',
}
