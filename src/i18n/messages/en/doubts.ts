import type { doubts as vi } from '../vi/doubts'

export const doubts: typeof vi = {
  title: 'Things to look at again',
  lead: 'What is below looked unusual, so we ask. No sheet is deleted or left out because of this page: the results count every one of them, and only you can know what happened.',
  link: (count) => `${count} things about how sheets came in should be looked at`,
  linkPlain: 'Things to look at about how sheets came in',
  none: 'Nothing unusual so far',
  noneText: 'When many sheets come at once, or exactly alike, the question appears here.',
  looking: (left, total) =>
    `Looking through the sheets: ${left} of ${total} are left. Please open this page again in some minutes.`,
  burstMinute: (sheets, at, where) =>
    `${sheets} sheets came within one minute, at ${at}, ${where}. Was there a meeting, or did somebody go from house to house?`,
  burst: (sheets, minutes, at, where) =>
    `${sheets} sheets came within ${minutes} minutes, from ${at}, ${where}. Was there a meeting, or did somebody go from house to house?`,
  fromPlace: (place) => `by the QR code ${place}`,
  fromHamlet: (hamlet) => `from ${hamlet}`,
  fromNowhere: 'by no QR code and naming no hamlet',
  fromUnknown: 'from a place that is no longer listed',
  sameAnswers: (sheets, at) =>
    `${sheets} sheets say exactly the same in every answer, within one hour from ${at}. Did somebody show how to fill it in, or did one person send many?`,
  sameWords: (sheets, at) => `${sheets} sheets hold the same long text, the first at ${at}. Is a letter being passed around?`,
  onlyIn: (hamlet) => `All of them are from ${hamlet}.`,
  wordsGone: 'The sheet with that text was deleted or changed by its author.',
  asked: (sheets, at, passed) =>
    `Within one hour from ${at}, ${sheets} sheets came so fast from one network that a proof was asked for; ${passed} gave one and were received. Was there a meeting on a shared network, or is somebody sending by machine?`,
  see: 'See the results of that day’s sheets',
  seeWords: 'See the sheets with this text',
  explained: 'Explained',
  suspicious: 'Still suspicious',
  open: 'Nobody has answered',
  saidBy: (who, at) => `${who}, ${at}`,
  answer: 'Answer this question',
  change: 'Change the answer',
  verdict: 'What did you find out?',
  verdictExplained: 'Explained: there was an ordinary reason',
  verdictSuspicious: 'Still suspicious',
  explanation: 'What happened?',
  explanationHint: 'For example: “Meeting of hamlet 3, about 45 people sent at once.” Please name no residents.',
  save: 'Save the answer',
  saved: 'Saved. No figure changes.',
  onlyYours: 'This page only shows what belongs to your own hamlets.',
  older: 'Older ones',
  newest: 'Back to the newest',
}
