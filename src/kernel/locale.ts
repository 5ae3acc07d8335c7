export { LOCALES, type Locale, localeOf } from '../i18n/messages'
