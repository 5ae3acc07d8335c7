import { type Broken, chosen, ending, figure, item, jump, one, quota, when, worded, words } from './broken-pieces'

/** In what a form knows beside the answers: hidden fields, the lot, quotas. */
export const brokenBeside: readonly Broken[] = [
  {
    what: 'a condition on a hidden field that is not there',
    questions: [one('q1'), one('q2', when("hidden.source = 'zalo'"))],
    finds: 'q2 expression unknownHidden',
  },
  {
    what: 'a jump by a hidden field that is not there',
    questions: [one('q1'), jump('qJ', 'q3', when("hidden.loa = '1'")), one('q2'), one('q3')],
    finds: 'qJ expression unknownHidden',
  },
  {
    what: 'a condition on a wording of a question that has one',
    questions: [one('q1'), one('q2', when("variant.q1 = 'b'"))],
    finds: 'q2 expression unknownWording',
  },
  {
    what: 'a jump by a wording that is not there',
    questions: [one('q1', worded), jump('qJ', 'q3', when("variant.q1 = 'd'")), one('q2'), one('q3')],
    finds: 'qJ expression unknownCode variant.q1 d',
  },
  {
    what: 'words of a hidden field that is not there, in another wording',
    questions: [one('q1', { wordings: [{ label: 'Theo {{ hidden.nhom }}, bà con chọn gì?', hint: '' }] })],
    finds: 'q1 expression unknownHidden',
  },
  {
    what: 'an option kept in its place that is not there',
    questions: [one('q1', { order: { fixed: ['a', 'x'] } })],
    finds: 'q1 fixedUnknown',
  },
  {
    what: 'an order drawn of options that all stay',
    questions: [one('q1', { order: { fixed: ['a', 'b', 'c'] } })],
    finds: 'q1 orderNotDrawn',
  },
  {
    what: 'an order drawn of what has no options',
    questions: [words('q1', { order: { fixed: [] } })],
    finds: 'q1 orderNotDrawn',
  },
  {
    what: 'a quota of a name that nobody bears',
    questions: [one('q1')],
    ...quota("roads = 'a'"),
    finds: 'quota:x expression unknownName',
  },
  {
    what: 'a quota that cannot be read',
    questions: [one('q1')],
    ...quota("q1 = 'a' and"),
    finds: 'quota:x expression notUnderstood',
  },
  {
    what: 'a quota by a code that is no option',
    questions: [one('q1')],
    ...quota("q1 = 'z'"),
    finds: 'quota:x expression unknownCode',
  },
  {
    what: 'a quota of a hamlet that is not asked',
    questions: [one('q1')],
    ...quota("hamlet = '99999'"),
    finds: 'quota:x expression unknownCode',
  },
  {
    what: 'a quota by a hidden field that is not there',
    questions: [one('q1')],
    ...quota("hidden.source = 'zalo'"),
    finds: 'quota:x expression unknownHidden',
  },
  {
    what: 'a quota of two answers at once',
    questions: [one('q1')],
    ...quota("q1 = 'a' and q1 = 'b'"),
    finds: 'quota:x quotaNever',
  },
  {
    what: 'a quota of answers nobody gives together',
    questions: [one('q0'), one('q1', chosen('q0', 'a')), one('q2', chosen('q0', 'b'))],
    ...quota('answered(q1) and answered(q2)'),
    finds: 'quota:x quotaNever',
  },
  {
    what: 'a quota of people who are sent away',
    questions: [one('q1'), ending('qE', chosen('q1', 'a')), one('q2')],
    ...quota("q1 = 'a'"),
    finds: 'quota:x quotaNever',
  },
  {
    what: 'a quota of everybody',
    questions: [one('q1', { required: true })],
    ...quota("q1 in ['a', 'b', 'c']"),
    finds: 'quota:x quotaAlways',
  },
  {
    what: 'a quota that a smaller one keeps from filling',
    questions: [one('q1'), figure('q2')],
    quotas: [
      { id: 'x', formula: "q1 = 'a' and q2 > 60", most: 100 },
      { id: 'y', formula: "q1 in ['a', 'b']", most: 50 },
    ],
    finds: 'quota:x quotaBehind 100 50',
  },
  {
    what: 'a quota by the hamlet of the code although people are asked for theirs',
    questions: [one('q1'), item('place', 'q2', {})],
    ...quota("q1 = 'a' and hamlet in ['11']"),
    finds: 'quota:x quotaByCode',
  },
]
