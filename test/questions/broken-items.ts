import {
  ask,
  type Broken,
  check,
  chosen,
  ending,
  figure,
  item,
  jump,
  one,
  options,
  section,
  several,
  when,
  words,
} from './broken-pieces'

/** In a question, what it hangs on, or its words. */
export const brokenItems: readonly Broken[] = [
  { what: 'rows left as they came', questions: [item('rank', 'q1', {})], finds: 'q1 asItCame' },
  { what: 'rows of a table left as they came', questions: [item('matrix', 'q1', {})], finds: 'q1 asItCame' },
  { what: 'two answers at once', questions: [one('q1'), one('q2', when("q1 = 'a' and q1 = 'b'"))], finds: 'q2 conditionNever' },
  {
    what: 'above the most there can be',
    questions: [figure('q1', { least: 0, most: 9 }), one('q2', when('q1 > 9'))],
    finds: 'q2 conditionNever',
  },
  {
    what: 'no whole number between',
    questions: [figure('q1'), one('q2', when('q1 > 3 and q1 < 4'))],
    finds: 'q2 conditionNever',
  },
  {
    what: 'a sum that is never so large',
    questions: [figure('q1', { least: 0, most: 9 }), figure('q2', { least: 0, most: 9 }), one('q3', when('q1 + q2 > 18'))],
    finds: 'q3 conditionNever',
  },
  {
    what: 'more marks than may be set',
    questions: [several('q1', { most: 2 }), one('q2', when('count(q1) = 3'))],
    finds: 'q2 conditionNever',
  },
  {
    what: 'beside what stands alone',
    questions: [several('q1', { aloneCode: 'c' }), one('q2', when("q1 in ['c'] and q1 in ['a']"))],
    finds: 'q2 conditionNever',
  },
  {
    what: 'always, since something is required',
    questions: [one('q1', { required: true }), one('q2', when('answered(q1)'))],
    finds: 'q2 conditionAlways',
  },
  {
    what: 'always, one or the other',
    questions: [one('q1'), one('q2', when("q1 = 'a' or q1 != 'a'"))],
    finds: 'q2 conditionAlways',
  },
  {
    what: 'always, whatever is chosen',
    questions: [one('q1', { required: true }), one('q2', chosen('q1', 'a', 'b', 'c'))],
    finds: 'q2 conditionAlways',
  },
  {
    what: 'below a question of others',
    questions: [one('q1'), one('q2', chosen('q1', 'a')), one('q3', when("q1 = 'b' and q2 = 'a'"))],
    finds: 'q3 neverMet',
  },
  {
    what: 'required, below a question of others',
    questions: [one('q1'), one('q2', chosen('q1', 'a')), one('q3', { required: true, ...when("q1 = 'b' and q2 = 'a'") })],
    finds: 'q3 requiredNeverMet',
  },
  { what: 'behind a stop for all', questions: [one('q1'), ending('qE'), one('q2')], finds: 'q2 behindEnding' },
  { what: 'every way stops', questions: [one('q1'), ending('qE')], finds: ' cannotBeSent' },
  {
    what: 'every way stops, by two conditions',
    questions: [one('q1', { required: true }), ending('qE', chosen('q1', 'a')), ending('qF', chosen('q1', 'b', 'c'))],
    finds: ' cannotBeSent',
  },
  { what: 'jumped over by all', questions: [one('q1'), jump('qJ', 'q3'), one('q2'), one('q3')], finds: 'q2 jumpedOver' },
  {
    what: 'jumped over by each in another way',
    questions: [
      one('q1', { required: true }),
      jump('qJ', 'q3', chosen('q1', 'a')),
      jump('qK', 'q3', when("q1 != 'a'")),
      one('q2'),
      one('q3'),
    ],
    finds: 'q2 neverMet',
  },
  {
    what: 'on a page that others see',
    questions: [one('q1'), section('qS', chosen('q1', 'a')), one('q2', chosen('q1', 'b'))],
    finds: 'q2 neverMet',
  },
  {
    what: 'a page for nobody',
    questions: [one('q1'), section('qS', when("q1 = 'a' and q1 = 'b'")), one('q2')],
    finds: 'qS turnNever',
  },
  {
    what: 'a jump for nobody',
    questions: [figure('q1', { least: 0 }), jump('qJ', 'q3', when('q1 < 0')), one('q2'), one('q3')],
    finds: 'qJ turnNever',
  },
  {
    what: 'a jump back',
    questions: [one('q1'), one('q2'), jump('qJ', 'q1', chosen('q2', 'a')), one('q3')],
    finds: 'qJ jumpBack',
  },
  { what: 'a jump to itself', questions: [one('q1'), jump('qJ', 'qJ', chosen('q1', 'a')), one('q2')], finds: 'qJ jumpToItself' },
  {
    what: 'a jump to what was taken out',
    questions: [one('q1'), jump('qJ', 'qGone', chosen('q1', 'a')), one('q2')],
    finds: 'qJ jumpNowhere',
  },
  {
    what: 'a jump to the next item',
    questions: [one('q1'), jump('qJ', 'q2', chosen('q1', 'a')), one('q2')],
    finds: 'qJ jumpToNext',
  },
  { what: 'a circle of conditions', questions: [one('q1', chosen('q2', 'a')), one('q2', chosen('q1', 'a'))], finds: 'q1 circle' },
  {
    what: 'a circle of calculated values',
    questions: [one('q1'), item('calculated', 'q2', { formula: 'q3 + 1' }), item('calculated', 'q3', { formula: 'q2 + 1' })],
    finds: 'q2 circle',
  },
  {
    what: 'a condition on a later question',
    questions: [one('q1', chosen('q2', 'a')), one('q2')],
    finds: 'q1 conditionNotEarlier',
  },
  {
    what: 'a calculated value of a later question',
    questions: [item('calculated', 'q1', { formula: 'q2 * 2' }), figure('q2')],
    finds: 'q1 expression',
  },
  { what: 'a condition on what is gone', questions: [one('q1', chosen('qGone', 'a'))], finds: 'q1 conditionUnknown' },
  { what: 'a name that nobody bears', questions: [one('q1'), one('q2', when("roads = 'a'"))], finds: 'q2 expression' },
  {
    what: 'words of a later answer',
    questions: [one('q1', { label: 'Bà con đã chọn {{ q2 }}, vì sao?' }), one('q2')],
    finds: 'q1 expression',
  },
  { what: 'a check nothing passes', questions: [figure('q1', { least: 0, most: 9 }, check('q1 > 9'))], finds: 'q1 checkNever' },
  {
    what: 'a check everything passes',
    questions: [figure('q1', { least: 0, most: 9 }, check('q1 <= 9'))],
    finds: 'q1 checkAlways',
  },
  { what: 'an option a check forbids', questions: [one('q1', check("q1 != 'c'"))], finds: 'q1 optionBarred c' },
  {
    what: 'an option no limit lets through',
    questions: [several('q1', { least: 2, aloneCode: null }), several('q2', { least: 3, otherCode: null, aloneCode: 'c' })],
    finds: 'q2 optionNever a',
  },
  {
    what: 'a page with nothing on it',
    questions: [one('q1'), section('qS'), section('qT'), one('q2')],
    finds: 'qS sectionEmpty',
  },
  {
    what: 'a page of calculated values alone',
    questions: [figure('q1'), section('qS'), item('calculated', 'q2', { formula: 'q1 + 1' })],
    finds: 'qS pageEmpty',
  },
  {
    what: 'the same question twice',
    questions: [words('q1', { label: 'Bà con cần gì?' }), words('q2', { label: 'Bà con  cần gì?' })],
    finds: 'q2 sameAs',
  },
  {
    what: 'only ways of agreeing',
    questions: [ask('Ý kiến về mức đóng góp', ['Đồng ý 100.000 đồng', 'Đồng ý 200.000 đồng', 'Hoàn toàn nhất trí'])],
    finds: 'q1 noDisagree',
  },
  {
    what: 'asked whether, and only yes offered',
    questions: [ask('Bà con có đồng ý đóng góp không?', ['Có, 100.000 đồng', 'Có, 200.000 đồng'])],
    finds: 'q1 noDisagree',
  },
  {
    what: 'agree or undecided',
    questions: [ask('Bà con có tán thành chủ trương này không?', ['Tán thành', 'Rất tán thành', 'Phân vân'])],
    finds: 'q1 noDisagree',
  },
  {
    what: 'the answer in the question',
    questions: [ask('Bà con có đồng ý rằng việc làm đường là rất cần thiết?')],
    finds: 'q1 leading',
  },
  {
    what: 'what everybody knows',
    questions: [ask('Như bà con đều biết, đường đã hỏng. Có nên sửa không?')],
    finds: 'q1 leading',
  },
  { what: 'is it not so', questions: [ask('Đường này nên sửa ngay, phải không?')], finds: 'q1 leading' },
  {
    what: 'an option that is recommended',
    questions: [ask('Chọn mức nào?', ['100.000 đồng (khuyến nghị)', '50.000 đồng', 'Không đóng'])],
    finds: 'q1 leadingOption',
  },
  {
    what: 'two things in one question',
    questions: [ask('Bà con có đồng ý làm đường và thu phí mỗi hộ 500.000 đồng không?')],
    finds: 'q1 doubleBarrelled',
  },
  {
    what: 'content with two things',
    questions: [ask('Bà con hài lòng với đường thôn và nước sạch ở mức nào?', ['Hài lòng', 'Không hài lòng'])],
    finds: 'q1 doubleBarrelled',
  },
  { what: 'a name', questions: [words('q1', { label: 'Họ và tên của bà con' })], finds: 'q1 personal' },
  { what: 'a number of an identity card', questions: [words('q1', { label: 'Số căn cước công dân' })], finds: 'q1 personal' },
  {
    what: 'a telephone number',
    questions: [words('q1', { label: 'Xin cho biết số điện thoại để xã liên hệ' })],
    finds: 'q1 personal',
  },
  {
    what: 'a question of seventy syllables',
    questions: [words('q1', { label: `${'Đường thôn mình đi lại rất khó khăn. '.repeat(9)}Bà con thấy sao?` })],
    finds: 'q1 questionLong',
  },
  {
    what: 'one endless sentence',
    questions: [words('q1', { label: `Bà con thấy ${'đường này đường kia đường nọ '.repeat(7)}thế nào?` })],
    finds: 'q1 sentenceLong',
  },
  {
    what: 'the language of offices',
    questions: [
      words('q1', {
        label:
          'Bà con đề xuất giải pháp triển khai đồng bộ lộ trình huy động nguồn lực, đảm bảo hiệu quả công tác rà soát, kiện toàn cơ chế vận hành hạ tầng bền vững thế nào?',
      }),
    ],
    finds: 'q1 hardToRead',
  },
  {
    what: 'a picture nobody described',
    questions: [
      item('pictures', 'q1', {
        options: options.map((each) => ({ ...each, picture: { token: 'x'.repeat(22), width: 10, height: 10, description: '' } })),
        several: false,
      }),
    ],
    finds: 'q1 ',
  },
]
