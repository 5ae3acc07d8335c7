import { expect, test } from 'vitest'
import { markdownHtml } from '../../src/kernel/markdown-html'
import { withTables } from '../../src/questions/pasted-table'

test('rows pasted from a spreadsheet become a table, and stay one when it is saved again', () => {
  const pasted = 'Xã có hai phương án:\nViệc\tTiền\nSửa nhà | cổng\t500\nLàm đường\t\nXin bà con xem.'
  const kept = withTables(pasted)

  expect(kept).toBe(
    'Xã có hai phương án:\n\n| Việc | Tiền |\n| --- | --- |\n| Sửa nhà \\| cổng | 500 |\n| Làm đường |  |\n\nXin bà con xem.',
  )
  expect(withTables(kept)).toBe(kept)
  expect(markdownHtml(kept)).toContain('<td>Sửa nhà | cổng</td>')
})

test('words with one tab among them stay as they are', () => {
  expect(withTables('Một\tdòng\nhai dòng\n\nba')).toBe('Một\tdòng\nhai dòng\n\nba')
})
