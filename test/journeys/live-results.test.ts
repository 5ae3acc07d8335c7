import { expect, test } from 'vitest'
import { answer, openConsultation, single } from '../results/answered'
import { axe, openBrowser } from '../support/browser'
import { serveTown } from '../support/serve-town'

async function oneAnswered() {
  const { storage, commune, hamlets, address, signedIn } = await serveTown()
  const id = await openConsultation(storage, { unit: commune, hamlets, versions: [[single('q1', ['a', 'b'])]] })
  await answer(storage, id, [{ answers: { q1: 'a' } }])
  const { cookies } = await signedIn('committeeMember')
  return { storage, id, address, cookies }
}

test('an open page of results shows a new answer within two seconds and keeps scroll and focus', async () => {
  const { storage, id, address, cookies } = await oneAnswered()
  const browser = await openBrowser()
  try {
    const page = await browser.page({ address, width: 1280, cookies })
    await page.goto(`/staff/consultations/${id}/results`)
    const save = page.locator('#figure-q1 [data-save-png]')
    // The chart is drawn once it is in sight, and its picture can be saved from then on.
    await page.locator('#figure-q1').scrollIntoViewIfNeeded()
    await save.scrollIntoViewIfNeeded()
    await save.focus()
    const scrolled = await page.evaluate<number>('scrollY')

    await answer(storage, id, [{ answers: { q1: 'b' } }])
    await page.locator('#result-q1', { hasText: '2 phiếu trả lời câu này' }).waitFor({ timeout: 2000 })

    expect(await page.locator('#live-status').textContent()).toBe('Có phiếu mới. Hiện có 2 phiếu.')
    expect(await page.evaluate('[scrollY, document.activeElement.textContent]')).toEqual([scrolled, 'Lưu ảnh PNG'])
    const [picture] = await Promise.all([page.waitForEvent('download'), save.click()])
    expect(picture.suggestedFilename()).toBe('figure-q1.png')
    expect(await axe(page)).toEqual([])
  } finally {
    await browser.close()
  }
})

test('a chart whose canvas was taken out is let go, and is drawn again on a new one', async () => {
  const { id, address, cookies } = await oneAnswered()
  const browser = await openBrowser()
  try {
    const page = await browser.page({ address, width: 1280, cookies })
    await page.goto(`/staff/consultations/${id}/results`)
    await page.locator('#figure-q1').scrollIntoViewIfNeeded()
    await page.locator('#figure-q1 .figure-canvas-drawn').waitFor()

    await page.evaluate(`(() => {
      const canvas = document.querySelector('#figure-q1 canvas')
      canvas.parentElement.classList.remove('figure-canvas-drawn')
      canvas.replaceWith(document.createElement('canvas'))
      document.dispatchEvent(new CustomEvent('htmx:after:swap', { detail: {} }))
    })()`)

    await page.locator('#figure-q1 .figure-canvas-drawn').waitFor()
    await page.locator('#figure-q1').evaluate('(figure) => figure.remove()')
    await page.evaluate(`(() => {
      document.dispatchEvent(new CustomEvent('htmx:after:swap', { detail: {} }))
      dispatchEvent(new Event('afterprint'))
    })()`)
  } finally {
    await browser.close()
  }
})
