/** Asks for the reader's own sentence before the model answer opens. */
for (const box of document.querySelectorAll('.why-box')) {
  const own = box.querySelector('textarea')
  const ask = box.querySelector('.ask')
  box.querySelector('summary')?.addEventListener('click', (event) => {
    const written = own?.value.trim() !== ''
    if (ask) ask.textContent = written ? '' : 'Write a sentence first; then compare.'
    if (written) return
    event.preventDefault()
    own?.focus()
  })
}
