import { expect, test } from 'vitest'
import { revisionOn } from './pages'
import { add, asked, labels, listAt, opened, questionsOf, withTwo } from './two-questions'

test('a pasted list becomes options, once however often it is sent; rows move by their buttons', async () => {
  const { here, lan, id, paths } = await withTwo()
  const pasted = { 'settings.options.pasted': '1. Đường\r\n- Trường\tLàng Hạ\n\nCó\n' }
  const form = { ...asked, ...pasted, label: 'Một?' }
  await lan.post(paths.one, { ...(await opened(lan, paths.one)), ...form })
  await lan.post(paths.one, { ...(await opened(lan, paths.one)), ...form })
  const settings = async () => JSON.parse(JSON.stringify((await questionsOf(here, id))[0]?.settings))
  expect((await settings()).options).toMatchObject([
    { code: 'a', label: 'Có' },
    { code: 'b', label: 'Không' },
    { label: 'Đường' },
    { label: 'Trường', note: 'Làng Hạ' },
  ])

  const moved = await lan.post(paths.two, {
    ...(await opened(lan, paths.two)),
    ...asked,
    label: 'Hai?',
    do: 'settings.options down 0',
  })
  expect(moved.status).toBe(200)
  expect(JSON.stringify((await questionsOf(here, id))[1]?.settings)).toMatch(/Không.*Có/)
})

test('without scripts a condition with a group is built by buttons, and written as an expression with names', async () => {
  const { here, lan, id, one, two, paths } = await withTwo()
  const send = async (path: string, fields: Record<string, string | string[]>) =>
    lan.post(path, { ...(await opened(lan, path)), ...asked, ...fields })
  await send(paths.one, { label: 'Một?', name: 'dong_y' })
  const row = { 'when.way': 'rows', 'when.join': 'and', 'when.0.subject': one, 'when.0.test': 'is', 'when.0.value': 'a' }
  const grown = await send(paths.two, { label: 'Hai?', ...row, do: 'when addGroup ' })
  expect(grown.status).toBe(200)
  expect(await grown.text()).toContain('name="when.1.0.subject"')

  const text = await (await send(paths.two, { label: 'Hai?', ...row, do: 'when text' })).text()
  expect(text).toContain('dong_y in [&#39;a&#39;]')
  const refused = await send(paths.two, { label: 'Hai?', 'when.way': 'text', 'when.text': "dong_y = 'x'" })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Câu “dong_y” không có phương án mang mã “x”.')
  await send(paths.two, { label: 'Hai?', 'when.way': 'text', 'when.text': "dong_y = 'a' or not answered(dong_y)" })
  expect((await questionsOf(here, id))[1]?.shownWhen).toEqual({ formula: `${one} = 'a' or not answered(${one})` })

  await send(paths.one, { label: 'Một?', name: 'tan_thanh' })
  expect((await questionsOf(here, id)).find((each) => each.id === two)?.shownWhen).toEqual({
    formula: `${one} = 'a' or not answered(${one})`,
  })
  expect(await (await lan.get(paths.two)).text()).toContain('value="is" selected')
})

test('a calculated value and words with braces are written with names, kept by ids and judged', async () => {
  const { here, lan, id, one, two, paths } = await withTwo()
  const send = async (path: string, fields: Record<string, string>) => lan.post(path, { ...(await opened(lan, path)), ...fields })
  await send(paths.one, { ...asked, label: 'Một?', name: 'dong_y' })
  await send(paths.two, { ...asked, label: 'Vì sao {{ dong_y }}?' })
  expect((await questionsOf(here, id)).find((each) => each.id === two)?.label).toBe(`Vì sao {{ ${one} }}?`)
  expect(await (await lan.get(paths.two)).text()).toContain('Vì sao {{ dong_y }}?')
  expect((await send(paths.two, { ...asked, label: '{{ khong_co }}' })).status).toBe(422)

  const three = await add(lan, id, 'Tính', 'calculated')
  const path = `${listAt(id)}/${three}`
  const sum = { label: 'Tính', 'settings.gives': 'number', 'settings.decimals': '0' }
  const refused = await send(path, { ...sum, 'settings.formula': 'count(dong_i) + 1' })
  expect(await refused.text()).toContain('Không có câu hỏi nào tên “dong_i”.')
  await send(path, { ...sum, 'settings.formula': 'count(dong_y) + 1' })
  expect((await questionsOf(here, id))[2]?.settings).toMatchObject({ formula: `count(${one}) + 1` })
  expect(await (await lan.get(path)).text()).toContain('count(dong_y) + 1')
})

test('a jump leads to a later item that is chosen from the list', async () => {
  const { here, lan, id, two } = await withTwo()
  const jump = await add(lan, id, '', 'jump')
  await lan.post(`${listAt(id)}/${jump}/move`, { revision: await revisionOn(lan, listAt(id)), to: '0' })
  const path = `${listAt(id)}/${jump}`
  expect(await (await lan.get(path)).text()).toContain(`<option value="${two}">`)
  await lan.post(path, { ...(await opened(lan, path)), 'settings.target': two })
  expect((await questionsOf(here, id))[0]?.settings).toEqual({ target: two })
})

test('a check is written by a ready-made rule and kept with its message', async () => {
  const { here, lan, id } = await withTwo()
  const three = await add(lan, id, 'Bao nhiêu?', 'number')
  const path = `${listAt(id)}/${three}`
  const more = {
    label: 'Bao nhiêu?',
    'settings.decimals': '0',
    'checks.0.rule': 'range',
    'checks.0.from': '1',
    'checks.0.to': '9',
  }
  const asking = await lan.post(path, { ...(await opened(lan, path)), ...more, do: 'checks refresh 0' })
  expect(await asking.text()).toContain('Con số này ngoài khoảng cho phép.')
  await lan.post(path, { ...(await opened(lan, path)), ...more, 'checks.0.message': 'Từ 1 đến 9 thôi' })
  expect((await questionsOf(here, id))[2]?.checks).toEqual([
    { formula: `not answered(${three}) or ${three} >= 1 and ${three} <= 9`, message: 'Từ 1 đến 9 thôi' },
  ])
})

test('the phone is shown what is typed and stores nothing', async () => {
  const { here, lan, id, paths } = await withTwo()
  const shown = await lan.post(`${paths.one}/phone`, { ...asked, label: 'Đang gõ <dở>' })
  expect(await shown.text()).toContain('Đang gõ &lt;dở&gt;')
  expect(await labels(here, id)).toEqual(['Một?', 'Hai?'])
})

test('from question to question one goes on saving, as far as there are any', async () => {
  const { here, lan, id, one, two, paths } = await withTwo()
  const page = await (await lan.get(paths.one)).text()
  expect(page).toContain('aria-label="Lưu và sang câu sau"')
  expect(page).not.toContain('Lưu và sang câu trước')

  const on = await lan.post(paths.one, { ...(await opened(lan, paths.one)), ...asked, label: 'Một xong?', next: 'following' })
  expect(on.headers.get('Location')).toBe(`${listAt(id)}/${two}?saved=1`)
  const back = await lan.post(paths.two, { ...(await opened(lan, paths.two)), ...asked, label: 'Hai xong?', next: 'previous' })
  expect(back.headers.get('Location')).toBe(`${listAt(id)}/${one}?saved=1`)
  expect(await labels(here, id)).toEqual(['Một xong?', 'Hai xong?'])

  const faulty = { ...(await opened(lan, paths.one)), ...asked, label: 'x'.repeat(501), next: 'following' }
  expect((await lan.post(paths.one, faulty)).status).toBe(422)
})

test('a section has one place for its words, and keeps the hint a file brought until it is emptied', async () => {
  const { here, lan, id } = await withTwo()
  const path = `${listAt(id)}/${await add(lan, id, 'Phần hai', 'section')}`
  expect(await (await lan.get(path)).text()).not.toContain('name="hint"')

  await lan.post(path, { ...(await opened(lan, path)), label: 'Phần hai', hint: 'Từ tệp' })
  expect(await (await lan.get(path)).text()).toContain('name="hint"')
  await lan.post(path, { ...(await opened(lan, path)), label: 'Phần hai', 'settings.text': 'Lời dẫn' })
  expect((await questionsOf(here, id))[2]).toMatchObject({ hint: '', settings: { text: 'Lời dẫn' } })
})
