// The first script of an embed page, in the page itself: what must happen before the first paint, and what must
// still happen where the server or the frame lets no other script in.
{
  const root = document.documentElement
  const asked = (key) => new URLSearchParams(location.search).getAll(key).pop()
  const theme = asked('theme')
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  if (asked('transparent') === 'on') root.dataset.transparent = 'on'

  let kept = []
  const keep = ({ source, data }) => {
    if (source !== window.parent || source === window) return
    if (kept.length < 100) kept.push(data)
  }
  window.addEventListener('message', keep)
  window.chainRuleEarly = {
    take(next) {
      window.removeEventListener('message', keep)
      clearTimeout(timer)
      root.dataset.started = 'yes'
      for (const id of ['stuck', 'stuck-sandboxed']) document.getElementById(id)?.remove()
      kept.forEach(next)
      kept = []
    },
  }

  const stuck = () => {
    if (root.dataset.started) return
    const says = document.getElementById(self.origin === 'null' ? 'stuck-sandboxed' : 'stuck')
    if (!says || !says.hidden) return
    says.hidden = false
    const height = Math.ceil(document.body.getBoundingClientRect().height)
    if (window.parent !== window) window.parent.postMessage({ chainRule: 1, type: 'resize', height }, '*')
  }
  document.addEventListener('astro:hydration-error', stuck)
  window.addEventListener('error', (event) => event.target instanceof HTMLScriptElement && stuck(), true)
  const timer = setTimeout(stuck, 20000)
}
