export const publication = {}
