/**
 * Keeps a reader's guess beside the answer that it opens. A tap is a guess; arrow keys only move among the options, and
 * Enter guesses. What was guessed is written once the answer is open: a status that is not shown yet is not spoken.
 */
for (const guess of document.querySelectorAll('.guess')) {
  const [form, details, said] = [guess.querySelector('form')!, guess.querySelector('details')!, guess.querySelector<HTMLElement>('.guessed')!]
  const tell = () => {
    const input = form.querySelector<HTMLInputElement>(':checked')
    if (!details.open || !input) return
    // There is none where the answer beside it names the right option, or no option is right.
    const { right } = said.dataset
    const text = input.dataset['right'] === 'yes' ? `You guessed “${input.value}”, and so it is.` : `You guessed “${input.value}”${right === undefined ? '.' : `; ${right}.`}`
    if (said.textContent !== text) said.textContent = text
  }
  const open = () => {
    if (details.open) tell()
    else details.open = true
  }
  let tapped = false
  form.addEventListener('pointerdown', () => (tapped = true))
  form.addEventListener('change', () => tapped && open())
  form.addEventListener('keydown', ({ key, target }) => {
    tapped = false
    if (key !== 'Enter' || !(target instanceof HTMLInputElement)) return
    target.checked = true
    open()
  })
  details.addEventListener('toggle', tell)
}
