import type { Unit } from '../units/unit'
import type { Consultation } from './consultation'
import { templateOf } from './templates'
import type { Template } from './templates/template'

// Templates speak of communes that do not exist.
const SAMPLE_UNITS = /(?:xã|đặc khu) (?:Minh Họa|Đảo Mẫu)/gi

/** The template in the name of the commune that takes it; the sample's name stands wherever the commune's would. */
export function fittedTo(template: Template, unit: Pick<Unit, 'name'>): Template {
  const own = `${unit.name.charAt(0).toLowerCase()}${unit.name.slice(1)}`
  const inOwnName = (text: string) =>
    text.replace(SAMPLE_UNITS, (found) => (found.charAt(0) === found.charAt(0).toUpperCase() ? unit.name : own))
  return {
    ...template,
    title: inOwnName(template.title),
    asker: inOwnName(template.asker),
    matter: inOwnName(template.matter),
    draftText: inOwnName(template.draftText),
    questions: template.questions.map((question) => ({
      ...question,
      label: inOwnName(question.label),
      hint: inOwnName(question.hint),
    })),
  }
}

/** Nobody has yet put the commune's own figures where the template gives examples. */
export function isMatterOfTemplate(
  { templateName, matter }: Pick<Consultation, 'templateName' | 'matter'>,
  unit: Pick<Unit, 'name'>,
) {
  const template = templateName === null ? undefined : templateOf(templateName)
  return template !== undefined && fittedTo(template, unit).matter === matter
}
