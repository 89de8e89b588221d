import sheet from '@pagefind/default-ui/css/ui.css?url'

/** The search box: its 26 KB and the index arrive when it is first opened, not before. */
const opener = document.querySelector<HTMLButtonElement>('#search-open')!
const dialog = document.querySelector<HTMLDialogElement>('#search')!

let box: Promise<void> | undefined

async function load(): Promise<void> {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: sheet })
  document.head.prepend(link)
  const { PagefindUI } = await import('@pagefind/default-ui')
  new PagefindUI({
    element: '#search-box',
    baseUrl: dialog.dataset.base,
    bundlePath: dialog.dataset.bundle,
    showImages: false,
    showSubResults: true,
    resetStyles: false,
    translations: { placeholder: 'Search the book' },
  })
}

async function open(): Promise<void> {
  dialog.showModal()
  await (box ??= load())
  dialog.querySelector('input')?.focus()
}

opener.hidden = false
opener.addEventListener('click', () => void open())
dialog.querySelector('[data-close]')!.addEventListener('click', () => dialog.close())
dialog.addEventListener('click', ({ target }) => {
  // A click on the backdrop lands on the dialog itself; one on a result may lead to this same page.
  if (target === dialog || (target instanceof Element && target.closest('a'))) dialog.close()
})
document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')
  const asked = (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) || (event.key === 'k' && (event.ctrlKey || event.metaKey))
  if (!asked || dialog.open) return
  event.preventDefault()
  void open()
})
