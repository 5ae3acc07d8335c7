export const builders = {}
