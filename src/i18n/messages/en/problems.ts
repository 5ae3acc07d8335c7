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
  full: {
    title: 'There are sheets enough',
    text: 'There are sheets enough of the group these answers belong to, so this one was not stored.',
  },
  gone: { title: 'No longer here', text: 'This was deleted, or the link has expired.' },
  tooSlow: {
    title: 'Sending came to a stop',
    text: 'Nothing more arrived for a while, so the server gave up and recorded nothing. Please check the connection and send it again.',
  },
  tooLarge: { title: 'Too large', text: 'What was sent is too large and was not taken.' },
  unsupportedMedia: { title: 'Kind of data not taken', text: 'This page does not take the kind of data that was sent.' },
  invalid: { title: 'Not valid', text: 'What was sent is not valid and was not recorded.' },
  tooMany: { title: 'Too many tries', text: 'There were too many tries in a short time. Please wait a few minutes.' },
  busy: {
    title: 'The server is busy',
    text: 'Very many people are sending at once. The sheet was not recorded; please send it again in a moment.',
  },
  unavailable: {
    title: 'The server is interrupted',
    text: 'This page cannot be opened just now. Please wait a few minutes and load it again.',
  },
  notStored: {
    title: 'The server could not store it',
    text: 'Something is wrong with the server, so what you just sent was not recorded.',
  },
  keptHere: 'What you wrote is still in this page.',
  waitAndSend: 'Please wait about a minute and press Send again.',
  sendAgain: 'Send again',
  goBack: 'Press your browser’s back button to find what you wrote, wait about a minute, and send it again.',
  trouble: {
    full: {
      title: 'The disk of the server is full',
      text: 'Nothing more can be stored: neither residents’ sheets nor what the staff do are recorded. Whoever runs the machine must make room on the disk. Storing works again as soon as there is room, without a restart.',
    },
    readOnly: {
      title: 'The database can only be read',
      text: 'Pages open but nothing can be stored. Whoever runs the machine must look at the permission to write to the data file and its folder; with PostgreSQL, whether that server is in read-only mode or a standby.',
    },
    locked: {
      title: 'Another program holds the database',
      text: 'Storing had to wait too long and was given up. Close the other program that has the data open (a viewer of the file, a command run by hand), then try again.',
    },
    away: {
      title: 'PostgreSQL does not answer',
      text: 'Whoever runs the machine must see whether PostgreSQL runs and can be reached over the network. When it is back, storing works again by itself; Ý Dân needs no restart.',
    },
    damaged: {
      title: 'The disk or the data file reports errors',
      text: 'The disk may be failing or out of room, or the data file damaged. Tell whoever runs the machine at once: copy the data folder to another disk before any repair, then check it with the command verify.',
    },
    busy: {
      title: 'Too many are sending at once',
      text: 'More arrives than the server can write. Please try again in a moment.',
    },
    slow: {
      title: 'The database answers too slowly',
      text: 'Nothing was written within three seconds. Whoever runs the machine must see whether the disk or PostgreSQL is overloaded.',
    },
  },
  troubleFree: (free) => `The disk with the data file has ${free} free.`,
  troubleFile: (file) => `Data file: ${file}`,
  beyondMemory: {
    title: 'More sheets than the memory holds',
    text: 'This consultation has too many sheets to be counted within the memory set aside for results. No sheet is lost; please ask whoever runs the server to raise RESULTS_MEMORY_MB.',
  },
  unexpected: { title: 'Something failed on the server', text: 'What you just did was not recorded. Please try again.' },
  home: 'To the home page',
  reference: (id) => `Reference for the staff: ${id}`,
}
