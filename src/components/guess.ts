/** Keeps a reader's guess beside the answer that it opens. */
for (const guess of document.querySelectorAll('.guess')) {
  const details = guess.querySelector('details')
  const said = guess.querySelector<HTMLElement>('.guessed')
  guess.addEventListener('change', (event) => {
    const input = event.target as HTMLInputElement
    if (said) said.textContent = input.dataset['right'] === 'yes' ? `You guessed ${input.value}, and so it is.` : `You guessed ${input.value}.`
    if (details) details.open = true
  })
}
