/** The one button that turns paper to night and back, and remembers it where storage is open. */
const button = document.querySelector<HTMLButtonElement>('#theme')!

function show(): void {
  const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'
  button.setAttribute('aria-label', `Theme: turn ${next}`)
  const { backgroundColor } = getComputedStyle(document.documentElement)
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) meta.content = backgroundColor
}

button.addEventListener('click', () => {
  const root = document.documentElement
  root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark'
  try {
    localStorage.setItem('chain-rule:theme', root.dataset.theme)
  } catch {
    // Storage is closed: the choice holds for this page.
  }
  show()
})

show()
button.hidden = false
