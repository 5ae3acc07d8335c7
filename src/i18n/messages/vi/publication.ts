export const publication = { unansweredRow: 'Không trả lời' }
