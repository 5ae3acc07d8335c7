import type { vi } from '../vi'

/** How the language is called in itself, and the tag by which numbers and days are written. */
export const language: (typeof vi)['language'] = {
  tag: 'en-GB',
  name: 'English',
  moment: (hours, minutes, day) => `${day}, ${hours}:${minutes}`,
}
