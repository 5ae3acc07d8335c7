/** How the language is called in itself, and the tag by which numbers and days are written. */
export const language = {
  tag: 'vi-VN',
  name: 'Tiếng Việt',
  moment: (hours: string, minutes: string, day: string) => `${hours} giờ ${minutes}, ${day}`,
}
