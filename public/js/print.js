// A button that opens the print dialog; without scripts it stays hidden and the hint says what to press.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}
