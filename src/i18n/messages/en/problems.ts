import type { vi } from '../vi'

export const problems: typeof vi.problems = {
  badRequest: {
    title: 'The request could not be read',
    text: 'What was sent is wrong or incomplete. Please open the page again and retry.',
  },
  signInNeeded: { title: 'Please sign in', text: 'This page is for staff. Sign in to go on.' },
  notPermitted: { title: 'Not permitted', text: 'This account may not do that in this unit.' },
  notFound: { title: 'Page not found', text: 'There is no such address. Check it, or search from the home page.' },
  stale: {
    title: 'This page is out of date',
    text: 'Somebody has just changed this. Load the page again to see the new version.',
  },
  notOpen: { title: 'No answers are taken now', text: 'This consultation is not open, so the sheet was not recorded.' },
  gone: { title: 'No longer here', text: 'This was deleted, or the link has expired.' },
  tooLarge: { title: 'Too large', text: 'What was sent is too large and was not taken.' },
  unsupportedMedia: { title: 'Kind of data not taken', text: 'This page does not take the kind of data that was sent.' },
  invalid: { title: 'Not valid', text: 'What was sent is not valid and was not recorded.' },
  tooMany: { title: 'Too many tries', text: 'There were too many tries in a short time. Please wait a few minutes.' },
  busy: {
    title: 'The server is busy',
    text: 'Very many people are sending at once. The sheet was not recorded; please send it again in a moment.',
  },
  beyondMemory: {
    title: 'More sheets than the memory holds',
    text: 'This consultation has too many sheets to be counted within the memory set aside for results. No sheet is lost; please ask whoever runs the server to raise RESULTS_MEMORY_MB.',
  },
  unexpected: { title: 'Something failed on the server', text: 'What you just did was not recorded. Please try again.' },
  home: 'To the home page',
  reference: (id) => `Reference for the staff: ${id}`,
}
