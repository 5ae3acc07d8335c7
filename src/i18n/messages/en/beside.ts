import type { vi } from '../vi'

export const beside: typeof vi.beside = {
  hiddenColumn: (name) => `Hidden field “${name}”`,
  variantColumn: (label) => `Wording shown: ${label}`,
  trial: {
    title: 'Try it',
    link: 'Fill it in as a trial',
    lead: 'Fill in the form exactly as residents will meet it, on a phone or a computer. Trial sheets stay on this page: no result, no count and no export holds them.',
    begin: 'Begin a trial',
    shareTitle: 'Ask others to try it',
    shareText: (until) =>
      `Whoever has the link below can try the form without an account, until ${until}. It opens this consultation alone.`,
    listTitle: 'Trial sheets',
    none: 'No trial sheets yet.',
    count: (total, shown) => `${total} trial sheets. Below are the newest ${shown}.`,
    emptiedAtOpening: 'When the consultation opens, all trial sheets are thrown away.',
    staysUntilEmptied: 'They stay here until they are thrown away; none of them counts.',
    empty: 'Throw away all trial sheets',
    emptyAsk: 'Throw away all trial sheets? They cannot be brought back.',
    emptySure: 'Throw them away',
    sheetOf: (at) => `Trial sheet of ${at}`,
    bannerTitle: 'This is a trial',
    bannerText: 'What you fill in here is no opinion and counts in no result. Please leave out real names and telephone numbers.',
    sentTitle: 'The trial sheet was kept',
    sentText: 'Thank you for trying the form. This sheet counts in no result.',
    again: 'Try another sheet',
  },
}
