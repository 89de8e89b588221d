{
  let theme = null
  try {
    theme = localStorage.getItem('chain-rule:theme')
  } catch {
    // Storage is closed to this page; the system's theme stands.
  }
  if (theme !== 'light' && theme !== 'dark') {
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  }
  document.documentElement.dataset.theme = theme
}
